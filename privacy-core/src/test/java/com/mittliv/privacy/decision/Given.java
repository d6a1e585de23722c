package com.mittliv.privacy.decision;

import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.days;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;

/** The small world in which the specifications of this package play. */
final class Given {
    static final Role MEMBER = Role.of("member");
    static final Role GUEST = Role.of("guest");
    static final DataCategory CONTACT = DataCategory.of("contact-details");
    static final DataCategory EMAIL = DataCategory.of("email-address").within(CONTACT);
    static final DataCategory CV = DataCategory.of("cv");
    static final Purpose SERVE = Purpose.of("serve");
    static final Purpose RECRUIT = Purpose.of("recruit");
    static final Purpose MARKET = Purpose.of("market").directMarketing();
    static final Purpose DEFEND = Purpose.of("defend-legal-claims").legalClaims();
    static final Event JOINED = Event.of("joined");
    static final Event LEFT = Event.of("left");
    static final Event EXTENDED = Event.of("extended-to");
    static final Text LAW = Text.of("en", "an act");

    /** Noon in Stockholm. */
    static final Instant NOON = Instant.parse("2024-05-10T10:00:00Z");

    private Given() {}

    static Policy.Builder policy(ProcessingRule.Builder... rules) {
        Policy.Builder policy = Policy.named("given", "1", Policy.Controller.of("Example AB"))
                .declare(MEMBER, GUEST, EMAIL, CV, SERVE, RECRUIT, MARKET, DEFEND, JOINED, LEFT, EXTENDED);
        for (ProcessingRule.Builder rule : rules) {
            policy.rule(rule);
        }
        return policy;
    }

    /** A rule about members' e-mail addresses that holds for thirty days after they left. */
    static ProcessingRule.Builder ruleFor(String id, Purpose purpose, LegalBasis basis) {
        return rule(id).about(MEMBER).using(EMAIL).forPurpose(purpose).on(basis).kept(days(30).after(LEFT));
    }

    static ProcessingRule.Builder ruleKept(String id, Retention retention) {
        return ruleFor(id, SERVE, LegalBasis.contract()).kept(retention);
    }

    static RecordState member() {
        return RecordState.of(MEMBER);
    }

    static Decision use(Policy.Builder policy, Purpose purpose, SubjectState person, RecordState record) {
        return PrivacyEngine.compile(policy.build()).access(purpose, EMAIL).decide(person, record, NOON);
    }

    static Decision use(Policy.Builder policy, Purpose purpose, SubjectState person) {
        return use(policy, purpose, person, member());
    }

    static Decision store(Policy.Builder policy, Purpose purpose, SubjectState person, RecordState record) {
        return PrivacyEngine.compile(policy.build()).access(purpose, EMAIL).decideStorage(person, record, NOON);
    }

    static KeepingVerdict keeping(Policy.Builder policy, SubjectState person, RecordState record) {
        return PrivacyEngine.compile(policy.build()).retentionOf(person, record, EMAIL, NOON);
    }

    static void assertPermits(Decision decision, String rule) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Permit.class, permit -> assertThat(permit.rule().id()).isEqualTo(rule));
    }

    static void assertRefuses(Decision decision, Reason reason, String nearest) {
        assertRefuses(decision, reason);
        assertThat(((Deny) decision).nearest().orElseThrow().id()).isEqualTo(nearest);
    }

    static void assertRefuses(Decision decision, Reason reason) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Deny.class, deny -> assertThat(deny.reason()).isEqualTo(reason));
    }
}
