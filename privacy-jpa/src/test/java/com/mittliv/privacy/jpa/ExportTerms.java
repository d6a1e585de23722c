package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** The programme's policy with all that a person who asks for access is to be told. */
final class ExportTerms {
    static final Source REGISTER =
            Source.of("register").named(Text.of("sv", "registret").and("en", "the register"));
    private static final Safeguard CLAUSES =
            Safeguard.of("clauses").named(Text.of("sv", "standardklausuler").and("en", "standard clauses"));
    private static final Recipient LAWYERS =
            Recipient.thirdParty("lawyers").in("US").under(CLAUSES);

    static final PrivacyEngine ENGINE =
            PrivacyEngine.compile(Policy.named("programme", "2", Policy.Controller.of("Example Mentoring"))
                    .languages("sv", "en")
                    .timeZone(ZoneId.of("Europe/Stockholm"))
                    .supervisoryAuthority(Text.of("sv", "myndigheten").and("en", "the authority"))
                    .declare(Terms.MENTOR, Terms.ADEPT, Terms.NAME, Terms.CONTACT, Terms.EMAIL, Terms.ADDRESS)
                    .declare(Terms.NOTES, Terms.STARTED, Terms.ENDED, Terms.SERVICE, Terms.MATCHING)
                    .declare(Terms.NEWSLETTER, Terms.CLAIMS, Terms.RESEARCH, LAWYERS, CLAUSES, REGISTER)
                    .rule(rule("service")
                            .about(Terms.MENTOR, Terms.ADEPT)
                            .using(Terms.NAME, Terms.CONTACT, Terms.NOTES)
                            .forPurpose(Terms.SERVICE)
                            .on(contract())
                            .kept(until(Terms.ENDED)))
                    .rule(rule("newsletter")
                            .about(Terms.ADEPT)
                            .using(Terms.EMAIL)
                            .forPurpose(Terms.NEWSLETTER)
                            .on(consent())
                            .kept(whileConsented()))
                    .rule(rule("claims")
                            .about(Terms.ADEPT)
                            .using(Terms.NAME)
                            .forPurpose(Terms.CLAIMS)
                            .on(legitimateInterests(Text.of("en", "to meet claims")))
                            .disclosedTo(LAWYERS)
                            .onlyAfter(Terms.ENDED)
                            .kept(years(2).after(Terms.ENDED)))
                    .rights(Stream.of(DataSubjectRight.values())
                            .map(right -> new DeclaredRight(right, Optional.empty(), Text.NONE, Optional.empty()))
                            .toArray(DeclaredRight[]::new))
                    .build());

    private ExportTerms() {}
}
