package com.mittliv.privacy.comparison;

import static com.mittliv.privacy.comparison.Drafts.ANSWER;
import static com.mittliv.privacy.comparison.Drafts.CLOSED;
import static com.mittliv.privacy.comparison.Drafts.EMAIL;
import static com.mittliv.privacy.comparison.Drafts.GUEST;
import static com.mittliv.privacy.comparison.Drafts.INVITE;
import static com.mittliv.privacy.comparison.Drafts.OWNER;
import static com.mittliv.privacy.comparison.Drafts.PHONE;
import static com.mittliv.privacy.comparison.Drafts.answering;
import static com.mittliv.privacy.comparison.Drafts.asking;
import static com.mittliv.privacy.comparison.Drafts.change;
import static com.mittliv.privacy.comparison.Drafts.inviting;
import static com.mittliv.privacy.comparison.Drafts.rule;
import static com.mittliv.privacy.comparison.Drafts.version;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.comparison.DataDue.Why;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Duty.When;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsequencesTest {
    private static final Text WORDS = Text.of("en", "words");
    private static final Text OTHER = Text.of("en", "other words");

    @Test
    void whatNoRuleKeepsAnyMoreIsDue() {
        PolicyChange change = change(answering().using(PHONE), answering(), PHONE);

        assertThat(change.due())
                .containsExactly(new DataDue(GUEST, PHONE, Why.NO_LONGER_KEPT, List.of("answer-guests")));
        assertThat(change.explain("sv"))
                .contains("Telefon (gäst) sparas inte längre och ska raderas den dag versionen börjar gälla.");
    }

    @Test
    void whatIsKeptShorterIsDueWhereItsTimeIsOver() {
        PolicyChange change =
                change(answering().kept(years(2).after(CLOSED)), answering().kept(years(1).after(CLOSED)));

        assertThat(change.due()).containsExactly(new DataDue(GUEST, EMAIL, Why.KEPT_SHORTER, List.of("answer-guests")));
        assertThat(change.explain("en")).contains("E-mail (guest) is kept shorter; what has reached its end by then");
    }

    @Test
    void whatAnotherRuleKeepsAsLongIsNotDue() {
        ProcessingRule.Builder longer =
                rule("defend", Purpose.of("defend"), contract()).kept(years(2).after(CLOSED));

        PolicyChange change = PolicyChange.between(
                version("1", answering(), longer).build(),
                version("2", longer).declare(ANSWER).build());

        assertThat(change.due()).isEmpty();
    }

    @Test
    void aRuleThatOnlyLeansOnOthersKeepsNothing() {
        PolicyChange lost = change(answering(), answering().kept(new WhileOtherwiseKept()));
        PolicyChange leaning = change(answering().kept(new WhileOtherwiseKept()), answering());

        assertThat(lost.due()).extracting(DataDue::why).containsExactly(Why.NO_LONGER_KEPT);
        assertThat(leaning.due()).isEmpty();
    }

    @Test
    void whatIsKeptOnConsentNowIsKeptLessThanWhatNeededNone() {
        assertThat(change(answering(), answering().on(consent())).due())
                .extracting(DataDue::why)
                .containsExactly(Why.KEPT_SHORTER);
        assertThat(change(asking(), asking().on(contract())).due()).isEmpty();
    }

    @Test
    void whatIsKeptOnConsentsThatLapseIsDueUnlessTheyAreRenewed() {
        PolicyChange change = change(asking(), rule("invite-guests", inviting("2"), consent()));

        assertThat(change.due())
                .containsExactly(new DataDue(GUEST, EMAIL, Why.KEPT_ON_RENEWED_CONSENT, List.of("invite-guests")));
        assertThat(change.explain("en")).contains("E-mail (guest) is kept only if the consent is renewed.");
    }

    @Test
    void whatAnotherBasisKeepsAsLongDoesNotWaitForARenewal() {
        PolicyChange change = PolicyChange.between(
                version("1", asking(), answering()).build(),
                version("2", rule("invite-guests", inviting("2"), consent()), answering())
                        .build());

        assertThat(change.renewals()).hasSize(1);
        assertThat(change.due()).isEmpty();
    }

    @Test
    void consentToSomethingElseDoesNotKeep() {
        Purpose other = Purpose.of("survey");

        PolicyChange change = change(asking(), rule("survey-guests", other, consent()), INVITE, other);

        assertThat(change.due()).extracting(DataDue::why).containsExactly(Why.KEPT_SHORTER);
    }

    @Test
    void whatIsKeptForMarketingAloneEndsWithAnObjection() {
        Purpose marketing = INVITE.directMarketing();
        ProcessingRule.Builder advertising = rule("advertise", marketing, contract());

        assertThat(change(answering(), advertising, ANSWER, marketing).due())
                .extracting(DataDue::why)
                .containsExactly(Why.KEPT_SHORTER);
        assertThat(change(advertising, rule("more", marketing, contract()).using(PHONE), PHONE)
                        .due())
                .isEmpty();
        assertThat(change(advertising, answering(), ANSWER, marketing).due()).isEmpty();
        assertThat(change(answering(), rule("advertise", marketing, contract()).forPurpose(ANSWER), marketing)
                        .due())
                .isEmpty();
    }

    @Test
    void whatIsKeptOnConsentForWhatBecomesMarketingEndsWithAnObjectionToo() {
        PolicyChange change = change(asking(), asking(INVITE.directMarketing()));

        assertThat(change.due()).extracting(DataDue::why).containsExactly(Why.KEPT_SHORTER);
    }

    @Test
    void whoConsentedToAPartAloneIsKeptLessWhereThePartLeavesTheWhole() {
        Purpose contact = Purpose.of("contact");
        Purpose part = Purpose.of("survey").within(contact);

        PolicyChange stays = change(asking(contact), asking(contact), part);
        PolicyChange leaves = PolicyChange.between(
                version("1", asking(contact)).declare(part).build(),
                version("2", asking(contact)).declare(Purpose.of("survey")).build());

        assertThat(stays.due()).isEmpty();
        assertThat(leaves.due()).extracting(DataDue::why).containsExactly(Why.KEPT_SHORTER);
    }

    @Test
    void marketingOnAnotherBasisThatKeepsAsLongDoesNotWaitForARenewal() {
        Purpose asked = INVITE.directMarketing();
        Purpose askedAnew = inviting("2").directMarketing();

        PolicyChange change = PolicyChange.between(
                version("1", asking(asked), rule("post", asked, contract())).build(),
                version("2", asking(askedAnew), rule("post", askedAnew, contract()))
                        .build());

        assertThat(change.renewals()).hasSize(1);
        assertThat(change.due()).isEmpty();
    }

    @Test
    void marketingThatEndsSoonerOrServesOnePurposeLessKeepsLess() {
        Purpose marketing = INVITE.directMarketing();
        Purpose other = Purpose.of("advertise").directMarketing();
        ProcessingRule.Builder one = rule("post", marketing, contract());
        ProcessingRule.Builder year = rule("post", marketing, contract()).kept(years(1).after(CLOSED));
        ProcessingRule.Builder both = rule("post", marketing, contract()).forPurpose(other);

        assertThat(change(year, one).due()).extracting(DataDue::why).containsExactly(Why.KEPT_SHORTER);
        assertThat(change(both, one, other).due())
                .as("an objection to the one purpose did not end the other")
                .extracting(DataDue::why)
                .containsExactly(Why.KEPT_SHORTER);
    }

    @Test
    void dataAreDueForEachRoleThatTheRuleWasAbout() {
        PolicyChange change = change(answering().about(OWNER), answering(), OWNER);

        assertThat(change.due())
                .containsExactly(new DataDue(OWNER, EMAIL, Why.NO_LONGER_KEPT, List.of("answer-guests")));
    }

    @Test
    void aPartThatLosesMoreThanTheWholeIsToldBesideIt() {
        DataCategory part = DataCategory.of("mobile").within(PHONE);
        ProcessingRule.Builder ofPart =
                rule("call-mobiles", ANSWER, contract()).using(part).kept(years(1).after(CLOSED));

        PolicyChange change = PolicyChange.between(
                version("1", answering().using(PHONE), ofPart).build(),
                version("2", answering()).declare(part).build());

        assertThat(change.due())
                .containsExactly(
                        new DataDue(GUEST, EMAIL, Why.KEPT_SHORTER, List.of("call-mobiles")),
                        new DataDue(GUEST, PHONE, Why.NO_LONGER_KEPT, List.of("answer-guests")),
                        new DataDue(GUEST, part, Why.NO_LONGER_KEPT, List.of("answer-guests", "call-mobiles")));
    }

    @Test
    void partsOfWhatIsDueAreToldWithTheWhole() {
        DataCategory part = DataCategory.of("mobile").within(PHONE);
        DataCategory kept = DataCategory.of("landline").within(PHONE);

        PolicyChange change = change(answering().using(PHONE), answering().using(kept), PHONE, part, kept);

        assertThat(change.due()).extracting(DataDue::category).containsExactly(PHONE);
    }

    @Test
    void aCategoryThatIsNoLongerDeclaredIsJudgedByTheWiderOne() {
        DataCategory part = DataCategory.of("mobile").within(PHONE);

        assertThat(PolicyChange.between(
                                version("1", answering().using(PHONE))
                                        .declare(part)
                                        .build(),
                                version("2", answering().using(PHONE)).build())
                        .due())
                .isEmpty();
    }

    private static Duty duty(String id, When when) {
        return new Duty(id, Optional.empty(), WORDS, when);
    }

    private static List<String> duties(ProcessingRule.Builder before, ProcessingRule.Builder after) {
        Duty[] duties = {
            duty("publish", When.ANY_CHANGE),
            duty("write", When.MATERIAL_CHANGE_AND_EMAIL_KNOWN),
            duty("ask-anew", When.CONSENT_AFFECTING_CHANGE),
            duty("erase", When.END_OF_RETENTION)
        };
        return PolicyChange.between(
                        version("1", before).declare(PHONE).duties(duties).build(),
                        version("2", after).declare(PHONE).duties(duties).build())
                .duties()
                .stream()
                .map(Duty::id)
                .toList();
    }

    @Test
    void theDutiesThatFollowAreThoseOfTheStrongestClass() {
        assertThat(duties(answering(), answering())).isEmpty();
        assertThat(duties(answering(), answering().text(OTHER))).containsExactly("publish");
        assertThat(duties(answering(), answering().using(PHONE))).containsExactly("publish", "write");
        assertThat(duties(answering().using(PHONE), answering())).containsExactly("publish", "write", "erase");
        assertThat(duties(asking(), asking().using(PHONE)))
                .as("what is kept on consents that lapse is due")
                .containsExactly("publish", "write", "ask-anew", "erase");
    }

    @Test
    void aPromiseToAskAnewHoldsAlsoWhereLessIsDone() {
        assertThat(duties(asking().using(PHONE), asking())).contains("ask-anew");
        assertThat(duties(asking(), asking().text(OTHER))).doesNotContain("ask-anew");
    }

    @Test
    void aPromiseHoldsForTheChangeThatTakesItBack() {
        PolicyChange change = PolicyChange.between(
                version("1", answering())
                        .duties(duty("publish", When.ANY_CHANGE))
                        .build(),
                version("2", answering()).build());

        assertThat(change.duties()).extracting(Duty::id).containsExactly("publish");
        assertThat(change.explain("en")).contains("The duty `publish` is gone.").endsWith("Duty `publish`: words");
    }

    @Test
    void promisesOfBothVersionsHoldEachOnce() {
        Duty publish = duty("publish", When.ANY_CHANGE);

        PolicyChange change = PolicyChange.between(
                version("1", answering())
                        .duties(publish, duty("ring", When.ANY_CHANGE))
                        .build(),
                version("2", answering())
                        .duties(publish, duty("write", When.ANY_CHANGE))
                        .build());

        assertThat(change.duties()).extracting(Duty::id).containsExactly("publish", "write", "ring");
    }

    @Test
    void theWholeChangeIsToldInOrder() {
        PolicyChange change = change(answering(), answering().using(PHONE).about(OWNER), GUEST, OWNER, PHONE);

        assertThat(change.explain("sv")).isEqualTo("""
                Från version 1 till version 2.
                Regeln `answer-guests`: Roller tillkommer: ägare. Uppgifter tillkommer: telefon.
                ”svara på frågor”: ändring av materiell betydelse.
                Ska underrättas, via e-post där adressen är känd: gäst och ägare.""");
        assertThat(change.explain("en")).endsWith("To be told, by e-mail where the address is known: guest and owner.");
        assertThat(change(answering(), answering().text(OTHER)).explain("sv")).endsWith("Ingen behöver underrättas.");
    }

    @Test
    void anyLanguageButSwedishIsAnsweredInEnglish() {
        PolicyChange change = change(answering(), answering().kept(days(1).after(CLOSED)));

        assertThat(change.explain("de")).isEqualTo(change.explain("en"));
        assertThat(change.rules().get(0).explain("de"))
                .isEqualTo("The data are kept longer or otherwise: until one day after the close (before: until the"
                        + " close).");
        assertThat(change.rules().get(0).explain("sv"))
                .isEqualTo("Uppgifterna sparas längre eller annorlunda: till dess en dag har gått från ärendets slut"
                        + " (tidigare till ärendets slut).");
    }
}
