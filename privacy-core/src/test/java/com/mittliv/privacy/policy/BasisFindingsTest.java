package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.CompletePolicy.ADVERTISE;
import static com.mittliv.privacy.policy.CompletePolicy.ALLERGY;
import static com.mittliv.privacy.policy.CompletePolicy.CLOSED;
import static com.mittliv.privacy.policy.CompletePolicy.EMAIL;
import static com.mittliv.privacy.policy.CompletePolicy.FORM;
import static com.mittliv.privacy.policy.CompletePolicy.GUEST;
import static com.mittliv.privacy.policy.CompletePolicy.HEALTH;
import static com.mittliv.privacy.policy.CompletePolicy.OFFENCES;
import static com.mittliv.privacy.policy.CompletePolicy.WORDS;
import static com.mittliv.privacy.policy.CompletePolicy.answering;
import static com.mittliv.privacy.policy.CompletePolicy.complete;
import static com.mittliv.privacy.policy.CompletePolicy.consenting;
import static com.mittliv.privacy.policy.CompletePolicy.found;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.LegalBasis.publicTask;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Safeguard;
import org.junit.jupiter.api.Test;

/** Rules whose lawfulness lacks something. */
class BasisFindingsTest {
    @Test
    void legitimateInterestsMustBeBalancedOnRecord() {
        assertThat(found(complete().rule(answering().on(legitimateInterests(WORDS)))))
                .containsExactly("legitimate-interests-without-assessment answer-guests");
        assertThat(found(complete().rule(answering().on(legitimateInterests(WORDS, "register, no. 7")))))
                .isEmpty();
    }

    @Test
    void aPartOfASpecialCategoryNeedsAConditionOfArticle9AsTheWholeDoes() {
        assertThat(found(complete().rule(answering().using(ALLERGY)).declare(HEALTH)))
                .contains("special-category-without-condition answer-guests");
        assertThat(found(complete().rule(answering().using(HEALTH).under(SpecialCategoryCondition.HEALTH_CARE))))
                .isEmpty();
    }

    @Test
    void explicitConsentMustBeAskedFor() {
        assertThat(found(complete().rule(answering().using(HEALTH).under(SpecialCategoryCondition.EXPLICIT_CONSENT))))
                .containsExactly("explicit-consent-not-asked answer-guests");
        assertThat(found(complete()
                        .rule(rule("treat")
                                .text(WORDS)
                                .about(GUEST)
                                .using(HEALTH)
                                .forPurpose(Purpose.of("treat").askedAs("1", WORDS))
                                .under(SpecialCategoryCondition.EXPLICIT_CONSENT)
                                .on(consent())
                                .kept(whileConsented())
                                .from(FORM))))
                .isEmpty();
    }

    @Test
    void dataOnOffencesNeedAStatute() {
        assertThat(found(complete().rule(answering().using(OFFENCES))))
                .containsExactly("criminal-data-without-authority answer-guests");
        assertThat(found(complete().rule(answering().using(OFFENCES).on(legalObligation(WORDS)))))
                .isEmpty();
        assertThat(found(complete().rule(answering().using(OFFENCES).on(publicTask(WORDS)))))
                .isEmpty();
    }

    @Test
    void whereARecipientIsMustBeKnownUnlessASafeguardHoldsAnywhere() {
        Recipient host = Recipient.processor("host");

        assertThat(found(complete().rule(answering().disclosedTo(host))))
                .containsExactly("recipient-country-unknown host");
        assertThat(found(complete().rule(answering().disclosedTo(host.in("NO")))))
                .isEmpty();
        assertThat(found(complete().rule(answering().disclosedTo(host.under(Safeguard.of("clauses"))))))
                .isEmpty();
        assertThat(found(complete().rule(answering().disclosedTo(Recipient.internal("board")))))
                .isEmpty();
    }

    @Test
    void directMarketingNeedsAWayToObjectAndAFittingBasis() {
        Policy.Builder silent = Policy.named("example", "1", Policy.Controller.of("Example AB"))
                .rule(answering().forPurpose(ADVERTISE));

        assertThat(found(silent))
                .contains(
                        "marketing-without-objection answer-guests",
                        "marketing-on-other-basis answer-guests",
                        "right-not-named objection");
        assertThat(found(complete()
                        .rule(rule("mail")
                                .text(WORDS)
                                .about(GUEST)
                                .using(EMAIL)
                                .forPurpose(ADVERTISE)
                                .on(legitimateInterests(WORDS, "register, no. 7"))
                                .kept(until(CLOSED))
                                .from(FORM))))
                .isEmpty();
    }

    @Test
    void consentIsAskedForInWordsThatThePolicyStates() {
        assertThat(found(complete().rule(consenting(ADVERTISE)))).containsExactly("consent-without-wording advertise");
        assertThat(found(complete().rule(consenting(ADVERTISE.askedAs("1", WORDS)))))
                .isEmpty();
        assertThat(found(complete().rule(consenting(Purpose.of("leaflets").within(ADVERTISE.askedAs("1", WORDS))))))
                .as("a consent to the wider purpose covers the part")
                .isEmpty();
        assertThat(found(complete().languages("sv", "en").rule(consenting(ADVERTISE.askedAs("1", WORDS)))))
                .contains("consent-wording-not-translated advertise");
    }
}
