package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that holds rows of a guarded entity: how the rows of one person are found and judged, and how they go. Derived
 * from the mapping, and used by what doesn't know it.
 *
 * @param entity the entity's name
 * @param name the table as it stands in SQL
 * @param keys the columns of a row's key
 * @param person how a row tells its person
 * @param roles the roles that rows can be in
 * @param role the place in {@code roles} of a row's role; null if it tells none of them
 * @param events what tells when events happened
 * @param parts what the rows hold of each category; all categories of the entity are named
 * @param erasing what is done to erase rows, the rows themselves last
 * @param referred that a row of another entity, or another row of this one, refers to a row
 */
public record RowTable(
        String entity,
        String name,
        List<String> keys,
        Person person,
        List<Role> roles,
        Sql role,
        List<Told> events,
        List<Part> parts,
        List<Change> erasing,
        SqlPredicate referred) {
    /** The alias of the row in question. */
    public static final String ROW = "pv_a";

    /**
     * How a row tells its person.
     *
     * @param id the id as text; null if the row tells none
     * @param is that the row tells the one whose id is the parameter; the parameter may come several times
     * @param form what kind of value the parameter is
     */
    public record Person(Sql id, Sql is, IdForm form) {}

    /** What kind of value a person's id is in a table. */
    public enum IdForm {
        /** Text. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** A UUID. */
        UUID;

        /**
         * A person's id as such a column holds it.
         *
         * @param subjectId the id as the library's tables hold it
         * @return the value; empty if the column cannot hold it
         */
        public Optional<Object> value(String subjectId) {
            try {
                Object id = switch (this) {
                    case TEXT -> subjectId;
                    case NUMBER -> Long.valueOf(subjectId);
                    case UUID -> java.util.UUID.fromString(subjectId);
                };
                return id.toString().equals(subjectId) ? Optional.of(id) : Optional.empty();
            } catch (IllegalArgumentException notOfItsForm) {
                return Optional.empty();
            }
        }
    }

    /**
     * What tells when an event happened.
     *
     * @param event the event
     * @param column where it stands, null where it has not happened
     * @param form in which form
     */
    public record Told(Event event, Sql column, TimeForm form) {}

    /**
     * What rows hold of a category.
     *
     * @param category the category
     * @param present the rows in which anything of it is left
     * @param emptying what is done to take it out of rows that stay; none if the row itself is all there is of it
     * @param leaves whether all of it can be taken out of rows that stay
     */
    public record Part(DataCategory category, SqlPredicate present, List<Change> emptying, Leaves leaves) {}

    /** How a category can leave rows. */
    public enum Leaves {
        /** Its attributes can be emptied. */
        BY_ITSELF,
        /** An attribute is never null, and nothing is said that could stand in its place. */
        WITH_ITS_ROW_ALONE
    }

    /** By its name, which no other of the persistence unit has. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowTable that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "RowTable[" + name + "]";
    }
}
