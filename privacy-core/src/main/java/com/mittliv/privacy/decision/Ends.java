package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Condition;
import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.ConsentInForce;
import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.NotHeld;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.retention.RetentionEnd.Open;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Works out when a ground ends for one record at one instant, in terms a person can read. */
final class Ends {
    private final RuleIndex index;
    private final Calendar calendar;
    private final Said person;
    private final RecordState record;
    private final Instant now;

    Ends(PrivacyEngine engine, RuleIndex index, SubjectState subject, RecordState record, Instant now) {
        this.index = index;
        this.calendar = new Calendar(engine.policy().timeZone());
        this.person = engine.compiled(subject).said();
        this.record = record;
        this.now = now;
    }

    /** The end of a condition to keep: of all that must hold, the first that ends. */
    RetentionEnd of(AllOf toKeep) {
        RetentionEnd consent = toKeep.parts().stream()
                .filter(ConsentInForce.class::isInstance)
                .findFirst()
                .map(part -> consent(((ConsentInForce) part).purpose()))
                .orElseGet(Open::new);
        List<RetentionEnd> ends = new ArrayList<>();
        for (Condition part : toKeep.parts()) {
            if (part instanceof Kept kept) {
                // The retention names the ordinary end, so it stands first.
                ends.add(0, of(kept.retention(), consent));
            } else if (part instanceof NotObjected objection) {
                objection(objection).ifPresent(ends::add);
            } else if (part instanceof ConsentInForce) {
                ends.add(consent);
            }
        }
        return earliest(ends);
    }

    private RetentionEnd consent(Purpose purpose) {
        int newest = person.newestConsent(index.purposeChain(purpose), Nanos.of(now));
        if (newest == Said.NO_ENTRY || (!person.isWithdrawal(newest) && person.isOutdated(newest))) {
            return new NotHeld();
        }
        return person.isWithdrawal(newest)
                ? new At(Nanos.toInstant(person.consentAt(newest)))
                : new OnWithdrawal(purpose);
    }

    private Optional<RetentionEnd> objection(NotObjected condition) {
        boolean overridable = condition.overridable() == Overridable.BY_COMPELLING_GROUNDS;
        long at = person.objectedAt(index.purposeChain(condition.purpose()), overridable, Nanos.of(now));
        return at == Long.MAX_VALUE ? Optional.empty() : Optional.of(new At(Nanos.toInstant(at)));
    }

    private RetentionEnd of(Retention retention, RetentionEnd consentEnd) {
        if (retention instanceof Until until) {
            return past(until.event())
                    .<RetentionEnd>map(At::new)
                    .orElseGet(() -> new OnEvent(until.event(), Optional.empty()));
        } else if (retention instanceof After after) {
            return past(after.event())
                    .<RetentionEnd>map(at -> new At(calendar.due(at, after.period(), after.anchor())))
                    .orElseGet(() -> new OnEvent(after.event(), Optional.of(after.period())));
        } else if (retention instanceof WhileConsented) {
            return consentEnd;
        } else if (retention instanceof WhileRequired required) {
            return past(required.from()).isEmpty() ? new NotHeld() : of(new Until(required.until()), consentEnd);
        } else if (retention instanceof UntilRecorded recorded) {
            return recordedAt(recorded.event()).<RetentionEnd>map(At::new).orElseGet(NotHeld::new);
        } else if (retention instanceof LatestOf latest) {
            return latest(
                    latest.parts().stream().map(part -> of(part, consentEnd)).toList());
        } else if (retention instanceof EarliestOf earliest) {
            return earliest(
                    earliest.parts().stream().map(part -> of(part, consentEnd)).toList());
        }
        return new Open();
    }

    /** The first of several ends; where none is known yet, the ordinary one, which stands first. */
    private static RetentionEnd earliest(List<RetentionEnd> ends) {
        if (ends.stream().anyMatch(NotHeld.class::isInstance)) {
            return new NotHeld();
        }
        return instants(ends)
                .min(Comparator.naturalOrder())
                .<RetentionEnd>map(At::new)
                .orElseGet(() -> ends.get(0));
    }

    /** The last of several ends; one that still waits can be named only if all others are over. */
    private RetentionEnd latest(List<RetentionEnd> ends) {
        List<RetentionEnd> waiting =
                ends.stream().filter(end -> !(end instanceof At)).toList();
        List<RetentionEnd> held = ends.stream().filter(end -> end.holds(now)).toList();
        boolean allNamed = held.stream().allMatch(At.class::isInstance);
        if (allNamed) {
            return instants(ends)
                    .max(Comparator.naturalOrder())
                    .<RetentionEnd>map(At::new)
                    .orElseGet(NotHeld::new);
        }
        return held.size() == 1 && waiting.size() == 1 ? held.get(0) : new Open();
    }

    private static Stream<Instant> instants(List<RetentionEnd> ends) {
        return ends.stream().filter(At.class::isInstance).map(end -> ((At) end).instant());
    }

    /** When an event happened, if it has. */
    private Optional<Instant> past(Event event) {
        return recordedAt(event).filter(at -> !at.isAfter(now));
    }

    private Optional<Instant> recordedAt(Event event) {
        return record.events().entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(event.id()))
                .map(java.util.Map.Entry::getValue)
                .max(Comparator.naturalOrder());
    }
}
