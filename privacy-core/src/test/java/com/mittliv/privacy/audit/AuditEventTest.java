package com.mittliv.privacy.audit;

import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AuditEventTest {
    private static final Role CUSTOMER = Role.of("customer");
    private static final DataCategory EMAIL = DataCategory.of("email");
    private static final Purpose DELIVER = Purpose.of("deliver");
    private static final Recipient CARRIER = Recipient.thirdParty("carrier").in("SE");
    private static final Event ENDED = Event.of("contract-ended");
    private static final Policy POLICY = Policy.named("shop", "3", Controller.of("Shop"))
            .rule(rule("deliveries")
                    .about(CUSTOMER)
                    .using(EMAIL)
                    .forPurpose(DELIVER)
                    .on(contract())
                    .disclosedTo(CARRIER)
                    .kept(until(ENDED)))
            .build();
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PrivacyEngine ENGINE = PrivacyEngine.compile(POLICY);

    @Test
    void aRefusalIsRecordedWithItsReasonAndTheRuleThatCameFurthest() {
        var ended = RecordState.of(CUSTOMER).with(ENDED, NOW);
        var refusal = (Deny)
                ENGINE.access(DELIVER, Destination.to(CARRIER), List.of(EMAIL)).decide(SubjectState.none(), ended, NOW);

        assertThat(AuditEvent.refused(refusal, Events.PERSON, POLICY, NOW))
                .isEqualTo(new AuditEvent(
                        Kind.REFUSED,
                        NOW,
                        Optional.of(Events.PERSON),
                        "3",
                        Optional.of("deliver"),
                        Optional.of("carrier"),
                        List.of("email"),
                        Optional.of("deliveries"),
                        Optional.of("retention-ended"),
                        OptionalLong.empty()));
    }

    @Test
    void aDisclosureIsRecordedWithWhoGotWhatByWhichRule() {
        var permit = (Permit) ENGINE.access(DELIVER, Destination.to(CARRIER), List.of(EMAIL))
                .decide(SubjectState.none(), RecordState.of(CUSTOMER), NOW);

        assertThat(AuditEvent.disclosed(permit, List.of(EMAIL), Events.PERSON, POLICY, NOW))
                .isEqualTo(new AuditEvent(
                        Kind.DISCLOSED,
                        NOW,
                        Optional.of(Events.PERSON),
                        "3",
                        Optional.of("deliver"),
                        Optional.of("carrier"),
                        List.of("email"),
                        Optional.of("deliveries"),
                        Optional.empty(),
                        OptionalLong.empty()));
    }

    @Test
    void theControllersOwnUseIsNoDisclosure() {
        var permit = (Permit) ENGINE.access(DELIVER, EMAIL).decide(SubjectState.none(), RecordState.of(CUSTOMER), NOW);

        assertThatThrownBy(() -> AuditEvent.disclosed(permit, List.of(EMAIL), Events.PERSON, POLICY, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a disclosure has a recipient; ask for the access with a destination");
    }

    @Test
    void aRequestIsRecordedWithTheRight() {
        var asked = AuditEvent.asked(DataSubjectRight.WITHDRAW_CONSENT, Events.PERSON, POLICY, NOW);

        assertThat(asked.kind()).isEqualTo(Kind.ASKED);
        assertThat(asked.reason()).contains("withdraw-consent");
        assertThat(asked.subject()).contains(Events.PERSON);
        assertThat(asked.policyVersion()).isEqualTo("3");
    }

    @Test
    void anErasureIsRecordedWithWhatWentAndWhatHadHeldIt() {
        var erased = AuditEvent.erased(List.of(EMAIL), 0, POLICY.rule("deliveries"), Events.PERSON, POLICY, NOW);

        assertThat(erased.kind()).isEqualTo(Kind.ERASED);
        assertThat(erased.categories()).containsExactly("email");
        assertThat(erased.count()).hasValue(0);
        assertThat(erased.rule()).contains("deliveries");
        assertThat(erased.subject()).contains(Events.PERSON);
        assertThat(erased.at()).isEqualTo(NOW);
    }

    @Test
    void onlyIdsFindAPlaceInAnEvent() {
        var value = "anna.andersson@example.org";

        assertThatThrownBy(() -> event("1", Optional.of(value), List.of(), OptionalLong.empty()))
                .hasMessageContaining("is no id");
        assertThatThrownBy(() -> event("1", Optional.empty(), List.of(value), OptionalLong.empty()))
                .hasMessageContaining("is no id");
        assertThatThrownBy(() -> new SubjectHash(value))
                .hasMessageContaining("64 hexadecimal digits")
                .message()
                .doesNotContain(value);
    }

    @Test
    void nonsenseIsRefused() {
        var many = Collections.nCopies(201, "cv");

        assertThatThrownBy(() -> event(" ", Optional.empty(), List.of(), OptionalLong.empty()))
                .hasMessageContaining("names the version of the policy");
        assertThatThrownBy(() -> event("v".repeat(101), Optional.empty(), List.of(), OptionalLong.empty()))
                .hasMessageContaining("in at most 100 characters");
        assertThatThrownBy(() -> event("1", Optional.empty(), many, OptionalLong.empty()))
                .hasMessageContaining("at most 200 categories, got 201");
        assertThatThrownBy(() -> event("1", Optional.empty(), List.of(), OptionalLong.of(-1)))
                .hasMessageContaining("cannot count -1");
        assertThat(event("v".repeat(100), Optional.empty(), many.subList(0, 200), OptionalLong.of(0))
                        .categories())
                .hasSize(200);
    }

    private static AuditEvent event(
            String version, Optional<String> reason, List<String> categories, OptionalLong count) {
        return new AuditEvent(
                Kind.REFUSED,
                NOW,
                Optional.empty(),
                version,
                Optional.empty(),
                Optional.empty(),
                categories,
                Optional.empty(),
                reason,
                count);
    }

    @Test
    void aPersonHasTheSameHashUnderOneKeyAndAnotherUnderAnother() {
        var key = new byte[32];
        key[0] = 1;
        var other = SubjectHasher.keyed(key);

        assertThat(SubjectHasher.keyed(new byte[32]).hash("person-1")).isEqualTo(Events.PERSON);
        assertThat(other.hash("person-1")).isNotEqualTo(Events.PERSON);
        assertThat(other.hash("person-2")).isNotEqualTo(other.hash("person-1"));
    }

    @Test
    void theHashIsHmacSha256SoThatOtherToolsFindThePersonToo() {
        assertThat(SubjectHasher.keyed(
                                "01234567890123456789012345678901".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hash("å")
                        .hex())
                .isEqualTo("aa51d9494245339e87ea429c289004989cb6b0d998c52cb84e702de57142a8ae");
    }

    @Test
    void aShortKeyIsRefusedAndAKeyIsNeverPrinted() {
        assertThatThrownBy(() -> SubjectHasher.keyed(new byte[31]))
                .hasMessageContaining("at least 32 random bytes, got 31");
        assertThat(SubjectHasher.keyed(new byte[32])).hasToString("SubjectHasher[keyed]");
    }

    @Test
    void aHeadAndAnEntryRefuseNonsense() {
        var hash = "0".repeat(64);

        assertThatThrownBy(() -> new AuditHead(-1, hash)).hasMessageContaining("cannot stand at entry -1");
        assertThatThrownBy(() -> new AuditHead(1, "x")).hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> new AuditEntry(0, Events.number(1), hash, hash))
                .hasMessageContaining("numbered from 1, got 0");
        assertThatThrownBy(() -> new AuditEntry(1, Events.number(1), "x", hash))
                .hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> new AuditEntry(1, Events.number(1), hash, "x"))
                .hasMessageContaining("64 hexadecimal digits");
    }
}
