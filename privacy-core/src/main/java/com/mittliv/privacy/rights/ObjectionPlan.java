package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;

/**
 * What follows when a person objects (Art. 21 GDPR).
 *
 * @param effects what becomes of each rule the objection is about
 * @param after the person's state with the objection, and with the withdrawals it amounts to
 * @param due the data that nothing keeps any more
 */
public record ObjectionPlan(List<Effect> effects, SubjectState after, List<Datum> due) {
    /**
     * What becomes of a rule.
     *
     * @param rule the rule
     * @param purpose what for
     * @param outcome what becomes of it
     */
    public record Effect(ProcessingRule rule, Purpose purpose, Outcome outcome) {}

    /** What an objection does. */
    public enum Outcome {
        /** It stops for good: the purpose is direct marketing (Art. 21(2)–(3)). */
        STOPS,
        /** It stops for good, and the consent it rests on counts as withdrawn. */
        STOPS_AS_WITHDRAWN,
        /** It stops until the controller records compelling grounds that override the person's (Art. 21(1)). */
        STOPS_UNLESS_COMPELLING,
        /** It goes on: it serves legal claims (Art. 21(1)). */
        UNTOUCHED_LEGAL_CLAIMS,
        /** It goes on: only public tasks and legitimate interests are open to objection. */
        UNTOUCHED_BASIS
    }

    /** Copies. */
    public ObjectionPlan {
        effects = List.copyOf(effects);
        due = List.copyOf(due);
    }
}
