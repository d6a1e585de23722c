package com.mittliv.privacy.forecast;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;

/** A mentor programme: matching, administration, newsletters, applications, and a statute. */
final class Programme {
    static final Role MENTOR = Role.of("mentor");
    static final Role APPLICANT = Role.of("applicant");
    static final Role PARTNER = Role.of("partner");
    static final DataCategory NAME = DataCategory.of("name");
    static final DataCategory EMAIL = DataCategory.of("email");
    static final DataCategory CV = DataCategory.of("cv");
    static final Purpose MATCH = Purpose.of("match");
    static final Purpose ADMINISTER = Purpose.of("administer");
    static final Purpose NEWSLETTER = Purpose.of("newsletter").directMarketing();
    static final Purpose RECRUIT = Purpose.of("recruit");
    static final Purpose CLAIMS = Purpose.of("claims").legalClaims();
    static final Purpose RELATE = Purpose.of("relate");
    static final Purpose OBEY = Purpose.of("obey");
    static final Event MATCHED = Event.of("matched");
    static final Event REFUSED = Event.of("refused");
    static final Event ENDED = Event.of("ended");
    static final Event CLOSED = Event.of("closed");
    static final Event LEFT = Event.of("left");
    static final Event DUTY_BEGAN = Event.of("duty-began");
    static final Event DUTY_ENDED = Event.of("duty-ended");

    static final Policy POLICY = Policy.named("programme", "1", Controller.of("Programme"))
            .rule(rule("match")
                    .about(MENTOR)
                    .using(NAME, EMAIL, CV)
                    .forPurpose(MATCH)
                    .on(contract())
                    .kept(until(MATCHED).orEarlier(until(REFUSED))))
            .rule(rule("administer")
                    .about(MENTOR)
                    .using(NAME, EMAIL)
                    .forPurpose(ADMINISTER)
                    .on(contract())
                    .kept(until(ENDED).orEarlier(until(REFUSED))))
            .rule(rule("newsletter")
                    .about(MENTOR)
                    .using(EMAIL)
                    .forPurpose(NEWSLETTER)
                    .on(consent())
                    .kept(whileConsented()))
            .rule(rule("recruit")
                    .about(APPLICANT)
                    .using(NAME, CV)
                    .forPurpose(RECRUIT)
                    .on(contract())
                    .kept(until(CLOSED)))
            .rule(rule("claims")
                    .about(APPLICANT)
                    .using(CV)
                    .forPurpose(CLAIMS)
                    .on(legitimateInterests(Text.of("en", "to meet claims")))
                    .kept(years(2).after(CLOSED)))
            .rule(rule("relate")
                    .about(PARTNER)
                    .using(EMAIL)
                    .forPurpose(RELATE)
                    .on(contract())
                    .kept(until(LEFT)))
            .rule(rule("obey")
                    .about(PARTNER)
                    .using(EMAIL)
                    .forPurpose(OBEY)
                    .on(legalObligation(Text.of("en", "an act")))
                    .kept(new Retention.WhileRequired(Text.of("en", "an act"), DUTY_BEGAN, DUTY_ENDED)))
            .build();

    static final PrivacyEngine ENGINE = PrivacyEngine.compile(POLICY);

    private Programme() {}
}
