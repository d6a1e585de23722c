package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.internal.RowFacts;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.StateTables;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Role;
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
 */
record Guarded(List<Entity> entities, List<ColumnOf> columns, List<Attribute> attributes, StateTables tables) {
    /** In which role the person of a row is known. */
    sealed interface RoleOf {
        /** The same in every row. */
        record Fixed(Role role) implements RoleOf {}

        /** Told by an attribute. */
        record ByColumn(AttributePath path) implements RoleOf {}
    }

    /**
     * A guarded entity with its subclasses.
     *
     * @param number its number
     * @param name what people call it
     * @param types its class and those of its subclasses
     * @param root where its rows are found
     * @param tableName its table as it stands in SQL
     * @param tables all its tables, those of its collections included, in small letters and without quotes
     * @param subject the way to the person's id
     * @param isText whether that id is of a character type
     * @param role in which role the person is known
     * @param events the way to the instants of events
     * @param categories the categories of its attributes; all of the policy where it has none of its own
     * @param references what refers to its rows
     */
    record Entity(
            int number,
            String name,
            List<Class<?>> types,
            Site root,
            String tableName,
            Set<String> tables,
            AttributePath subject,
            boolean isText,
            RoleOf role,
            Map<Event, AttributePath> events,
            Set<DataCategory> categories,
            References references) {
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
            Sql asText = isText ? id : Sql.of("cast(", id, " as varchar)");
            return new RowFacts() {
                @Override
                public Sql subject() {
                    return asText;
                }

                @Override
                public Optional<Sql> event(Event event) {
                    return Optional.ofNullable(events.get(event)).map(path -> path.at(site));
                }
            };
        }
    }

    /**
     * A guarded attribute.
     *
     * @param number its number
     * @param entity its entity
     * @param path its path from the entity
     * @param category the category of its data
     * @param site the table it is in
     * @param siteName that table as it stands in SQL
     * @param collection whether that table is one of a collection
     * @param columns its columns as they stand in SQL
     * @param isNullable whether these can be emptied
     */
    record Attribute(
            int number,
            Entity entity,
            String path,
            DataCategory category,
            Site site,
            String siteName,
            Holder collection,
            List<String> columns,
            boolean isNullable) {
        String fullName() {
            return entity.name + "." + path;
        }
    }

    /** What an attribute's column is part of. */
    enum Holder {
        /** A table of the entity. */
        ENTITY,
        /** The table of an element collection. */
        COLLECTION
    }

    /**
     * A guarded column.
     *
     * @param number its number, by which markers name it
     * @param attribute its attribute
     * @param column the column
     * @param name its name as it stands in SQL
     * @param table its table
     * @param type its SQL type
     */
    record ColumnOf(int number, Attribute attribute, Column column, String name, Table table, String type) {}
}
