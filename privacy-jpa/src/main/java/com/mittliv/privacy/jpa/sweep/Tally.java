package com.mittliv.privacy.jpa.sweep;

import java.util.Arrays;
import java.util.List;

/** Counts what became of the rows of a step. */
final class Tally {
    private final long[] parts;
    private long rows;
    private long refused;

    Tally(int parts) {
        this.parts = new long[parts];
    }

    long rows() {
        return rows;
    }

    long refused() {
        return refused;
    }

    long ofPart(int part) {
        return parts[part];
    }

    void add(List<Batch.Row> batch) {
        rows += batch.size();
        batch.forEach(row -> row.present().forEach(part -> parts[part]++));
    }

    void refused(List<Batch.Row> batch) {
        refused += batch.size();
    }

    void add(Tally other) {
        rows += other.rows;
        refused = Math.max(refused, other.refused);
        Arrays.setAll(parts, part -> parts[part] + other.parts[part]);
    }
}
