package com.mittliv.privacy.vocabulary;

/**
 * Something that happens in the relation to a person and starts or ends processing, for example the close of a
 * recruitment.
 *
 * @param id the stable id
 * @param label what people read
 */
public record Event(String id, Label label) implements Term {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is malformed
     */
    public Event {
        Term.requireId(id);
    }

    /**
     * Makes an event without further description.
     *
     * @param id the stable id
     * @return the term
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Event of(String id) {
        return new Event(id, Label.NONE);
    }

    /**
     * This term with a name for people to read.
     *
     * @param name the name
     * @return a new term
     */
    public Event named(Text name) {
        return new Event(id, new Label(name, label.section(), label.note()));
    }

    @Override
    public String kindName() {
        return "event";
    }

    // Equal terms have equal ids, and questions are looked up by them.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
