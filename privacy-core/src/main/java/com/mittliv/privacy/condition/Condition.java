package com.mittliv.privacy.condition;

import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;

/**
 * What must hold of a person and a record for a rule to be live.
 *
 * <p>The tree says everything that depends on the state of the person or the record; roles, categories, purposes,
 * recipients and transfers are settled before. Every interpreter handles every kind, or refuses at start-up.
 */
public sealed interface Condition {
    /**
     * An event has happened to the record.
     *
     * @param event the event
     */
    record Happened(Event event) implements Condition {}

    /**
     * The person's consent to the purpose is in force (Art. 7 GDPR). Of all records for the purpose or a wider one, the
     * newest decides; it must be a consent, given to a wording that still counts.
     *
     * @param purpose the purpose
     */
    record ConsentInForce(Purpose purpose) implements Condition {}

    /**
     * No objection by the person stands against the purpose or a wider one (Art. 21 GDPR).
     *
     * @param purpose the purpose
     * @param overridable whether compelling grounds recorded by the controller set an objection aside
     */
    record NotObjected(Purpose purpose, Overridable overridable) implements Condition {}

    /** Whether an objection can be set aside. */
    enum Overridable {
        /** Never: the purpose is direct marketing (Art. 21(3) GDPR). */
        NEVER,
        /** By compelling legitimate grounds that the controller has recorded for it (Art. 21(1) GDPR). */
        BY_COMPELLING_GROUNDS
    }

    /**
     * The person's data are not restricted, or the restriction leaves the purpose open: the person consented to the
     * purpose after it was set, or it is recorded as protecting another's rights (Art. 18(2) GDPR).
     *
     * @param purpose the purpose
     */
    record NotRestricted(Purpose purpose) implements Condition {}

    /**
     * A retention has begun and has not ended for the record.
     *
     * @param retention the retention
     */
    record Kept(Retention retention) implements Condition {}

    /**
     * All hold; the first that fails names the reason.
     *
     * @param parts the conditions, in the order of reasons
     */
    record AllOf(List<Condition> parts) implements Condition {
        /** Copies. */
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /**
     * At least one holds.
     *
     * @param parts the conditions; none never holds
     */
    record AnyOf(List<Condition> parts) implements Condition {
        /** Copies. */
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }
}
