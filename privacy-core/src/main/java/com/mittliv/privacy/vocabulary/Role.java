package com.mittliv.privacy.vocabulary;

/**
 * The capacity in which the controller knows a person: a category of data subjects (Art. 30(1)(c) GDPR).
 *
 * @param id the stable id
 * @param label what people read
 */
public record Role(String id, Label label) implements Term {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is malformed
     */
    public Role {
        Term.requireId(id);
    }

    /**
     * Makes a role without further description.
     *
     * @param id the stable id
     * @return the term
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Role of(String id) {
        return new Role(id, Label.NONE);
    }

    /**
     * This term with a name for people to read.
     *
     * @param name the name
     * @return a new term
     */
    public Role named(Text name) {
        return new Role(id, new Label(name, label.section(), label.note()));
    }

    @Override
    public String kindName() {
        return "role";
    }

    // Equal terms have equal ids, and questions are looked up by them.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
