package com.mittliv.privacy.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves what waits in a spool to the log behind it, in a thread of its own. */
final class Forwarder implements Runnable {
    private static final int AT_ONCE = 200;
    private static final Duration FIRST_REST = Duration.ofMillis(50);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final AuditLog target;
    private final SpooledAuditLog spool;
    private final Thread thread = new Thread(this, "audit-forwarder");
    private Duration rest = FIRST_REST;
    private boolean sure;
    private volatile boolean ended;
    private volatile @Nullable String lastFailure;

    Forwarder(AuditLog target, SpooledAuditLog spool) {
        this.target = target;
        this.spool = spool;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        boolean more = true;
        while (more) {
            try {
                more = forwardSome();
            } catch (InterruptedException e) {
                // The thread is the spool's and ends with it; whatever interrupted it, entries still wait.
                lastFailure = kinds(e);
            }
        }
    }

    /** Whether the spool is open still. */
    private boolean forwardSome() throws InterruptedException {
        List<AuditEntry> next = spool.awaitForwardable(AT_ONCE);
        if (!next.isEmpty() && !isForwarded(next)) {
            spool.rest(rest);
            rest = shorter(rest.multipliedBy(2), LONGEST_REST);
        }
        return !next.isEmpty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean isForwarded(List<AuditEntry> next) {
        try {
            // After a failure, or another process's end, only the target knows how much of it arrived.
            if (sure) {
                sure = false;
                append(next);
            } else {
                spool.forwarded(target.head());
            }
            sure = true;
            rest = FIRST_REST;
            lastFailure = null;
            return true;
        } catch (RuntimeException | Error e) {
            lastFailure = kinds(e);
            return false;
        }
    }

    private void append(List<AuditEntry> next) {
        List<AuditEntry> there =
                target.appendAll(next.stream().map(AuditEntry::event).toList());
        if (!there.equals(next)) {
            throw new AuditException("the log that entries are forwarded to has another writer");
        }
        spool.forwarded(next.get(next.size() - 1).head());
    }

    /** What an exception says might be personal; what it is, is not. */
    private static String kinds(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, each -> each.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(10)
                .map(each -> each.getClass().getSimpleName())
                .collect(Collectors.joining(" by "));
    }

    Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    boolean isEnded() {
        return ended;
    }

    /** Waits for what is being forwarded, and forwards nothing more. */
    void end() {
        ended = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
