package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The facts of a case as states of the person and the record. */
final class Facts {
    /** What the cases tell as events though it is the person's state; a policy need not know them as events. */
    private static final Set<String> OF_THE_PERSON =
            Set.of("objection-raised", "restriction-requested", "consented-processing-changed");

    /** The version a consent was given to that is older than the last change of the consented processing. */
    private static final String EARLIER_WORDING = "before-the-change";

    private final Vocabulary words;
    private final JsonNode facts;

    Facts(Policy policy, JsonNode facts) {
        this.words = policy.vocabulary();
        this.facts = facts;
    }

    Instant now() {
        return Instant.parse(word(facts, "now"));
    }

    String operation() {
        return facts.path("operation").asString("use");
    }

    RecordState record() {
        RecordState record = RecordState.of(words.role(word(facts, "subjectRole")));
        List<String> told = new ArrayList<>();
        for (JsonNode event : facts.path("events")) {
            String id = word(event, "event");
            boolean isElsewhere = OF_THE_PERSON.contains(id) && !isDeclared(id);
            if (!told.contains(id) && !isElsewhere) {
                told.add(id);
                record = record.with(words.event(id), relevant(id));
            }
        }
        return record;
    }

    /** Of an event told more than once: the last that has happened, else the first to come. */
    private Instant relevant(String event) {
        return happenings(event)
                .filter(at -> !at.isAfter(now()))
                .max(Comparator.naturalOrder())
                .or(() -> happenings(event).min(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private Stream<Instant> happenings(String event) {
        return facts.path("events")
                .valueStream()
                .filter(told -> word(told, "event").equals(event))
                .map(told -> Instant.parse(word(told, "at")));
    }

    private boolean isDeclared(String event) {
        return words.events().stream().anyMatch(known -> known.id().equals(event));
    }

    private Optional<Instant> lastHappened(String event) {
        return happenings(event).filter(at -> !at.isAfter(now())).max(Comparator.naturalOrder());
    }

    SubjectState subject() {
        SubjectState subject = SubjectState.none().with(consents());
        for (String purpose : strings(facts.path("objected"))) {
            Instant at = lastHappened("objection-raised").orElse(now());
            subject = subject.with(Objection.to(words.purpose(purpose), at));
        }
        if (facts.path("restricted").asBoolean(false)) {
            subject = subject.with(
                    Restriction.since(lastHappened("restriction-requested").orElse(now())));
        }
        return subject;
    }

    private List<Consent> consents() {
        // Section 7 (A72): a consent older than a change of what was consented to was given to an earlier wording.
        Instant changed = lastHappened("consented-processing-changed").orElse(Instant.MIN);
        List<Consent> consents = new ArrayList<>();
        for (JsonNode told : facts.path("consents")) {
            Purpose purpose = words.purpose(word(told, "purpose"));
            Instant at = Instant.parse(word(told, "at"));
            if (word(told, "state").equals("withdrawn")) {
                consents.add(Consent.withdrawn(purpose, at));
            } else if (at.isBefore(changed)) {
                consents.add(Consent.given(purpose, at, EARLIER_WORDING));
            } else {
                consents.add(Consent.given(purpose, at));
            }
        }
        return consents;
    }

    /** Who gets the data; nobody but the controller if no recipient is named. */
    Optional<Destination> destination() {
        if (!facts.path("recipient").isString()) {
            return Optional.empty();
        }
        Destination destination = Destination.to(words.recipient(word(facts, "recipient")));
        if (facts.path("recipientCountry").isString()) {
            destination = destination.in(word(facts, "recipientCountry"));
        }
        return Optional.of(destination.under(
                strings(facts.path("safeguards")).stream().map(words::safeguard).toArray(Safeguard[]::new)));
    }

    static String word(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("the case lacks `" + name + "`");
        }
        return value.asString();
    }

    static Set<String> strings(JsonNode array) {
        Set<String> strings = new TreeSet<>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }
}
