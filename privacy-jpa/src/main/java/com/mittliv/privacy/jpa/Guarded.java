package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.internal.RowFacts;
import com.mittliv.privacy.jpa.internal.RowFacts.At;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.StateTables;
import com.mittliv.privacy.jpa.internal.SweepPlan.Link;
import com.mittliv.privacy.jpa.internal.TimeForm;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * What of a persistence unit is guarded.
 *
 * @param entities the guarded entities, found by their number
 * @param columns the guarded columns, found by their number
 * @param attributes the guarded attributes, found by their number
 * @param tables where states are kept
 * @param stored the tables in which what is guarded stands
 * @param links the ways from rows of any entity to others
 */
record Guarded(
        List<Entity> entities,
        List<ColumnOf> columns,
        List<Attribute> attributes,
        StateTables tables,
        List<StoredTable> stored,
        List<Link> links) {
    /** In which role the person of a row is known. */
    sealed interface RoleOf {
        /** The same in every row. */
        record Fixed(Role role) implements RoleOf {}

        /** Told by a column: the literals that mean a role. */
        record ByColumn(AttributePath path, Map<Role, List<String>> literals) implements RoleOf {}

        /** The roles that rows can be in. */
        default Set<Role> all() {
            return this instanceof Fixed fixed ? Set.of(fixed.role) : ((ByColumn) this).literals.keySet();
        }
    }

    /** What tells when an event happened to a row. */
    sealed interface EventOf {
        /** Attributes, of which every row has one. */
        record ByColumn(List<AttributePath> paths, TimeForm form) implements EventOf {}

        /** It happened to all rows alike. */
        record Fixed(String literal, TimeForm form) implements EventOf {}

        /** Where it stands, seen from one of the entity's tables. */
        default At at(Site site) {
            if (this instanceof Fixed fixed) {
                return new At(Sql.of(fixed.literal), fixed.form);
            }
            ByColumn told = (ByColumn) this;
            Sql first = told.paths.get(0).at(site);
            if (told.paths.size() == 1) {
                return new At(first, told.form);
            }
            List<Object> pieces = new ArrayList<>(List.of("coalesce(", first));
            told.paths.subList(1, told.paths.size()).forEach(path -> pieces.addAll(List.of(", ", path.at(site))));
            pieces.add(")");
            return new At(Sql.of(pieces.toArray()), told.form);
        }

        /** What two classes tell, if they tell it in the same form. */
        static Optional<EventOf> eitherOf(EventOf one, EventOf other) {
            if (one instanceof ByColumn first && other instanceof ByColumn second && first.form.equals(second.form)) {
                List<AttributePath> both = new ArrayList<>(first.paths);
                both.addAll(second.paths);
                return Optional.of(new ByColumn(List.copyOf(both), first.form));
            }
            return Optional.empty();
        }
    }

    /**
     * A guarded entity with its subclasses.
     *
     * @param number its number
     * @param name what people call it
     * @param types its class and those of its subclasses
     * @param root where its rows are found
     * @param sites the tables from which its rows are judged: that one, then those of joined subclasses
     * @param stores the tables that hold whole rows of it
     * @param tables all its tables, those of its collections included, in small letters and without quotes
     * @param subject the way to the person's id
     * @param idForm what kind of column that id is in
     * @param role in which role the person is known
     * @param events what tells when events happened
     * @param neverHappen the events that are declared never to happen to its rows
     * @param said what columns of the application's own tell about the person of a row
     * @param tells what of that its own rows tell
     * @param categories the categories of its attributes; all of the policy where it has none of its own
     */
    record Entity(
            int number,
            String name,
            List<Class<?>> types,
            Site root,
            List<Site> sites,
            List<Store> stores,
            Set<String> tables,
            AttributePath subject,
            IdForm idForm,
            RoleOf role,
            Map<Event, EventOf> events,
            Set<Event> neverHappen,
            PersonColumns said,
            PersonColumns tells,
            Set<DataCategory> categories) {
        /** By its number, which no other of the persistence unit has. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entity that && number == that.number && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return number;
        }

        /** Where the facts about a row are found, seen from one of the entity's tables. */
        RowFacts factsAt(Site site) {
            Sql id = subject.at(site);
            Sql asText = idForm == IdForm.TEXT ? id : Sql.of("cast(", id, " as varchar)");
            return new RowFacts() {
                @Override
                public Sql subject() {
                    return asText;
                }

                @Override
                public Optional<At> event(Event event) {
                    return Optional.ofNullable(events.get(event)).map(told -> told.at(site));
                }

                @Override
                public Optional<ConsentAt> consent(Purpose purpose) {
                    return said.consent(purpose, site);
                }

                @Override
                public Optional<Sql> objection(Purpose purpose) {
                    return said.objection(purpose, site);
                }
            };
        }

        /** The table of its rows; of several, what stands for them all. */
        String tableName() {
            return stores.get(0).tableName;
        }
    }

    /** What kind of column a person's id is in. */
    enum IdForm {
        /** Text, as the library's tables hold it. */
        TEXT,
        /** A number or a UUID, whose text they hold. */
        OTHER
    }

    /**
     * A table that holds whole rows of an entity.
     *
     * @param type the class of the rows, or one above
     * @param tableName the table as it stands in SQL
     * @param references what refers to its rows
     * @param raised the assignment that raises their version; empty if they have none
     * @param histories the tables of their former states
     */
    record Store(
            Class<?> type,
            String tableName,
            References references,
            Optional<String> raised,
            List<HistoryTable> histories) {}

    /**
     * A guarded attribute.
     *
     * @param number its number
     * @param entity its entity
     * @param owner the class that declares it, or whose part does
     * @param path its path from the entity
     * @param category the category of its data
     * @param site the table it is in
     * @param siteName that table as it stands in SQL
     * @param holder what it is part of
     * @param columns its columns as they stand in SQL
     * @param isNullable whether these can be emptied
     * @param mask what is read in place of what is withheld
     * @param remainder what is left of it in a row that stays
     */
    record Attribute(
            int number,
            Entity entity,
            Class<?> owner,
            String path,
            DataCategory category,
            Site site,
            String siteName,
            Holder holder,
            List<String> columns,
            boolean isNullable,
            Optional<String> mask,
            Remainder remainder) {
        String fullName() {
            return entity.name + "." + path;
        }

        /** The same, of which nothing is left that is of its own. */
        Attribute withoutPseudonym() {
            return remainder.isPseudonym()
                    ? new Attribute(
                            number,
                            entity,
                            owner,
                            path,
                            category,
                            site,
                            siteName,
                            holder,
                            columns,
                            isNullable,
                            mask,
                            remainder.ofNobody(isNullable))
                    : this;
        }
    }

    /** What an attribute's columns are part of. */
    enum Holder {
        /** A table of the entity. */
        ENTITY,
        /** The rows of a collection, which are the attribute as a whole. */
        ELEMENTS,
        /** The rows of a collection, of which the attribute is a part. */
        PART_OF_ELEMENTS
    }

    /** How Hibernate asks for a column. */
    enum Access {
        /** By its name, before which it puts the alias itself. */
        PLAIN,
        /** By an expression, in which the alias must be asked for. */
        EXPRESSION,
        /** By an expression of its own around a column that holds several values. */
        INSIDE
    }

    /**
     * A guarded column.
     *
     * @param number its number, by which markers name it
     * @param attribute its attribute
     * @param column the column
     * @param name its name as it stands in SQL; of a value inside a column, the name of that one
     * @param table its table
     * @param type its SQL type
     * @param access how it is asked for
     */
    record ColumnOf(
            int number, Attribute attribute, Column column, String name, Table table, String type, Access access) {}
}
