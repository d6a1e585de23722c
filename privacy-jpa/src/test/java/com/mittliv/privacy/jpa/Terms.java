package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.time.ZoneId;

/** A small programme's policy, for the tests. */
final class Terms {
    static final Role MENTOR = Role.of("mentor");
    static final Role ADEPT = Role.of("adept");
    static final DataCategory NAME = DataCategory.of("name");
    static final DataCategory CONTACT = DataCategory.of("contact");
    static final DataCategory EMAIL = DataCategory.of("email").within(CONTACT);
    static final DataCategory ADDRESS = DataCategory.of("address").within(CONTACT);
    static final DataCategory NOTES = DataCategory.of("notes");
    static final Event STARTED = Event.of("started");
    static final Event ENDED = Event.of("ended");
    static final Purpose SERVICE = Purpose.of("service");
    static final Purpose MATCHING = Purpose.of("matching").within(SERVICE);
    static final Purpose NEWSLETTER = Purpose.of("newsletter").directMarketing();
    static final Purpose CLAIMS = Purpose.of("claims").legalClaims();
    static final Purpose RESEARCH = Purpose.of("research");

    static final Policy POLICY = Policy.named("programme", "1", Policy.Controller.of("Example"))
            .timeZone(ZoneId.of("Europe/Stockholm"))
            .declare(MENTOR, ADEPT, NAME, CONTACT, EMAIL, ADDRESS, NOTES, STARTED, ENDED)
            .declare(SERVICE, MATCHING, NEWSLETTER, CLAIMS, RESEARCH)
            .rule(rule("service")
                    .about(MENTOR, ADEPT)
                    .using(NAME, CONTACT, NOTES)
                    .forPurpose(SERVICE)
                    .on(contract())
                    .kept(until(ENDED)))
            .rule(rule("newsletter")
                    .about(ADEPT)
                    .using(EMAIL)
                    .forPurpose(NEWSLETTER)
                    .on(consent())
                    .kept(whileConsented()))
            .rule(rule("claims")
                    .about(ADEPT)
                    .using(NAME)
                    .forPurpose(CLAIMS)
                    .on(legitimateInterests(Text.of("en", "to meet claims")))
                    .onlyAfter(ENDED)
                    .kept(years(2).after(ENDED)))
            .build();

    static final PrivacyEngine ENGINE = PrivacyEngine.compile(POLICY);

    private Terms() {}
}
