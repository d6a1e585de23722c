package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what became of rows. */
final class Tally {
    private final Map<SweepPlan.Table, Long> rows = new LinkedHashMap<>();
    private final Map<Integer, Long> parts = new HashMap<>();
    private long refused;
    private boolean leftNone = true;

    Map<SweepPlan.Table, Long> rows() {
        return rows;
    }

    /** How many rows a foreign key kept that is not mapped. */
    long refused() {
        return refused;
    }

    /** In how many rows a part was left to be emptied. */
    long ofPart(int part) {
        return parts.getOrDefault(part, 0L);
    }

    void add(Batch batch) {
        rows.merge(batch.table(), (long) batch.rows().size(), Long::sum);
        if (batch.erases()) {
            return;
        }
        batch.rows().forEach(row -> row.present().forEach(part -> parts.merge(part, 1L, Long::sum)));
    }

    void refusedOne() {
        refused++;
        leftNone = false;
    }

    /** Whether it is sure that none of the rows is left that were looked for. */
    boolean leftNone() {
        return leftNone;
    }

    void mayHaveLeftSome() {
        leftNone = false;
    }

    void add(Tally other) {
        other.rows.forEach((table, count) -> rows.merge(table, count, Long::sum));
        other.parts.forEach((part, count) -> parts.merge(part, count, Long::sum));
        refused = Math.max(refused, other.refused);
        leftNone &= other.leftNone;
    }
}
