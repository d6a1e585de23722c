package com.mittliv.privacy.condition;

import com.mittliv.privacy.internal.Spoken;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Event;
import java.util.List;

/** Speaks retentions, each as what follows "the data are kept". */
final class RetentionSpeech {
    private final Spoken spoken;

    RetentionSpeech(Spoken spoken) {
        this.spoken = spoken;
    }

    String of(Retention retention) {
        if (retention instanceof Until until) {
            return spoken.say("till ", "until ") + name(until.event());
        } else if (retention instanceof After after) {
            return after(after);
        } else if (retention instanceof WhileConsented) {
            return spoken.say("så länge samtycket gäller", "for as long as the consent is in force");
        } else if (retention instanceof WhileRequired required) {
            return required(required);
        } else if (retention instanceof UntilRecorded recorded) {
            return spoken.say(
                    "till den tidpunkt som har antecknats för " + name(recorded.event()),
                    "until the time recorded for " + name(recorded.event()));
        } else if (retention instanceof WhileOtherwiseKept) {
            return spoken.say(
                    "så länge uppgifterna ändå sparas för något annat ändamål",
                    "for as long as the data are kept for another purpose anyway");
        } else if (retention instanceof NotStated) {
            return spoken.say("utan att policyn anger någon sluttid", "with no end stated in the policy");
        } else if (retention instanceof LatestOf latest) {
            return latest(latest.parts());
        }
        return earliest(((EarliestOf) retention).parts());
    }

    private String after(After after) {
        String period = spoken.period(after.period());
        String event = name(after.event());
        return after.anchor() == Anchor.DAY_OF_EVENT
                ? spoken.say("till dess " + period + " har gått från " + event, "until " + period + " after " + event)
                : spoken.say(
                        "till dess " + period + " har gått från utgången av kalenderåret för " + event,
                        "until " + period + " after the end of the calendar year of " + event);
    }

    private String required(WhileRequired required) {
        String statute = required.statute().in(spoken.language()).orElse("");
        String from = name(required.from());
        String until = name(required.until());
        return spoken.say(
                "så länge " + statute + " kräver det, från " + from + " till " + until,
                "for as long as " + statute + " requires it, from " + from + " to " + until);
    }

    /** The consent of a rule bounds all else it says, so it is said first. */
    private String earliest(List<Retention> parts) {
        List<Retention> others =
                parts.stream().filter(part -> !(part instanceof WhileConsented)).toList();
        if (others.size() == 1) {
            return of(new WhileConsented())
                    + spoken.say(", dock längst ", ", but no longer than ")
                    + part(others.get(0));
        }
        return among(parts) + which(parts, spoken.say("först", "first"));
    }

    /** A need that may be recorded comes behind the ends that always apply. */
    private String latest(List<Retention> parts) {
        List<Retention> ordinary =
                parts.stream().filter(part -> !(part instanceof UntilRecorded)).toList();
        if (ordinary.isEmpty() || ordinary.size() == parts.size()) {
            return among(parts) + which(parts, spoken.say("sist", "last"));
        }
        List<String> recorded = parts.stream()
                .filter(UntilRecorded.class::isInstance)
                .map(part -> name(((UntilRecorded) part).event()))
                .toList();
        String first = ordinary.size() == 1 ? part(ordinary.get(0)) : latest(ordinary);
        return first
                + spoken.say(
                        ", eller till den senare tidpunkt som har antecknats för ",
                        ", or until a later time recorded for ")
                + spoken.or(recorded);
    }

    private String among(List<Retention> parts) {
        return spoken.or(parts.stream().map(this::part).toList());
    }

    private String which(List<Retention> parts, String order) {
        boolean events = parts.stream().allMatch(Until.class::isInstance);
        return events
                ? spoken.say(", beroende på vad som inträffar ", ", whichever happens ") + order
                : spoken.say(", beroende på vad som upphör ", ", whichever ends ") + order;
    }

    private String part(Retention retention) {
        return Retentions.partsOf(retention).isEmpty() ? of(retention) : "(" + of(retention) + ")";
    }

    private String name(Event event) {
        return event.nameIn(spoken.language());
    }
}
