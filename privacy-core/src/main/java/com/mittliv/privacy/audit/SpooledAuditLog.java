package com.mittliv.privacy.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log that puts events on disk, where they are safe at once, and forwards them to another log behind the back of its
 * writers. Several writers share one forcing of the disk.
 *
 * <pre>{@code
 * JpaAuditLog database = new JpaAuditLog(entities).chain("web-1");
 * try (var audit = SpooledAuditLog.open(Path.of("/var/spool/audit"), database, SpoolLimits.DEFAULT, clock)) {
 *     audit.append(AuditEvent.refused(refusal, hasher.hash(personId), policy, now));
 * }
 * }</pre>
 *
 * <p>Entries get their numbers and hashes here and are the same in the target, whose only writer this is: give each spool
 * a target, or a chain, of its own. So each is forwarded once, in order, whatever fails or ends in between; what was not
 * forwarded is when the folder is opened again. While the target cannot be written to, entries wait, and are tried again
 * ever more seldom, at last twice a minute; {@link #waiting} and {@link #lastFailure} tell. When too many wait, an append
 * waits too and then fails: nothing is dropped.
 *
 * <p>An event is on record before the transaction that it speaks of ends, and stays so if that is rolled back. Safe to share
 * between threads; one process at a time has the folder. The target is not closed with it.
 */
public final class SpooledAuditLog implements AuditLog {
    private final Path folder;
    private final AuditLog target;
    private final SpoolLimits limits;
    private final Spool spool;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Written and not known to be in the target, in their order. */
    private final ArrayDeque<AuditEntry> waiting = new ArrayDeque<>();

    private final Forwarder forwarder;
    private AuditHead head;
    private long safe;
    private boolean forcing;
    private @Nullable String unusable;

    private SpooledAuditLog(Path folder, AuditLog target, SpoolLimits limits, Spool spool) throws IOException {
        this.folder = folder;
        this.target = target;
        this.limits = limits;
        this.spool = spool;
        this.head = spool.base();
        for (AuditEntry entry : spool.recover()) {
            waiting.addLast(entry);
            head = entry.head();
        }
        this.safe = head.sequence();
        this.forwarder = new Forwarder(target, this);
    }

    /**
     * Opens a spool, creating it if need be, and goes on forwarding what is in it.
     *
     * @param folder the spool's folder, which holds nothing else
     * @param target where entries are forwarded to; asked where it stands when a spool is created
     * @param limits how much may wait, and how long a writer
     * @param time tells when a recovery takes place
     * @return the spool, locked against other processes until it is closed
     * @throws AuditException if it cannot be opened, another writer has it, or its files are not as they were written
     */
    public static SpooledAuditLog open(Path folder, AuditLog target, SpoolLimits limits, InstantSource time) {
        try {
            Spool spool = Spool.open(folder, target);
            try {
                SpooledAuditLog log = new SpooledAuditLog(folder, target, limits, spool);
                if (spool.cutOff() > 0) {
                    AuditEntry unused = log.write(AuditEvent.recovered(spool.cutOff(), time.instant()));
                    spool.force();
                    log.safe = log.head.sequence();
                }
                log.forwarder.start();
                return log;
            } catch (IOException | RuntimeException e) {
                spool.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditException("the spool " + folder + " cannot be opened; see the cause", e);
        }
    }

    /** {@inheritDoc} It is safe on disk when this returns, and not yet in the target. */
    @Override
    public AuditEntry append(AuditEvent event) {
        lock.lock();
        try {
            requireUsable();
            awaitRoom();
            AuditEntry entry = write(event);
            awaitSafe(entry.sequence());
            return entry;
        } catch (IOException e) {
            // What reached the file is unknown: appending behind it could bury an entry that nobody was told of.
            unusable = "failed to write; open it again to recover";
            changed.signalAll();
            throw new AuditException("the spool " + folder + " " + unusable, e);
        } finally {
            lock.unlock();
        }
    }

    private void requireUsable() {
        if (unusable != null) {
            throw new AuditException("the spool " + folder + " " + unusable);
        }
    }

    private void awaitRoom() {
        long left = limits.patience().toNanos();
        while (waiting.size() >= limits.entries()) {
            if (left <= 0) {
                throw new AuditException("the spool " + folder + " is full: " + waiting.size()
                        + " entries wait for the log they are forwarded to; see `lastFailure()`, and try again");
            }
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AuditException("interrupted while the spool " + folder + " was full; try again", e);
            }
            requireUsable();
        }
    }

    private AuditEntry write(AuditEvent event) throws IOException {
        AuditEntry entry = AuditChain.next(head, event);
        spool.write(entry);
        head = entry.head();
        waiting.addLast(entry);
        return entry;
    }

    /** Whoever comes first forces the disk for all that have written by then; the others wait for it. */
    private void awaitSafe(long sequence) throws IOException {
        while (safe < sequence) {
            if (forcing) {
                changed.awaitUninterruptibly();
                // INVARIANT: an append returns only what is known to be safe.
                if (safe < sequence) {
                    requireUsable();
                }
            } else {
                force();
            }
        }
    }

    private void force() throws IOException {
        long written = head.sequence();
        forcing = true;
        lock.unlock();
        try {
            spool.force();
        } finally {
            lock.lock();
            forcing = false;
        }
        safe = Math.max(safe, written);
        safe = spool.turn(head).map(AuditHead::sequence).orElse(safe);
        changed.signalAll();
    }

    /** What can be forwarded next, at most so many; waits for there to be some. None once the log is closed. */
    List<AuditEntry> awaitForwardable(int most) throws InterruptedException {
        lock.lock();
        try {
            while (unusable == null && (waiting.isEmpty() || waiting.getFirst().sequence() > safe)) {
                changed.await();
            }
            return unusable != null
                    ? List.of()
                    : waiting.stream()
                            .takeWhile(entry -> entry.sequence() <= safe)
                            .limit(most)
                            .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits before another try, unless the log is closed meanwhile. */
    void rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (unusable == null && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes from what waits all that the target holds.
     *
     * @throws AuditException if the target stands where no entry of the spool does
     */
    void forwarded(AuditHead there) {
        lock.lock();
        try {
            requireOwn(there);
            while (!waiting.isEmpty() && waiting.getFirst().sequence() <= there.sequence()) {
                AuditEntry unused = waiting.removeFirst();
            }
            changed.signalAll();
            if (unusable == null) {
                spool.forget(there.sequence());
            }
        } catch (IOException e) {
            throw new AuditException("files of the spool " + folder + " that were forwarded can't be deleted", e);
        } finally {
            lock.unlock();
        }
    }

    // INVARIANT: an entry goes behind the one that was hashed into it, or nowhere.
    private void requireOwn(AuditHead there) {
        boolean own = waiting.isEmpty()
                ? there.equals(head)
                : new AuditHead(
                                        waiting.getFirst().sequence() - 1,
                                        waiting.getFirst().previous())
                                .equals(there)
                        || waiting.stream().anyMatch(entry -> entry.head().equals(there));
        if (!own) {
            throw new AuditException("the log that entries are forwarded to stands at entry " + there.sequence()
                    + ", where the spool " + folder + " does not; has it another writer, or was it set back?");
        }
    }

    /**
     * How many entries are not known to be in the target.
     *
     * @return their number, up to {@link SpoolLimits#entries}
     */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Why the target could not be written to at the last try.
     *
     * @return the kinds of what was thrown, without what it said; empty if the last try succeeded
     */
    public Optional<String> lastFailure() {
        return forwarder.lastFailure();
    }

    /**
     * Waits until nothing waits to be forwarded any more, before a shutdown, say.
     *
     * @param patience how long
     * @throws AuditException if something waits still, or the waiting is interrupted
     */
    public void awaitForwarded(Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!waiting.isEmpty()) {
                if (left <= 0) {
                    throw new AuditException(waiting.size() + " entries of the spool " + folder
                            + " wait to be forwarded still; see `lastFailure()`");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditException("interrupted while entries of the spool " + folder + " wait to be forwarded", e);
        } finally {
            lock.unlock();
        }
    }

    /** The entries of the target, and behind them those that wait. */
    @Override
    public Stream<AuditEntry> stream() {
        List<AuditEntry> later;
        AuditHead last;
        lock.lock();
        try {
            later = waiting.stream().filter(entry -> entry.sequence() <= safe).toList();
            last = head;
        } finally {
            lock.unlock();
        }
        long first = later.isEmpty() ? last.sequence() + 1 : later.get(0).sequence();
        return Stream.concat(target.stream().takeWhile(entry -> entry.sequence() < first), later.stream());
    }

    @Override
    public AuditHead head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** Checks the target as far as it goes, and that what waits follows it. */
    @Override
    public Verification verify(Optional<AuditHead> kept) {
        return AuditChain.verify(stream(), kept);
    }

    /** {@inheritDoc} What waits stays on disk, and is forwarded when the folder is opened again. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (forwarder.isEnded()) {
                return;
            }
            unusable = "is closed; open it again";
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        forwarder.end();
        closeFiles();
    }

    private void closeFiles() {
        lock.lock();
        try {
            while (forcing) {
                changed.awaitUninterruptibly();
            }
            spool.close();
        } catch (IOException e) {
            throw new AuditException("the spool " + folder + " could not be closed; see the cause", e);
        } finally {
            lock.unlock();
        }
    }
}
