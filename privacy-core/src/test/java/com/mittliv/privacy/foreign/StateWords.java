package com.mittliv.privacy.foreign;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what is known of a person and a record from a few words, parted by spaces.
 *
 * <pre>
 * visit=2026-01-31T10:00     the event, at that time in the policy's zone; at noon if only the day is given
 * +research@2025-01-10#2     consent given, to a wording; to the one in force if none is given
 * -research@2025-06-01       consent withdrawn
 * !marketing@2026-01-01(x)   objection, overridden by compelling grounds where these are given
 * restricted@2026-01-01:care restriction, open for a purpose where one is given
 * hold@2026-01-01..2027-01-01 legal hold, without an end if none is given
 * unavailable                nothing could be loaded
 * </pre>
 */
final class StateWords {
    private static final Pattern EVENT = Pattern.compile("([a-z-]+)=(\\S+)");
    private static final Pattern CONSENT = Pattern.compile("([+-])([a-z-]+)@([^#]+)(?:#(\\S+))?");
    private static final Pattern OBJECTION = Pattern.compile("!([a-z-]+)@([^(]+)(?:\\((\\S+)\\))?");
    private static final Pattern RESTRICTION = Pattern.compile("restricted@([0-9T:-]+?)(?::([a-z-]+))?");
    private static final Pattern HOLD = Pattern.compile("hold@([^.]+)(?:\\.\\.(\\S+))?");

    private final Policy policy;
    private final Vocabulary words;

    StateWords(Policy policy) {
        this.policy = policy;
        this.words = policy.vocabulary();
    }

    /** An instant by the clocks of the policy's zone; of a day, noon. */
    Instant instant(String written) {
        LocalDateTime local = written.contains("T")
                ? LocalDateTime.parse(written)
                : LocalDate.parse(written).atTime(LocalTime.NOON);
        return local.atZone(policy.timeZone()).toInstant();
    }

    RecordState record(CaseRow row) {
        RecordState record = RecordState.of(words.role(row.role()));
        for (String word : words(row)) {
            Matcher event = EVENT.matcher(word);
            if (event.matches()) {
                record = record.with(words.event(event.group(1)), instant(event.group(2)));
            }
        }
        return record;
    }

    SubjectState subject(CaseRow row) {
        SubjectState subject = SubjectState.none();
        for (String word : words(row)) {
            if (word.equals("unavailable")) {
                return SubjectState.unavailable();
            }
            if (!EVENT.matcher(word).matches()) {
                subject = with(subject, word);
            }
        }
        return subject;
    }

    private static Iterable<String> words(CaseRow row) {
        return Stream.of(row.state().split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private SubjectState with(SubjectState subject, String word) {
        Matcher consent = CONSENT.matcher(word);
        Matcher objection = OBJECTION.matcher(word);
        Matcher restriction = RESTRICTION.matcher(word);
        Matcher hold = HOLD.matcher(word);
        if (consent.matches()) {
            return subject.with(consent(consent));
        } else if (objection.matches()) {
            Objection raised = Objection.to(words.purpose(objection.group(1)), instant(objection.group(2)));
            return subject.with(objection.group(3) == null ? raised : raised.overriddenBy(objection.group(3)));
        } else if (restriction.matches()) {
            Restriction set = Restriction.since(instant(restriction.group(1)));
            return subject.with(restriction.group(2) == null ? set : set.openFor(words.purpose(restriction.group(2))));
        } else if (hold.matches()) {
            Optional<Instant> until = Optional.ofNullable(hold.group(2)).map(this::instant);
            LocalDate review = LocalDate.parse(hold.group(1)).plusYears(1);
            return subject.with(new LegalHold("a case", "the legal office", instant(hold.group(1)), until, review));
        }
        throw new IllegalArgumentException("`" + word + "` is no part of a state; see the ways to write one");
    }

    private Consent consent(Matcher word) {
        var purpose = words.purpose(word.group(2));
        Instant at = instant(word.group(3));
        if (word.group(1).equals("-")) {
            return Consent.withdrawn(purpose, at);
        }
        return word.group(4) == null ? Consent.given(purpose, at) : Consent.given(purpose, at, word.group(4));
    }
}
