package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.ChangeDetail.Aspect;
import com.mittliv.privacy.comparison.ChangeDetail.Effect;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words and policies to compare. */
final class Drafts {
    static final Role GUEST = Role.of("guest").named(Text.of("sv", "gäst").and("en", "guest"));
    static final Role OWNER = Role.of("owner").named(Text.of("sv", "ägare").and("en", "owner"));
    static final DataCategory EMAIL =
            DataCategory.of("email").named(Text.of("sv", "e-post").and("en", "e-mail"));
    static final DataCategory PHONE =
            DataCategory.of("phone").named(Text.of("sv", "telefon").and("en", "phone"));
    static final Purpose ANSWER =
            Purpose.of("answer").named(Text.of("sv", "svara på frågor").and("en", "answer questions"));
    static final Purpose INVITE = Purpose.of("invite")
            .named(Text.of("sv", "bjuda in").and("en", "invite"))
            .askedAs("1", Text.of("en", "I want invitations"));
    static final Event CLOSED =
            Event.of("closed").named(Text.of("sv", "ärendets slut").and("en", "the close"));
    static final Event OPENED =
            Event.of("opened").named(Text.of("sv", "ärendets början").and("en", "the opening"));
    static final Recipient HOST = Recipient.processor("host").in("SE");
    static final Source FORM = Source.of("form");
    static final Text LAW = Text.of("en", "an act");

    private Drafts() {}

    static Purpose inviting(String version, String... alsoValid) {
        return new Purpose(
                INVITE.id(),
                INVITE.label(),
                INVITE.kind(),
                INVITE.broader(),
                Optional.of(
                        new ConsentWording(version, INVITE.wording().wording(), Set.copyOf(Arrays.asList(alsoValid)))));
    }

    /** A rule on a contract. */
    static ProcessingRule.Builder answering() {
        return rule("answer-guests", ANSWER, LegalBasis.contract());
    }

    /** A rule on consent. */
    static ProcessingRule.Builder asking() {
        return asking(INVITE);
    }

    static ProcessingRule.Builder asking(Purpose purpose) {
        return rule("invite-guests", purpose, LegalBasis.consent());
    }

    static ProcessingRule.Builder rule(String id, Purpose purpose, LegalBasis basis) {
        return ProcessingRule.rule(id)
                .text(Text.of("en", "words"))
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(purpose)
                .on(basis)
                .kept(Retention.until(CLOSED));
    }

    static Policy.Builder version(String number, ProcessingRule.Builder... rules) {
        Policy.Builder policy = Policy.named("example", number, Policy.Controller.of("Example AB"));
        List.of(rules).forEach(policy::rule);
        return policy;
    }

    static PolicyChange change(ProcessingRule.Builder before, ProcessingRule.Builder after, Term... declared) {
        return PolicyChange.between(
                version("1", before).declare(declared).build(),
                version("2", after).declare(declared).build());
    }

    /** What changed in the only rule that did. */
    static List<String> details(PolicyChange change) {
        return change.rules().stream()
                .flatMap(rule -> rule.details().stream())
                .map(Drafts::inShort)
                .toList();
    }

    static String inShort(ChangeDetail detail) {
        Aspect aspect = detail.aspect();
        Effect effect = detail.effect();
        return aspect + " " + effect;
    }
}
