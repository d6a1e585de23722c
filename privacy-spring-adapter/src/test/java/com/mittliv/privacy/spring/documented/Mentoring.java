package com.mittliv.privacy.spring.documented;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;

import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application as the page's reader has one. */
@SpringBootApplication
public class Mentoring {
    static final Role MENTOR = Role.of("mentor");
    static final DataCategory NAME = DataCategory.of("name");
    static final DataCategory EMAIL = DataCategory.of("email-address");
    static final Purpose ADMINISTER = Purpose.of("administer-participation");
    static final Purpose NEWSLETTER =
            Purpose.of("send-newsletter").directMarketing().askedAs("1", Text.of("en", "May we write to you?"));

    @Bean
    Policy policy() {
        return Policy.named("mentoring", "1", Policy.Controller.of("Example AB"))
                .languages("en")
                .contact(new Policy.Contact(
                        Optional.empty(), Optional.of("privacy@example.org"), Optional.of("Example Street 1")))
                .supervisoryAuthority(Text.of("en", "the authority"))
                .rights(Arrays.stream(DataSubjectRight.values())
                        .map(right -> new DeclaredRight(
                                right, Optional.empty(), Text.of("en", "You have this right."), Optional.empty()))
                        .toArray(DeclaredRight[]::new))
                .declare(Recipient.internal("coordinators"), Recipient.internal("editors"))
                .rule(rule("participation")
                        .about(MENTOR)
                        .using(NAME, EMAIL)
                        .forPurpose(ADMINISTER)
                        .on(contract())
                        .kept(until(Event.of("programme-ended"))))
                .rule(rule("letters")
                        .about(MENTOR)
                        .using(EMAIL)
                        .forPurpose(NEWSLETTER)
                        .on(consent())
                        .kept(whileConsented()))
                .build();
    }
}
