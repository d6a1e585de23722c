package com.mittliv.privacy.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.Restriction;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One refusal of each reason under Mitt Liv's policy, in the words people get, as {@code explanations.txt} has them. */
class ExplanationsTest {
    private static final Instant THEN = Instant.parse("2025-06-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final SubjectState NOBODY_SAID_ANYTHING = SubjectState.none();

    private final Policy policy = MittLiv.policy();
    private final Vocabulary words = policy.vocabulary();
    private final PrivacyEngine engine = PrivacyEngine.compile(policy);

    private RecordState record(String role, String... events) {
        RecordState record = RecordState.of(words.role(role));
        for (String event : events) {
            record = record.with(words.event(event), THEN);
        }
        return record;
    }

    private Decision use(String purpose, String category, SubjectState person, RecordState record) {
        return engine.access(words.purpose(purpose), words.category(category)).decide(person, record, NOW);
    }

    private Decision give(String purpose, Destination to, RecordState record) {
        return engine.access(words.purpose(purpose), to, words.category("name"))
                .decide(NOBODY_SAID_ANYTHING, record, NOW);
    }

    private Destination to(String recipient) {
        return Destination.to(words.recipient(recipient));
    }

    private SubjectState consenting(Consent... acts) {
        SubjectState person = NOBODY_SAID_ANYTHING;
        for (Consent act : acts) {
            person = person.with(act);
        }
        return person;
    }

    private Map<String, Decision> decisions() {
        RecordState adept = record("adept");
        RecordState subscriber = record("newsletter-subscriber");
        Purpose newsletter = words.purpose("send-newsletter");
        Purpose relations = words.purpose("maintain-partner-relations");
        Map<String, Decision> decisions = new LinkedHashMap<>();
        decisions.put("a use permitted", use("assess-eligibility", "name", NOBODY_SAID_ANYTHING, adept));
        decisions.put(
                "a disclosure permitted",
                give(
                        "refer-candidates",
                        to("partner-company").in("SE"),
                        record("adept", "candidate-request-received", "programme-started")));
        decisions.put(
                "collection permitted",
                engine.decideCollection(words.role("adept"), words.category("name"), words.source("website")));
        decisions.put("nothing is known", use("assess-eligibility", "name", SubjectState.unavailable(), adept));
        decisions.put("a sale", use("sell-to-third-party", "name", NOBODY_SAID_ANYTHING, adept));
        decisions.put("a customer", use("assess-eligibility", "name", NOBODY_SAID_ANYTHING, record("customer")));
        decisions.put(
                "another purpose",
                use("send-newsletter", "email-address", NOBODY_SAID_ANYTHING, record("job-applicant")));
        decisions.put(
                "another source",
                engine.decideCollection(words.role("adept"), words.category("name"), words.source("unlisted-source")));
        decisions.put(
                "another recipient",
                give("assess-eligibility", to("partner-company").in("SE"), adept));
        decisions.put("an unknown country", give("refer-candidates", to("partner-company"), adept));
        decisions.put(
                "too early", give("refer-candidates", to("partner-company").in("SE"), adept));
        decisions.put(
                "no duty yet",
                use("comply-with-legal-obligation", "name", NOBODY_SAID_ANYTHING, record("partner-contact")));
        decisions.put("no consent", use("send-newsletter", "email-address", NOBODY_SAID_ANYTHING, subscriber));
        decisions.put(
                "an old consent",
                use(
                        "send-newsletter",
                        "email-address",
                        consenting(new Consent(newsletter, Consent.Act.GIVEN, THEN, "0")),
                        subscriber));
        decisions.put(
                "a consent withdrawn",
                use(
                        "send-newsletter",
                        "email-address",
                        consenting(Consent.given(newsletter, THEN), Consent.withdrawn(newsletter, NOW)),
                        subscriber));
        decisions.put(
                "an objection",
                use(
                        "maintain-partner-relations",
                        "name",
                        NOBODY_SAID_ANYTHING.with(Objection.to(relations, THEN)),
                        record("partner-contact")));
        decisions.put(
                "an objection to marketing",
                use(
                        "send-newsletter",
                        "name",
                        NOBODY_SAID_ANYTHING.with(Objection.to(newsletter, THEN)),
                        record("partner-contact")));
        decisions.put(
                "a restriction",
                use("assess-eligibility", "name", NOBODY_SAID_ANYTHING.with(new Restriction(THEN, Set.of())), adept));
        decisions.put(
                "too late",
                use("recruitment", "cv", NOBODY_SAID_ANYTHING, record("job-applicant", "recruitment-closed")));
        return decisions;
    }

    @Test
    void everyReasonIsToldInSwedishAndEnglishAsReadAloud() {
        String told = decisions().entrySet().stream()
                .map(entry -> "# " + entry.getKey() + "\n" + entry.getValue().explain("sv") + "\n"
                        + entry.getValue().explain("en") + "\n")
                .collect(Collectors.joining("\n"));

        assertThat(told).isEqualTo(read("/explanations.txt"));
    }

    @Test
    void noReasonIsLeftOut() {
        assertThat(decisions().values().stream()
                        .filter(Deny.class::isInstance)
                        .map(decision -> ((Deny) decision).reason()))
                .containsAll(EnumSet.allOf(Reason.class));
    }

    @Test
    void everyRefusalThatARuleExplainsNamesTheRuleAndItsSection() {
        assertThat(decisions().values()).allSatisfy(decision -> {
            if (decision instanceof Deny deny && deny.nearest().isPresent()) {
                assertThat(deny.explain("sv")).containsPattern("[Rr]egel `[a-z-]+`, avsnitt [\\d.]+");
                assertThat(deny.explain("en")).containsPattern("[Rr]ule `[a-z-]+`, section [\\d.]+");
            }
        });
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(ExplanationsTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
