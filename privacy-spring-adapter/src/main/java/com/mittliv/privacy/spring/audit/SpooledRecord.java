package com.mittliv.privacy.spring.audit;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.SpooledAuditLog;
import com.mittliv.privacy.audit.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * A {@link SpooledAuditLog} for as long as the application runs: opened before all else starts, and closed after all else
 * has stopped and while the database is there still. What has not reached the database by then stays on disk, and goes on
 * from there with the next start.
 */
public final class SpooledRecord implements AuditLog, SmartLifecycle {
    private static final Log LOG = LogFactory.getLog(SpooledRecord.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final Supplier<SpooledAuditLog> opening;
    private volatile @Nullable SpooledAuditLog open;
    private volatile boolean ended;

    /** Opens nothing yet: the database that entries go on to is made later than what writes them. */
    SpooledRecord(Supplier<SpooledAuditLog> opening) {
        this.opening = opening;
    }

    private SpooledAuditLog spool() {
        SpooledAuditLog known = open;
        return known == null ? opened() : known;
    }

    private synchronized SpooledAuditLog opened() {
        SpooledAuditLog known = open;
        if (known == null) {
            // INVARIANT: what is closed is not opened behind the back of the shutdown.
            if (ended) {
                throw new AuditException("the record is closed, since the application stops; write to it before");
            }
            known = opening.get();
            open = known;
        }
        return known;
    }

    @Override
    public AuditEntry append(AuditEvent event) {
        return spool().append(event);
    }

    @Override
    public Stream<AuditEntry> stream() {
        return spool().stream();
    }

    @Override
    public AuditHead head() {
        return spool().head();
    }

    @Override
    public Verification verify(Optional<AuditHead> kept) {
        return spool().verify(kept);
    }

    @Override
    public List<AuditEntry> appendAll(List<AuditEvent> events) {
        return spool().appendAll(events);
    }

    /**
     * How many entries are not known to be in the database.
     *
     * @return their number
     */
    public int waiting() {
        return spool().waiting();
    }

    /**
     * Why the database could not be written to at the last try.
     *
     * @return the kinds of what was thrown, without what it said; empty if the last try succeeded
     */
    public Optional<String> lastFailure() {
        return spool().lastFailure();
    }

    @Override
    public synchronized void start() {
        ended = false;
        SpooledAuditLog unused = opened();
    }

    @Override
    public synchronized void stop() {
        ended = true;
        SpooledAuditLog closing = open;
        if (closing == null) {
            return;
        }
        open = null;
        try {
            closing.awaitForwarded(PATIENCE_AT_THE_END);
        } catch (AuditException e) {
            LOG.warn("entries of the record wait on disk for the database, and go on with the next start");
        } finally {
            closing.close();
        }
    }

    @Override
    public boolean isRunning() {
        return open != null && !ended;
    }

    /** The first to start and the last to stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void close() {
        stop();
    }
}
