package com.mittliv.privacy.vocabulary;

import java.util.Optional;

/**
 * Where data come from (Art. 14(2)(f) GDPR).
 *
 * @param id the stable id
 * @param label what people read
 * @param broader the wider source; a rule for it covers this one
 * @param governedBy the other policy that governs data given there, where there is one
 */
public record Source(String id, Label label, Optional<Source> broader, Optional<Text> governedBy) implements Term {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is malformed
     */
    public Source {
        Term.requireId(id);
    }

    /**
     * Makes a source without further description.
     *
     * @param id the stable id
     * @return the source
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Source of(String id) {
        return new Source(id, Label.NONE, Optional.empty(), Optional.empty());
    }

    /**
     * This source with a name for people to read.
     *
     * @param name the name
     * @return a new source
     */
    public Source named(Text name) {
        return new Source(id, new Label(name, label.section(), label.note()), broader, governedBy);
    }

    /**
     * This source as a part of a wider one.
     *
     * @param wider the wider source
     * @return a new source
     */
    public Source within(Source wider) {
        return new Source(id, label, Optional.of(wider), governedBy);
    }

    @Override
    public String kindName() {
        return "source";
    }

    // Equal terms have equal ids, and questions are looked up by them.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
