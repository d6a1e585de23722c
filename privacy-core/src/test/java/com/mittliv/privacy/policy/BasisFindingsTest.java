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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        Policy.Builder lacking = complete().rule(answering().using(ALLERGY));

        assertThatThrownBy(lacking::build)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("rule `answer-guests` covers a special category of data, `allergy`");
        assertThat(found(complete().rule(answering().using(ALLERGY).under(SpecialCategoryCondition.HEALTH_CARE))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hälsa", "hälsouppgifter", "allergier", "uppgift om religiös tillhörighet", "fackligt medlemskap",
                "etniskt ursprung", "politiska åsikter", "sexuell läggning", "health data", "trade union membership"
            })
    void aCategoryThatIsSpecialByItsNameIsNotTakenForOrdinary(String name) {
        DataCategory data = DataCategory.of("data-7").named(Text.of("en", name));

        assertThat(found(complete().rule(answering().using(data))))
                .containsExactly("special-category-without-condition answer-guests");
        assertThat(found(complete().rule(answering().using(data).under(SpecialCategoryCondition.VITAL_INTERESTS))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hälsning", "politik-kursens närvaro", "fack i garderoben", "rasthallen", "healing"})
    void aCategoryThatOnlySoundsAlikeIsOrdinary(String name) {
        DataCategory data = DataCategory.of("data-7").named(Text.of("en", name));

        assertThat(found(complete().rule(answering().using(data)))).isEmpty();
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
    void aConsentSaysItselfWhatIsAgreedTo() {
        Text pointing = Text.of("en", "I accept the privacy policy.");

        assertThat(found(complete().rule(consenting(ADVERTISE.askedAs("1", pointing)))))
                .containsExactly("consent-to-whole-policy advertise");
        assertThat(found(complete()
                        .rule(consenting(ADVERTISE.askedAs("1", Text.of("en", "You may send me the newsletter."))))))
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
