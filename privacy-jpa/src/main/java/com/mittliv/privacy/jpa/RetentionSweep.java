package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.SweepReport.Mode;
import jakarta.persistence.EntityManagerFactory;

/**
 * Erases what no ground holds any more (Art. 5(1)(e) GDPR): rows none of whose categories is kept, and single
 * attributes of rows that stay. People under a legal hold are left alone.
 */
public final class RetentionSweep {
    /**
     * Makes a sweep.
     *
     * @param guard tells the policy and the time
     * @param entities the guarded entities
     */
    public RetentionSweep(PrivacyGuard guard, EntityManagerFactory entities) {}

    /**
     * Counts what a sweep would erase now.
     *
     * @return what would go, what would stay and why
     */
    public SweepReport dryRun() {
        return sweep(Mode.DRY_RUN);
    }

    /**
     * Erases what is due now, a transaction per batch.
     *
     * @return what went, what stays and why
     */
    public SweepReport run() {
        return sweep(Mode.RUN);
    }

    private SweepReport sweep(Mode mode) {
        throw new UnsupportedOperationException("not wired yet: " + mode);
    }
}
