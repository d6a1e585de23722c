package com.mittliv.privacy.spring.documented;

import static com.mittliv.privacy.spring.documented.Mentoring.EMAIL;
import static com.mittliv.privacy.spring.documented.Mentoring.MENTOR;
import static com.mittliv.privacy.spring.documented.Mentoring.NEWSLETTER;
import static com.mittliv.privacy.spring.test.PrivacyAssertions.assertThat;

import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.spring.test.PrivacyTest;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PrivacyTest
class PromisesTest {
    @Autowired
    EntityManagerFactory entities;

    @Autowired
    PrivacyEngine engine;

    @Test
    void everythingIsSaidOfEveryAttribute() {
        assertThat(PrivacyCoverage.of(entities)).isComplete().classifies("Mentor", "email", "email-address");
    }

    @Test
    void thePolicyIsWhole() {
        assertThat(engine.policy()).hasNoSevereFindings();
    }

    @Test
    void lettersNeedConsent() {
        Decision decision =
                engine.access(NEWSLETTER, EMAIL).decide(SubjectState.none(), RecordState.of(MENTOR), Instant.now());
        assertThat(decision).isRefusedFor(Reason.CONSENT_MISSING).isDecidedBy("letters");
    }
}
