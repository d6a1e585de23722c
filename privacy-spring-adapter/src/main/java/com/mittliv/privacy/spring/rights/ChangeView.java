package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.rights.Deadline;
import com.mittliv.privacy.rights.Notification;
import com.mittliv.privacy.rights.ObjectionPlan;
import com.mittliv.privacy.rights.RestrictionPlan;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What is told of rectifications, restrictions and objections: terms of the policy. */
final class ChangeView {
    private ChangeView() {}

    /** A request is received and will be answered. */
    record Received(Instant receivedAt, LocalDate answerUntil) {}

    /** What a restriction closes and leaves open, and which recipients are to be told (Art. 19). */
    record Restricted(
            String ground, List<String> closed, List<String> open, List<String> toTell, LocalDate answerUntil) {
        static Restricted of(RestrictionPlan plan, Deadline deadline) {
            return new Restricted(
                    plan.ground().name(),
                    ids(plan.closed()),
                    ids(plan.open()),
                    plan.toTell().stream()
                            .map(Notification::recipient)
                            .map(Recipient::id)
                            .distinct()
                            .toList(),
                    deadline.lastDay());
        }
    }

    /** What becomes of each rule that an objection is about. */
    record Objected(List<Effect> effects, LocalDate answerUntil) {
        static Objected of(ObjectionPlan plan, Deadline deadline) {
            return new Objected(
                    plan.effects().stream()
                            .map(effect -> new Effect(
                                    effect.rule().id(),
                                    effect.purpose().id(),
                                    effect.outcome().name()))
                            .toList(),
                    deadline.lastDay());
        }
    }

    record Effect(String rule, String purpose, String outcome) {}

    private static List<String> ids(Collection<Purpose> purposes) {
        return purposes.stream().map(Purpose::id).toList();
    }
}
