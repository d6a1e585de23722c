package com.mittliv.privacy.comparison;

import static com.mittliv.privacy.comparison.ChangeClass.CONSENT_AFFECTING;
import static com.mittliv.privacy.comparison.ChangeClass.EDITORIAL;
import static com.mittliv.privacy.comparison.ChangeClass.MATERIAL;
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
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mittliv.privacy.comparison.PurposeChange.Renewal;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentChangesTest {
    @Test
    void whenMoreIsDoneThanPeopleConsentedToTheirConsentsMustBeRenewed() {
        Purpose second = inviting("2");

        PolicyChange change = change(asking(), asking(second).using(PHONE), PHONE);

        assertThat(change.renewals()).containsExactly(Map.entry(second, new Renewal(Set.of("1"), "2")));
        assertThat(change.problems()).isEmpty();
        assertThat(change.toBeTold()).containsExactly(GUEST);
    }

    @Test
    void aWordingThatWouldLetOldConsentsCountForMoreIsAProblem() {
        PolicyChange same = change(asking(), asking().using(PHONE), PHONE);
        PolicyChange alsoValid = change(asking(), asking(inviting("2", "1")).using(PHONE), PHONE);

        assertThat(same.problems()).extracting(PolicyProblem::toString).containsExactly("""
                the change affects consents to purpose `invite`, and those given to wording `1` would go on counting; \
                give the wording a new version, and leave the earlier ones out of `alsoValid`
                  at $.vocabulary.purposes[0].consent""");
        assertThat(alsoValid.problems()).hasSize(1);
        assertThat(alsoValid.renewals().values()).containsExactly(new Renewal(Set.of("1"), "2"));
    }

    @Test
    void aConsentCoversTheLessThatIsDoneLater() {
        PolicyChange change = change(asking().using(PHONE), asking(), PHONE);

        assertThat(change.changeClass(INVITE)).contains(MATERIAL);
        assertThat(change.due())
                .as("the e-mail address is kept on the consent as before")
                .extracting(DataDue::category)
                .containsExactly(PHONE);
        assertThat(change.renewals()).isEmpty();
        assertThat(change.problems()).isEmpty();
    }

    @Test
    void aNewWordingThatLetsTheOldOneCountIsEditorial() {
        PolicyChange change = change(asking(), asking(inviting("2", "1")));

        assertThat(change.changeClass()).contains(EDITORIAL);
        assertThat(change.purposes().get(0).details())
                .extracting(Drafts::inShort)
                .containsExactly("CONSENT_WORDING NONE");
        assertThat(change.explain("en")).contains("The wording of the consent is edited (now `2`).");
        assertThat(change.toBeTold()).isEmpty();
    }

    @Test
    void aNewWordingThatDoesNotLetTheOldOneCountAffectsConsents() {
        PolicyChange change = change(asking(), asking(inviting("2")));

        assertThat(change.changeClass(INVITE)).contains(CONSENT_AFFECTING);
        assertThat(change.rules()).as("the rules are as they were").isEmpty();
        assertThat(change.renewals().values()).containsExactly(new Renewal(Set.of("1"), "2"));
        assertThat(change.toBeTold()).containsExactly(GUEST);
        assertThat(change.explain("en"))
                .contains("Consents to wording `1` count no longer; the one in force is `2`.")
                .contains("Consent must be renewed for “invite”: that to wording `1` no longer suffices, ask by wording"
                        + " `2`.");
    }

    @Test
    void onlyTheVersionsThatStopCountingLapse() {
        PolicyChange change = change(asking(inviting("2", "1", "0")), asking(inviting("2", "1")));

        assertThat(change.renewals().values()).containsExactly(new Renewal(Set.of("0"), "2"));
        assertThat(change.problems()).isEmpty();
    }

    @Test
    void anEarlierWordingThatCountsAnewIsMaterial() {
        PolicyChange change = change(asking(), asking(inviting("1", "0")));

        assertThat(change.changeClass(INVITE)).contains(MATERIAL);
        assertThat(change.explain("en")).contains("Consents to wording `0`, which did not count, count now.");
        assertThat(change.explain("sv")).contains("Samtycken till lydelse `0`, som inte gällde, gäller nu.");
    }

    @Test
    void aWordingThatNobodyIsAskedByIsOnlyWords() {
        PolicyChange change =
                change(rule("invite-guests", INVITE, contract()), rule("invite-guests", inviting("2"), contract()));

        assertThat(change.changeClass(INVITE)).contains(EDITORIAL);
    }

    @Test
    void aNewRuleWidensConsentsThatExistAndNoOthers() {
        ProcessingRule.Builder more = rule("phone-guests", INVITE, consent()).using(PHONE);
        Policy both = version("2", asking(), more).build();

        PolicyChange existing = PolicyChange.between(version("1", asking()).build(), both);
        PolicyChange first = PolicyChange.between(version("1", answering()).build(), both);

        assertThat(existing.changeClass(INVITE)).contains(CONSENT_AFFECTING);
        assertThat(first.changeClass(INVITE)).contains(MATERIAL);
        assertThat(existing.rules()).extracting(RuleChange::changeClass).containsExactly(CONSENT_AFFECTING);
    }

    @Test
    void aPurposeThatAConsentRuleTakesUpWidensConsentsThatExist() {
        ProcessingRule.Builder other = rule("tell-guests", ANSWER, consent());

        PolicyChange existing = PolicyChange.between(
                version("1", asking(), other).build(),
                version("2", asking(), rule("tell-guests", ANSWER, consent()).forPurpose(INVITE))
                        .build());

        assertThat(existing.changeClass(INVITE)).contains(CONSENT_AFFECTING);
        assertThat(existing.changeClass(ANSWER)).contains(EDITORIAL);
    }

    @Test
    void aConsentToSomethingElseOrACookieForItIsNotWidenedByANewRule() {
        ProcessingRule.Builder survey = rule("survey", Purpose.of("survey"), consent());
        ProcessingRule.Builder more = rule("phone-guests", INVITE, consent()).using(PHONE);
        Cookie necessary = new Cookie(
                "id",
                Cookie.Party.FIRST,
                Optional.empty(),
                INVITE,
                Cookie.Need.STRICTLY_NECESSARY,
                Text.of("en", "words"));
        Cookie asked = new Cookie(
                "id", Cookie.Party.FIRST, Optional.empty(), INVITE, Cookie.Need.CONSENT, Text.of("en", "words"));

        assertThat(PolicyChange.between(
                                version("1", survey, rule("invite-guests", INVITE, contract()))
                                        .build(),
                                version("2", survey, rule("invite-guests", INVITE, contract()), more)
                                        .build())
                        .changeClass(INVITE))
                .contains(MATERIAL);
        assertThat(PolicyChange.between(
                                version("1", survey).cookies(necessary).build(),
                                version("2", survey, more).cookies(necessary).build())
                        .changeClass(INVITE))
                .contains(MATERIAL);
        assertThat(PolicyChange.between(
                                version("1", survey).cookies(asked).build(),
                                version("2", survey, more).cookies(asked).build())
                        .changeClass(INVITE))
                .as("what people consented to by the cookie would cover more")
                .contains(CONSENT_AFFECTING);
    }

    @Test
    void whereTheRuleWidensEveryVersionLapsesAndNotOnlyThoseTheWordingLetsGo() {
        PolicyChange wider =
                change(asking(inviting("2", "1")), asking(inviting("3", "2")).using(PHONE), PHONE);
        PolicyChange narrower = change(asking(inviting("2", "1")).using(PHONE), asking(inviting("3", "2")), PHONE);

        assertThat(wider.renewals().values()).containsExactly(new Renewal(Set.of("1", "2"), "3"));
        assertThat(wider.problems()).hasSize(1);
        assertThat(narrower.renewals().values()).containsExactly(new Renewal(Set.of("1"), "3"));
        assertThat(narrower.problems()).isEmpty();
    }

    @Test
    void aConsentToAWiderPurposeLapsesForThePartTheRuleNoLongerMeans() {
        Purpose contact = Purpose.of("contact").askedAs("1", Text.of("en", "Contact me"));
        Purpose part = INVITE.within(contact);

        PolicyChange change = change(asking(contact), asking(contact).using(PHONE), part, PHONE);

        assertThat(change.changeClass(contact)).contains(CONSENT_AFFECTING);
        assertThat(change.changeClass(part)).contains(CONSENT_AFFECTING);
        assertThat(change.renewals()).containsOnlyKeys(contact, part);
    }

    @Test
    void aConsentRuleThatIsGoneLeavesNothingToRenew() {
        PolicyChange change = PolicyChange.between(
                version("1", asking(), answering()).build(),
                version("2", answering()).declare(INVITE).build());

        assertThat(change.changeClass(INVITE)).contains(MATERIAL);
        assertThat(change.renewals()).isEmpty();
    }

    @Test
    void whereConsentBecomesTheBasisItMustFirstBeAskedFor() {
        PolicyChange change = change(answering(), answering().on(consent()));

        assertThat(change.renewals().values()).containsExactly(new Renewal(Set.of(), "1"));
        assertThat(change.problems()).isEmpty();
        assertThat(change.explain("sv")).contains("Samtycke måste inhämtas för ”svara på frågor”, med lydelse `1`.");
    }

    @Test
    void whereConsentIsTheBasisNoMoreNothingIsRenewed() {
        assertThat(change(asking(), asking().on(contract())).renewals()).isEmpty();
    }

    @Test
    void aPurposeThatBecomesMarketingOrJoinsAWiderOneAffectsConsents() {
        Purpose wider = Purpose.of("contact");

        PolicyChange marketing = change(asking(), asking(INVITE.directMarketing()));
        PolicyChange joined = change(asking(), asking(INVITE.within(wider)), wider);
        PolicyChange ordinary = change(answering(), rule("answer-guests", ANSWER.legalClaims(), contract()));

        assertThat(marketing.changeClass(INVITE)).contains(CONSENT_AFFECTING);
        assertThat(joined.changeClass(INVITE)).contains(CONSENT_AFFECTING);
        assertThat(ordinary.changeClass(ANSWER)).contains(MATERIAL);
        assertThat(ordinary.explain("en")).contains("The purpose is of another kind: answer questions.");
    }

    @Test
    void aPurposeNamedOtherwiseIsEditorial() {
        PolicyChange change = change(asking(), asking(INVITE.named(Text.of("en", "send invitations"))));

        assertThat(change.changeClass()).contains(EDITORIAL);
        assertThat(change.explain("en")).contains("The purpose is named otherwise: send invitations.");
    }

    @Test
    void aChangeMayBeDeclaredToMeanMore() {
        Policy before = version("1", asking()).build();
        Policy after = version("2", asking(inviting("2")).text(Text.of("en", "other words")))
                .build();

        PolicyChange change = PolicyChange.between(
                version("1", asking().about(OWNER)).build(),
                version("2", asking(inviting("2", "1")).about(OWNER)).build(),
                Map.of(Purpose.of("invite"), MATERIAL));

        assertThat(change.changeClass(INVITE)).contains(MATERIAL);
        assertThat(change.toBeTold()).containsExactly(GUEST, OWNER);
        assertThat(PolicyChange.between(before, after, Map.of(INVITE, CONSENT_AFFECTING))
                        .renewals())
                .hasSize(1);
    }

    @Test
    void aDeclaredChangeConcernsThePeopleOfItsPurposeInEitherVersionAndNoOthers() {
        ProcessingRule.Builder owners = ProcessingRule.rule("answer-owners")
                .about(OWNER)
                .using(EMAIL)
                .forPurpose(ANSWER)
                .on(contract())
                .kept(until(CLOSED));

        PolicyChange change = PolicyChange.between(
                version("1", asking(), owners).build(),
                version("2", asking(), owners).build(),
                Map.of(Purpose.of("invite"), MATERIAL));

        assertThat(change.toBeTold()).containsExactly(GUEST);
        assertThat(change.purposes()).extracting(PurposeChange::purpose).containsExactly(INVITE);
    }

    @Test
    void aClassDeclaredAsDerivedIsTakenAndItsPurposeToldInItsPlace() {
        Policy before = version("1", answering(), asking()).build();
        Policy after = version("2", answering(), asking().using(PHONE)).build();

        assertThat(PolicyChange.between(before, after, Map.of(INVITE, CONSENT_AFFECTING))
                        .changeClass(INVITE))
                .contains(CONSENT_AFFECTING);
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> PolicyChange.between(before, after, Map.of(INVITE, EDITORIAL)))
                .withMessageContaining("at $.vocabulary.purposes[1]");
    }

    @Test
    void aClassDeclaredForAPurposeThatIsGoneIsHeldToItToo() {
        Policy before = version("1", answering(), asking()).build();
        Policy after = version("2", answering()).build();

        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> PolicyChange.between(before, after, Map.of(INVITE, EDITORIAL)))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(PolicyProblem::path)
                        .containsExactly("$.vocabulary.purposes"));
    }

    @Test
    void aChangeDeclaredToAffectConsentsMakesThemAllLapse() {
        PolicyChange change = PolicyChange.between(
                version("1", asking()).build(), version("2", asking()).build(), Map.of(INVITE, CONSENT_AFFECTING));

        assertThat(change.renewals().values()).containsExactly(new Renewal(Set.of("1"), "1"));
        assertThat(change.problems()).hasSize(1);
    }

    @Test
    void aChangeDeclaredToMeanLessThanItDoesIsRefused() {
        Policy before = version("1", asking(), answering()).build();
        Policy after =
                version("2", asking().using(PHONE), answering().using(PHONE)).build();

        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> PolicyChange.between(
                        before, after, Map.of(INVITE, MATERIAL, ANSWER, MATERIAL, Purpose.of("sell"), EDITORIAL)))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(PolicyProblem::fact)
                        .containsExactlyInAnyOrder(
                                "the change to purpose `invite` is declared material and is consent-affecting",
                                "a class is declared for purpose `sell`, which neither version knows"));
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> PolicyChange.between(before, after, Map.of(INVITE, MATERIAL)))
                .withMessageContaining("at $.vocabulary.purposes[0]");
    }
}
