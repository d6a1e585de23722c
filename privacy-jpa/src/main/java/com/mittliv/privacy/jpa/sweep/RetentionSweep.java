package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.Settings.Counting;
import com.mittliv.privacy.jpa.sweep.Settings.Lag;
import com.mittliv.privacy.jpa.sweep.Settings.Partitions;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Erases what no ground holds any more (Art. 5(1)(e) GDPR): rows none of whose categories is kept, and single
 * attributes of rows that stay. Rows of people under a legal hold are left alone (Art. 17(3)), and what these depend on,
 * and what belongs to them; so are rows that tell no role the policy knows. A row that others refer to stays without its attributes until these are gone.
 *
 * <pre>{@code
 * SweepReport report = new RetentionSweep(entities)
 *         .withWorkers(2)
 *         .atMost(20_000)
 *         .waitingWhileBehind(replica::lag, Duration.ofSeconds(10))
 *         .watchedBy(progress -> clock.isNight() ? Next.GO_ON : Next.STOP)
 *         .run();
 * }</pre>
 *
 * <p>Works in batches, each in a transaction of its own. A sweep that was stopped or killed is taken up by running the
 * next: what is due is read from the rows themselves. Several sweeps may run at once, in one process or in many; rows
 * that another transaction has locked are passed by and looked at again at the end. Immutable, and safe to share
 * between threads.
 */
public final class RetentionSweep {
    private final Unit unit;
    private final Settings settings;

    /**
     * Makes a sweep with one worker and batches of 5,000 rows, as fast as it goes.
     *
     * @param entities the guarded entities
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public RetentionSweep(EntityManagerFactory entities) {
        this(new Unit(entities), Settings.DEFAULTS);
    }

    private RetentionSweep(Unit unit, Settings settings) {
        this.unit = unit;
        this.settings = settings;
    }

    private RetentionSweep with(Settings other) {
        return new RetentionSweep(unit, other);
    }

    /**
     * This sweep with another size of its transactions.
     *
     * @param rows the most rows in one
     * @return a new sweep
     * @throws IllegalArgumentException if there are fewer than 1 or more than 50,000
     */
    public RetentionSweep inBatchesOf(int rows) {
        return with(settings.withBatch(within(rows, 50_000, "rows in a batch")));
    }

    /**
     * This sweep with several workers at once, each with a connection.
     *
     * @param workers how many
     * @return a new sweep
     * @throws IllegalArgumentException if there are fewer than 1 or more than 64
     */
    public RetentionSweep withWorkers(int workers) {
        return with(settings.withWorkers(within(workers, 64, "workers")));
    }

    private static int within(int number, int most, String what) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("a sweep has 1 to " + most + " " + what + ", got " + number);
        }
        return number;
    }

    /**
     * This sweep slowed down.
     *
     * @param rowsPerSecond the most rows of swept tables it takes in a second, over all workers
     * @return a new sweep
     * @throws IllegalArgumentException if it is not positive
     */
    public RetentionSweep atMost(double rowsPerSecond) {
        if (!(rowsPerSecond > 0)) {
            throw new IllegalArgumentException("a sweep takes more than 0 rows a second, got " + rowsPerSecond);
        }
        return with(settings.withRate(rowsPerSecond));
    }

    /**
     * This sweep waiting, between batches, while something is too far behind: a replica, a queue of changes.
     *
     * @param lag tells how far it is behind; asked before each batch
     * @param limit how far it may be
     * @return a new sweep
     */
    public RetentionSweep waitingWhileBehind(Supplier<Duration> lag, Duration limit) {
        return with(settings.withLag(new Lag(lag, limit)));
    }

    /**
     * This sweep waiting longer, or not at all, for rows that other transactions have locked. By default it waits 5
     * seconds in which none of them comes free.
     *
     * @param patience how long
     * @return a new sweep
     */
    public RetentionSweep waitingForLocks(Duration patience) {
        return with(settings.withPatience(patience));
    }

    /**
     * This sweep telling how far it has come, after each batch. What is due is counted first, for the estimate.
     *
     * @param watch is told, and may stop or pause it
     * @return a new sweep
     */
    public RetentionSweep watchedBy(SweepWatch watch) {
        return with(settings.withWatch(watch));
    }

    /**
     * This sweep emptying partitions of PostgreSQL as a whole, by {@code truncate}, where each of their rows is due; the
     * others' rows go as ever. Only of entities whose retention depends on events in the row itself, to which nothing
     * refers and with which nothing goes along; {@link SweepReport#partitions} tells what became of which. Each is read
     * once while nobody can write to it, and is receipted row by row. Where there are no partitions this does nothing.
     *
     * @return a new sweep
     */
    public RetentionSweep withWholePartitions() {
        return with(settings.withPartitions(Partitions.AS_A_WHOLE));
    }

    /**
     * This sweep without a count of what stays and why, for which it reads all rows of all guarded entities.
     *
     * @return a new sweep
     */
    public RetentionSweep withoutCountingWhatStays() {
        return with(settings.withCounting(Counting.NOTHING));
    }

    /**
     * This sweep with the key of the pseudonyms that {@link com.mittliv.privacy.jpa.ErasedTo} may leave.
     *
     * @param key at least 32 bytes, kept outside the database; whoever has it can tell whose a pseudonym is
     * @return a new sweep
     * @throws IllegalArgumentException if it is shorter
     */
    public RetentionSweep withPseudonyms(byte[] key) {
        return with(settings.withPseudonyms(new Pseudonyms(key)));
    }

    /**
     * This sweep with receipts of all that it erases (Art. 5(2) GDPR), each written in the transaction of what it proves.
     *
     * @param receipts writes them, by the host's key
     * @return a new sweep
     */
    public RetentionSweep withReceipts(ErasureReceipts receipts) {
        return with(settings.withReceipts(receipts));
    }

    /**
     * Counts what a sweep would erase now, and names some of the rows. Of rows that refer to one another in a circle,
     * each is taken to go if nothing but the circle keeps it.
     *
     * @return what would go, what would stay and why
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    @SuppressWarnings("try")
    public SweepReport dryRun() {
        try (var opened = unit.sweepable().scope().openSystem("retention sweep, counting")) {
            return new Run(unit, settings).dry();
        }
    }

    /**
     * Counts what sweeps at other instants would erase, if none is run before and nobody says anything new: the same that
     * {@link #dryRun} counts at each, in statements that look at all instants at once. Nothing of what is due is named, and
     * what stays is not counted.
     *
     * <p>An instant at which a legal hold or what a person said begins or ends that is on record already costs further
     * statements. So do, for each instant, tables with rows kept by a duty that begins with an event, and all tables where
     * columns of the application's own tell what people said.
     *
     * @param instants the instants, in any order
     * @return what would go at each, in the same order
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    @SuppressWarnings("try")
    public List<SweepReport> forecast(List<Instant> instants) {
        try (var opened = unit.sweepable().scope().openSystem("retention sweep, counting ahead")) {
            Forecast forecast = new Forecast(unit, instants);
            forecast.count();
            return instants.stream().map(forecast::at).toList();
        }
    }

    /**
     * Erases what is due now. To stop it, interrupt the thread or answer so to {@link SweepWatch}.
     *
     * @return what went, what stays and why
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    @SuppressWarnings("try")
    public SweepReport run() {
        try (var opened = unit.sweepable().scope().openSystem("retention sweep")) {
            return new Run(unit, settings).wet();
        }
    }
}
