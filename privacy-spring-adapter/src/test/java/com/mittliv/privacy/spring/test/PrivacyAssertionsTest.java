package com.mittliv.privacy.spring.test;

import static com.mittliv.privacy.spring.test.PrivacyAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.jpa.PrivacyCoverage.Line;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivacyAssertionsTest {
    private static final Policy POLICY = TestPolicy.policy();
    private static final DataCategory EMAIL = DataCategory.of("email-address");

    private static Decision decide(Purpose purpose) {
        return PrivacyEngine.compile(POLICY)
                .access(purpose, EMAIL)
                .decide(SubjectState.none(), RecordState.of(Role.of("member")), Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void decisionsAreToldApart() {
        assertThat(decide(TestPolicy.MEMBERSHIP)).isPermitted().isDecidedBy("membership");
        assertThat(decide(TestPolicy.NEWSLETTER))
                .isRefused()
                .isRefusedFor(Reason.CONSENT_MISSING)
                .isDecidedBy("letters");
    }

    @Test
    void aWrongExpectationIsToldWithTheDecisionsOwnWords() {
        assertThatThrownBy(() -> assertThat(decide(TestPolicy.NEWSLETTER)).isPermitted())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CONSENT_MISSING");
        assertThatThrownBy(() -> assertThat(decide(TestPolicy.MEMBERSHIP)).isRefused())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Permitted");
        assertThatThrownBy(() -> assertThat(decide(TestPolicy.NEWSLETTER)).isRefusedFor(Reason.OBJECTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("OBJECTED");
        assertThatThrownBy(() -> assertThat(decide(TestPolicy.MEMBERSHIP)).isDecidedBy("letters"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("`membership` did");
        assertThatThrownBy(() -> assertThat(decide(TestPolicy.SALE)).isDecidedBy("letters"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("none did");
    }

    @Test
    void findingsAreListedWithTheirAdvice() {
        assertThatThrownBy(() -> assertThat(POLICY).hasNoFindings())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CONTACT_MISSING");
    }

    @Test
    void whatIsNotSaidOfAnAttributeIsListed() {
        Line email = new Line("Membership", "emailAddress", Optional.of(EMAIL), "");
        Line number = new Line("Membership", "personId", Optional.empty(), "a number without meaning");
        PrivacyCoverage whole = new PrivacyCoverage(List.of(email, number), List.of());
        assertThat(whole).isComplete().classifies("Membership", "emailAddress", "email-address");
        assertThatThrownBy(() -> assertThat(whole).classifies("Membership", "personId", "name"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is exempt: a number without meaning");
        assertThatThrownBy(() -> assertThat(whole).classifies("Membership", "nickname", "name"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is not in the data map");
        assertThatThrownBy(() -> assertThat(
                                new PrivacyCoverage(List.of(email), List.of("`Membership.nickname` is not classified")))
                        .isComplete())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Membership.nickname");
    }
}
