package com.mittliv.privacy.examples.policy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every role × category × purpose of the policy, against the policy's text read as one table. */
class WholePolicyTest {
    private static final Instant GIVEN = Instant.parse("2025-01-15T09:00:00Z");
    private static final Instant NOW = Instant.parse("2025-06-02T10:00:00Z");

    private static final Map<String, String> GROUPS = Map.of(
            "NINE",
            "name address mobile-number email-address language-skills education-and-occupation attendance"
                    + " meeting-content ip-address",
            "APPLICATION",
            "name address mobile-number email-address language-skills education-and-occupation",
            "PAPERS",
            "application-documents cv cover-letter photo",
            "CONTACT",
            "email-address address mobile-number",
            "WORK",
            "name professional-contact-details position-and-organisation");

    /** Sections 1, 3, 6 and 7 of the text: roles | categories | purposes | basis. */
    private static final String TABLE = """
            mentor adept | NINE | assess-eligibility match-mentor-adept administer-participation | contract
            adept | APPLICATION | refer-candidates | contract
            mentor adept | APPLICATION | carry-to-next-admission | consent
            consulting-participant | NINE | provide-consulting-services | contract
            mentor adept consulting-participant | CONTACT | send-newsletter send-event-invitations send-surveys | consent
            partner-contact | WORK | maintain-partner-relations send-newsletter send-event-invitations | legitimate-interests
            partner-contact | WORK | fulfil-partner-contract | contract
            partner-contact | WORK | comply-with-legal-obligation | legal-obligation
            job-applicant teamtailor-connector | name CONTACT PAPERS | recruitment | contract
            job-applicant | PAPERS | defend-legal-claims | legitimate-interests
            newsletter-subscriber | email-address | send-newsletter | consent
            enquirer | correspondence | handle-enquiry | legitimate-interests
            enquirer | contact-form-content | handle-enquiry | consent
            mentor adept consulting-participant | email-address | notify-policy-change | legitimate-interests
            job-applicant teamtailor-connector newsletter-subscriber | email-address | notify-policy-change | legitimate-interests
            partner-contact | professional-contact-details | notify-policy-change | legitimate-interests
            website-visitor | session-cookie | website-operation | legitimate-interests
            """;

    private final Policy policy = MittLiv.policy();
    private final Vocabulary words = policy.vocabulary();
    private final PrivacyEngine engine = PrivacyEngine.compile(policy);

    @Test
    void whatTheTextDeclaresIsPermittedOnItsBasisAndAllElseIsRefusedWithItsReason() {
        Map<String, String> expected = table();
        List<String> pairs = expected.keySet().stream()
                .map(triple -> triple.substring(0, triple.lastIndexOf('/')))
                .toList();
        Map<String, String> wrong = new TreeMap<>();
        int asked = 0;
        for (Role role : words.roles()) {
            for (DataCategory category : words.categories()) {
                for (Purpose purpose : words.purposes()) {
                    asked++;
                    String pair = role.id() + "/" + category.id();
                    String triple = pair + "/" + purpose.id();
                    String otherwise = purpose.id().equals("sell-to-third-party")
                            ? "PROHIBITED"
                            : pairs.contains(pair) ? "PURPOSE_NOT_DECLARED" : "NO_RULE";
                    String wanted = expected.getOrDefault(triple, otherwise);
                    String got = answer(role, category, purpose);
                    if (!got.equals(wanted)) {
                        wrong.put(triple, "expected " + wanted + ", got " + got);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isEqualTo(3_610);
    }

    /** The answer for a person who consented to everything, with whose record everything that starts a rule happened. */
    private String answer(Role role, DataCategory category, Purpose purpose) {
        List<Consent> consents =
                words.purposes().stream().map(p -> Consent.given(p, GIVEN)).toList();
        SubjectState willing = SubjectState.none().with(consents);
        RecordState started = RecordState.of(role)
                .with(words.event("candidate-request-received"), GIVEN)
                .with(words.event("programme-started"), GIVEN)
                .with(words.event("legal-retention-duty-began"), GIVEN)
                .with(words.event("policy-changed-materially"), GIVEN);
        Decision decision = engine.access(purpose, category).decide(willing, started, NOW);
        return decision instanceof Permit permit
                ? permit.rule().basis().id()
                : ((Deny) decision).reason().name();
    }

    private static Map<String, String> table() {
        List<String> entries = new ArrayList<>();
        TABLE.lines().forEach(line -> {
            String[] columns = line.split(" \\| ");
            for (String role : columns[0].split(" ")) {
                categories(columns[1])
                        .forEach(category -> Stream.of(columns[2].split(" "))
                                .forEach(purpose ->
                                        entries.add(role + "/" + category + "/" + purpose + "=" + columns[3])));
            }
        });
        return entries.stream()
                .map(entry -> entry.split("="))
                .collect(toMap(entry -> entry[0], entry -> entry[1].strip()));
    }

    private static Stream<String> categories(String names) {
        return Stream.of(names.split(" "))
                .flatMap(name -> Stream.of(GROUPS.getOrDefault(name, name).split(" ")))
                .distinct();
    }
}
