package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;

import com.mittliv.privacy.policy.Policy.Contact;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy that lacks nothing, and the rules and terms with which tests take something away from it. */
final class CompletePolicy {
    static final Role GUEST = Role.of("guest");
    static final DataCategory EMAIL = DataCategory.of("email");
    static final DataCategory HEALTH = DataCategory.of("health").special();
    static final DataCategory ALLERGY = DataCategory.of("allergy").within(HEALTH);
    static final DataCategory OFFENCES =
            new DataCategory("offences", Label.NONE, DataCategory.Kind.CRIMINAL, Optional.empty());
    static final Purpose ANSWER = Purpose.of("answer");
    static final Purpose ADVERTISE = Purpose.of("advertise").directMarketing();
    static final Event ASKED = Event.of("asked");
    static final Event CLOSED = Event.of("closed");
    static final Source FORM = Source.of("form");
    static final Text WORDS = Text.of("en", "words");

    private CompletePolicy() {}

    static Policy.Builder complete() {
        return Policy.named("example", "1", Policy.Controller.of("Example AB"))
                .effectiveFrom(LocalDate.of(2026, 1, 1))
                .contact(new Contact(
                        Optional.empty(),
                        Optional.of("privacy@example.org"),
                        Optional.empty(),
                        Optional.of("officer@example.org")))
                .supervisoryAuthority(Text.of("en", "Integritetsskyddsmyndigheten (IMY)"))
                .rights(List.of(DataSubjectRight.values()).stream()
                        .map(right -> new DeclaredRight(right, Optional.empty(), WORDS, Optional.empty()))
                        .toArray(DeclaredRight[]::new));
    }

    static ProcessingRule.Builder answering() {
        return rule("answer-guests")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(ANSWER)
                .on(contract())
                .kept(until(CLOSED))
                .from(FORM);
    }

    static List<String> found(Policy.Builder policy) {
        return policy.build().analyse().stream()
                .map(finding -> finding.kind().id()
                        + finding.about().map(id -> " " + id).orElse(""))
                .toList();
    }

    static ProcessingRule.Builder telling() {
        return rule("tell-guests")
                .text(WORDS)
                .about(GUEST)
                .forPurpose(Purpose.of("tell"))
                .on(contract())
                .from(FORM);
    }

    static ProcessingRule.Builder copy(String id) {
        return rule(id).text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(ANSWER)
                .on(contract())
                .from(FORM);
    }

    static ProcessingRule.Builder consenting(Purpose purpose) {
        return rule("ask")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(purpose)
                .on(consent())
                .kept(whileConsented())
                .from(FORM);
    }

    static Cookie cookie(Cookie.Need need, Purpose purpose) {
        return new Cookie("id", Cookie.Party.FIRST, Optional.of(Period.ofDays(30)), purpose, need, WORDS);
    }

    static OpenPoint open(String id, OpenPoint.Kind kind, String rule) {
        return new OpenPoint(id, kind, Optional.empty(), "a quote", "a reading", Set.of(rule));
    }
}
