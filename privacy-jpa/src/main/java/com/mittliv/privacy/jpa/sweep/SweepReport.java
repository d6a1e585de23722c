package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a sweep erased, what stays, and why: in numbers, without personal values.
 *
 * @param work the id of the sweep, by which its receipts are found
 * @param at the instant at which it began; each batch is judged at its own
 * @param mode whether anything was erased
 * @param ending whether it came to its end
 * @param entities what became of each guarded entity, in the order swept
 * @param samples of a dry run, some of the rows that would go
 * @param partitions which partitions were emptied as a whole, and which could not be; none unless that was asked for
 */
public record SweepReport(
        String work,
        Instant at,
        Mode mode,
        Ending ending,
        List<Swept> entities,
        List<Sample> samples,
        List<Partition> partitions) {
    /** Whether a sweep erases. */
    public enum Mode {
        /** It counted what it would erase. */
        DRY_RUN,
        /** It erased. */
        RUN
    }

    /** Whether a sweep came to its end. */
    public enum Ending {
        /** All was gone through. */
        COMPLETE,
        /** It was stopped between batches; what was done is done, and the next sweep does the rest. */
        STOPPED
    }

    /** Copies. */
    public SweepReport {
        entities = List.copyOf(entities);
        samples = List.copyOf(samples);
        partitions = List.copyOf(partitions);
    }

    /**
     * A partition all of whose rows were due, or a table none of whose partitions can go as a whole.
     *
     * @param entity the entity of its rows
     * @param name the partition or the table as it stands in SQL
     * @param went how its rows went
     * @param rows how many went with it as a whole; 0 where they went row by row
     */
    public record Partition(String entity, String name, Went went, long rows) {}

    /** How the rows of a partition went. Whatever the reason, they are swept. */
    public enum Went {
        /** All at once. */
        AS_A_WHOLE,
        /** Row by row: what keeps them depends on what people said as well, or on other rows. */
        BY_ROWS_JUDGED_BY_MORE,
        /** Row by row: elements, links, former states or rows of further tables go with them. */
        BY_ROWS_WITH_OTHERS,
        /** Row by row: rows of other tables can refer to them. */
        BY_ROWS_REFERRED_TO,
        /** Row by row: a trigger or a rule of the database is to learn of each. */
        BY_ROWS_FOR_TRIGGERS,
        /** Row by row: row security keeps the sweep from seeing all there is. */
        BY_ROWS_FOR_ROW_SECURITY,
        /** Row by row: the sweep's role may not truncate the partition, or not lock it and the table of holds. */
        BY_ROWS_FOR_LACK_OF_RIGHTS,
        /** Row by row: the connection's transactions are stricter than {@code read committed}, and see what was. */
        BY_ROWS_FOR_ISOLATION,
        /** Row by row: others were using it for as long as was waited. */
        BY_ROWS_WHILE_IN_USE
    }

    /**
     * Rows by their keys alone.
     *
     * @param entity the entity
     * @param keys the columns of each row's key
     */
    public record Sample(String entity, List<List<Object>> keys) {
        /** Copies. */
        public Sample {
            keys = List.copyOf(keys);
        }
    }

    /**
     * What became of one entity.
     *
     * @param entity its name
     * @param rowsErased how many rows went, none of whose categories had a ground left
     * @param emptied what went from rows that stay
     * @param stays what stays, by category and ground; nothing where it was not counted
     * @param passedBy how many rows were due and stay nonetheless, for another transaction had locked them for as long as
     *     was waited, or a table that is not mapped refers to them; the next sweep tries again
     */
    public record Swept(String entity, long rowsErased, List<Emptied> emptied, List<Stays> stays, long passedBy) {
        /** Copies. */
        public Swept {
            emptied = List.copyOf(emptied);
            stays = List.copyOf(stays);
        }

        /** What became of the rows of another table of the same entity, too. */
        Swept and(Swept more) {
            Map<DataCategory, Long> allEmptied = new LinkedHashMap<>();
            Stream.concat(emptied.stream(), more.emptied.stream())
                    .forEach(each -> allEmptied.merge(each.category, each.rows, Long::sum));
            Map<Stays, Long> allStays = new LinkedHashMap<>();
            Stream.concat(stays.stream(), more.stays.stream())
                    .forEach(each -> allStays.merge(new Stays(each.category, each.ground, 0), each.rows, Long::sum));
            return new Swept(
                    entity,
                    rowsErased + more.rowsErased,
                    allEmptied.entrySet().stream()
                            .map(each -> new Emptied(each.getKey(), each.getValue()))
                            .toList(),
                    allStays.entrySet().stream()
                            .map(each -> new Stays(each.getKey().category, each.getKey().ground, each.getValue()))
                            .toList(),
                    passedBy + more.passedBy);
        }
    }

    /**
     * What went from rows that stay.
     *
     * @param category the category without a ground
     * @param rows in how many rows its attributes were emptied
     */
    public record Emptied(DataCategory category, long rows) {}

    /**
     * What stays on one ground. A row kept on two grounds is counted under both.
     *
     * @param category the category
     * @param ground what keeps it
     * @param rows in how many rows
     */
    public record Stays(DataCategory category, Ground ground, long rows) {}

    /** What keeps data. */
    public sealed interface Ground {
        /**
         * A rule of the policy keeps it, for one of its purposes.
         *
         * @param rule the rule
         * @param purpose the purpose
         */
        record ByRule(ProcessingRule rule, Purpose purpose) implements Ground {}

        /** A legal hold, on its person or on one whose rows it is around, keeps it beyond its retention (Art. 17(3) GDPR). */
        record ByHold() implements Ground {}

        /** The row names no role the policy knows, so that nothing can be said; it is left alone. */
        record RoleUnknown() implements Ground {}

        /** The row tells no person, so that nothing can be said; it is left alone. */
        record SubjectUnknown() implements Ground {}
    }

    /**
     * How many rows were erased in all entities.
     *
     * @return the sum
     */
    public long rowsErased() {
        return entities.stream().mapToLong(Swept::rowsErased).sum();
    }

    /**
     * In how many rows of all entities attributes were emptied; a row counts once for each category.
     *
     * @return the sum
     */
    public long attributesEmptied() {
        return entities.stream()
                .flatMap(swept -> swept.emptied().stream())
                .mapToLong(Emptied::rows)
                .sum();
    }
}
