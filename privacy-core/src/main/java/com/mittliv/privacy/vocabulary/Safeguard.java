package com.mittliv.privacy.vocabulary;

/**
 * What makes a transfer to a country outside the EU/EEA lawful (Art. 44–49 GDPR).
 *
 * @param id the stable id
 * @param label what people read
 */
public record Safeguard(String id, Label label) implements Term {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is malformed
     */
    public Safeguard {
        Term.requireId(id);
    }

    /**
     * Makes a safeguard without further description.
     *
     * @param id the stable id
     * @return the term
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Safeguard of(String id) {
        return new Safeguard(id, Label.NONE);
    }

    /**
     * This term with a name for people to read.
     *
     * @param name the name
     * @return a new term
     */
    public Safeguard named(Text name) {
        return new Safeguard(id, new Label(name, label.section(), label.note()));
    }

    @Override
    public String kindName() {
        return "safeguard";
    }

    // Equal terms have equal ids, and questions are looked up by them.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
