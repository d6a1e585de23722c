package com.mittliv.privacy.vocabulary;

import java.util.Optional;

/**
 * A kind of personal data (Art. 30(1)(c) GDPR), for example e-mail addresses.
 *
 * @param id the stable id
 * @param label what people read
 * @param kind whether the law treats these data with special care
 * @param broader the wider category; a rule for it covers this one
 */
public record DataCategory(String id, Label label, Kind kind, Optional<DataCategory> broader) implements Term {
    /** How the law treats a category. */
    public enum Kind {
        /** No special treatment. */
        ORDINARY,
        /** A special category (Art. 9 GDPR): a rule needs a condition of Art. 9(2). */
        SPECIAL,
        /** Criminal convictions and offences (Art. 10 GDPR): a rule needs official authority or a statute. */
        CRIMINAL
    }

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is malformed
     */
    public DataCategory {
        Term.requireId(id);
    }

    /**
     * Makes an ordinary category without further description.
     *
     * @param id the stable id
     * @return the category
     * @throws IllegalArgumentException if the id is malformed
     */
    public static DataCategory of(String id) {
        return new DataCategory(id, Label.NONE, Kind.ORDINARY, Optional.empty());
    }

    /**
     * This category with a name for people to read.
     *
     * @param name the name
     * @return a new category
     */
    public DataCategory named(Text name) {
        return new DataCategory(id, new Label(name, label.section(), label.note()), kind, broader);
    }

    /**
     * This category as a part of a wider one.
     *
     * @param wider the wider category
     * @return a new category
     */
    public DataCategory within(DataCategory wider) {
        return new DataCategory(id, label, kind, Optional.of(wider));
    }

    /**
     * This category as a special one (Art. 9 GDPR).
     *
     * @return a new category
     */
    public DataCategory special() {
        return new DataCategory(id, label, Kind.SPECIAL, broader);
    }

    @Override
    public String kindName() {
        return "data category";
    }

    // Equal terms have equal ids, and questions are looked up by them.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
