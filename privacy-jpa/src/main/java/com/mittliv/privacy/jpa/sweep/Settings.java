package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** How a sweep is to be run. */
record Settings(
        int batch,
        int workers,
        OptionalDouble rate,
        Optional<Lag> lag,
        Optional<SweepWatch> watch,
        Duration patience,
        Counting counting,
        Optional<Pseudonyms> pseudonyms,
        Optional<ErasureReceipts> receipts,
        Partitions partitions) {
    static final Settings DEFAULTS = new Settings(
            5_000,
            1,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5),
            Counting.WHAT_STAYS,
            Optional.empty(),
            Optional.empty(),
            Partitions.ROW_BY_ROW);

    /** How far something is behind, and how far it may be. */
    record Lag(Supplier<Duration> probe, Duration limit) {}

    /** Whether what stays is counted, for which all rows are read. */
    enum Counting {
        WHAT_STAYS,
        NOTHING
    }

    /** How rows go of which a whole partition is due. */
    enum Partitions {
        ROW_BY_ROW,
        AS_A_WHOLE
    }

    Settings withBatch(int rows) {
        return new Settings(rows, workers, rate, lag, watch, patience, counting, pseudonyms, receipts, partitions);
    }

    Settings withWorkers(int threads) {
        return new Settings(batch, threads, rate, lag, watch, patience, counting, pseudonyms, receipts, partitions);
    }

    Settings withRate(double rows) {
        return new Settings(
                batch,
                workers,
                OptionalDouble.of(rows),
                lag,
                watch,
                patience,
                counting,
                pseudonyms,
                receipts,
                partitions);
    }

    Settings withLag(Lag limit) {
        return new Settings(
                batch, workers, rate, Optional.of(limit), watch, patience, counting, pseudonyms, receipts, partitions);
    }

    Settings withWatch(SweepWatch other) {
        return new Settings(
                batch, workers, rate, lag, Optional.of(other), patience, counting, pseudonyms, receipts, partitions);
    }

    Settings withPatience(Duration other) {
        return new Settings(batch, workers, rate, lag, watch, other, counting, pseudonyms, receipts, partitions);
    }

    Settings withCounting(Counting other) {
        return new Settings(batch, workers, rate, lag, watch, patience, other, pseudonyms, receipts, partitions);
    }

    Settings withPseudonyms(Pseudonyms other) {
        return new Settings(
                batch, workers, rate, lag, watch, patience, counting, Optional.of(other), receipts, partitions);
    }

    Settings withReceipts(ErasureReceipts other) {
        return new Settings(
                batch, workers, rate, lag, watch, patience, counting, pseudonyms, Optional.of(other), partitions);
    }

    Settings withPartitions(Partitions other) {
        return new Settings(batch, workers, rate, lag, watch, patience, counting, pseudonyms, receipts, other);
    }
}
