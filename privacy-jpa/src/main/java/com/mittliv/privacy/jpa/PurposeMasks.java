package com.mittliv.privacy.jpa;

import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Fills in what {@link PurposeMask} attributes hold. Rows are judged rightly without it, by the tables; with it they are
 * judged faster. Run {@link #settle} after start-up, and now and then: it takes up rows that are new, that a person's
 * entry dated ahead had set aside, or that another version of the policy wrote.
 *
 * <p>Works in transactions of its own, one for each batch, while the application runs. Safe to share between threads.
 */
public final class PurposeMasks {
    private final PrivacyGuard guard;
    private final GuardedStatements statements;
    private final KeyBatches batches;

    /**
     * Makes the means to fill them in.
     *
     * @param guard tells the policy and the time
     * @param entities the guarded entities
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public PurposeMasks(PrivacyGuard guard, EntityManagerFactory entities) {
        this.guard = guard;
        this.statements = GuardedStatements.required(entities.unwrap(SessionFactoryImplementor.class));
        this.batches = new KeyBatches(entities, statements);
    }

    /**
     * Fills in the masks that say nothing under the policy at hand.
     *
     * @return how many rows were taken up, by entity
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public Map<String, Long> settle() {
        return fill(Rows.UNSETTLED);
    }

    /**
     * Writes all masks anew, for instance after the library's tables were changed by other means than the library's.
     *
     * @return how many rows were written, by entity
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public Map<String, Long> rebuild() {
        return fill(Rows.ALL);
    }

    /**
     * Counts the rows whose mask says other than the tables.
     *
     * @return by entity, without those that have none
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    @SuppressWarnings("try")
    public Map<String, Long> disagreements() {
        Instant now = Masks.at(guard.clock().instant());
        Map<String, Long> counts = new LinkedHashMap<>();
        try (var opened = guard.scope().openSystem("purpose masks are compared with the tables")) {
            for (MaskLayout layout : statements.masks().layouts()) {
                long rows = batches.transaction(connection -> statements.masks().disagreeing(connection, layout, now));
                if (rows > 0) {
                    counts.put(layout.column().entity().name(), rows);
                }
            }
        }
        return counts;
    }

    /** Which rows are written. */
    enum Rows {
        UNSETTLED,
        ALL
    }

    @SuppressWarnings("try")
    private Map<String, Long> fill(Rows rows) {
        Map<String, Long> filled = new LinkedHashMap<>();
        try (var opened = guard.scope().openSystem("purpose masks are filled in")) {
            statements.useMasks(
                    batches.transaction(connection -> statements.masks().registered(connection)));
            for (MaskLayout layout : statements.masks().layouts()) {
                Instant now = Masks.at(guard.clock().instant());
                filled.put(layout.column().entity().name(), statements.masks().fill(batches, layout, rows, now));
            }
        }
        return filled;
    }
}
