package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.Terms.ADDRESS;
import static com.mittliv.privacy.jpa.Terms.ADEPT;
import static com.mittliv.privacy.jpa.Terms.CLAIMS;
import static com.mittliv.privacy.jpa.Terms.CONTACT;
import static com.mittliv.privacy.jpa.Terms.EMAIL;
import static com.mittliv.privacy.jpa.Terms.ENDED;
import static com.mittliv.privacy.jpa.Terms.MENTOR;
import static com.mittliv.privacy.jpa.Terms.NAME;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.NOTES;
import static com.mittliv.privacy.jpa.Terms.RESEARCH;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static com.mittliv.privacy.jpa.Terms.STARTED;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Text;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** A programme whose policy opens the rights to people, and gives data to others. */
final class ErasureTerms {
    static final DataCategory LETTERS = DataCategory.of("letters");
    static final Recipient PRINTER = Recipient.processor("printer");
    static final Recipient INSTITUTE = Recipient.thirdParty("institute");
    static final Recipient OFFICE = Recipient.internal("office");

    static final Policy POLICY = Policy.named("programme", "3", Policy.Controller.of("Example"))
            .timeZone(ZoneId.of("Europe/Stockholm"))
            .declare(MENTOR, ADEPT, NAME, CONTACT, EMAIL, ADDRESS, NOTES, LETTERS, STARTED, ENDED)
            .rule(rule("service")
                    .about(MENTOR, ADEPT)
                    .using(NAME, ADDRESS)
                    .forPurpose(SERVICE)
                    .on(contract())
                    .kept(until(ENDED)))
            .rule(rule("newsletter")
                    .about(MENTOR, ADEPT)
                    .using(EMAIL, LETTERS)
                    .forPurpose(NEWSLETTER)
                    .on(consent())
                    .disclosedTo(PRINTER, OFFICE)
                    .kept(whileConsented()))
            .rule(rule("claims")
                    .about(ADEPT)
                    .using(NAME)
                    .forPurpose(CLAIMS)
                    .on(legitimateInterests(Text.of("en", "to meet claims")))
                    .onlyAfter(ENDED)
                    .kept(years(2).after(ENDED)))
            .rule(rule("research")
                    .about(MENTOR, ADEPT)
                    .using(NOTES)
                    .forPurpose(RESEARCH)
                    .on(legitimateInterests(Text.of("en", "to learn")))
                    .disclosedTo(INSTITUTE)
                    .kept(years(5).after(ENDED)))
            .rights(Stream.of(DataSubjectRight.values())
                    .map(right -> new DeclaredRight(
                            right, Optional.empty(), Text.of("en", "You can ask for it."), Optional.empty()))
                    .toArray(DeclaredRight[]::new))
            .build();

    static final PrivacyEngine ENGINE = PrivacyEngine.compile(POLICY);
    static final ErasureReceipts RECEIPTS = ErasureReceipts.keyed(new byte[32]);

    private ErasureTerms() {}
}
