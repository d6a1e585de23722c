package com.mittliv.privacy.comparison;

import static com.mittliv.privacy.comparison.ChangeClass.MATERIAL;
import static com.mittliv.privacy.comparison.Drafts.ANSWER;
import static com.mittliv.privacy.comparison.Drafts.CLOSED;
import static com.mittliv.privacy.comparison.Drafts.EMAIL;
import static com.mittliv.privacy.comparison.Drafts.GUEST;
import static com.mittliv.privacy.comparison.Drafts.HOST;
import static com.mittliv.privacy.comparison.Drafts.INVITE;
import static com.mittliv.privacy.comparison.Drafts.PHONE;
import static com.mittliv.privacy.comparison.Drafts.answering;
import static com.mittliv.privacy.comparison.Drafts.asking;
import static com.mittliv.privacy.comparison.Drafts.change;
import static com.mittliv.privacy.comparison.Drafts.details;
import static com.mittliv.privacy.comparison.Drafts.version;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What terms cover, and how the law treats it, from one version to the next. */
class TermChangesTest {
    @Test
    void aTermMovedUnderOneThatARuleNamesWidensTheRule() {
        DataCategory loose = DataCategory.of("work-email");

        PolicyChange change = PolicyChange.between(
                version("1", answering()).declare(loose).build(),
                version("2", answering()).declare(loose.within(EMAIL)).build());

        assertThat(details(change)).containsExactly("CATEGORIES WIDER");
    }

    @Test
    void aNewTermWithinOneThatARuleNamesWidensNothing() {
        PolicyChange change = PolicyChange.between(
                version("1", answering()).build(),
                version("2", answering())
                        .declare(DataCategory.of("work-email").within(EMAIL))
                        .build());

        assertThat(change.changeClass()).isEmpty();
    }

    @Test
    void ofSeveralTermsGainedTheWidestAreTold() {
        DataCategory part = DataCategory.of("mobile").within(PHONE);

        PolicyChange change = change(answering(), answering().using(PHONE), part, PHONE);

        assertThat(change.explain("en")).contains("Data added: phone.").doesNotContain("mobile");
    }

    @Test
    void aRecipientThatMovesIsAMatterOfTransfer() {
        Safeguard clauses = Safeguard.of("clauses");
        Recipient abroad = Recipient.processor("host").in("US").under(clauses);
        Recipient near = Recipient.processor("host").in("NO");

        PolicyChange away = change(answering().disclosedTo(HOST), answering().disclosedTo(abroad));
        PolicyChange home = change(asking().disclosedTo(abroad), asking().disclosedTo(near));

        assertThat(details(away)).containsExactly("TRANSFERS WIDER");
        assertThat(details(home)).containsExactly("TRANSFERS NARROWER");
        assertThat(home.changeClass(INVITE)).contains(MATERIAL);
    }

    @Test
    void aRecipientThatMovesWithinTheEeaOrGetsAnotherSafeguardIsToldAndOneThatDoesNotIsNot() {
        Recipient host = Recipient.processor("host").in("SE");
        Recipient abroad = host.in("US").under(Safeguard.of("clauses"));

        assertThat(details(change(answering().disclosedTo(host), answering().disclosedTo(host.in("FI")))))
                .containsExactly("TRANSFERS NARROWER");
        assertThat(details(change(answering().disclosedTo(abroad), answering().disclosedTo(abroad.in("IN")))))
                .containsExactly("TRANSFERS WIDER");
        assertThat(details(change(
                        answering().disclosedTo(abroad),
                        answering().disclosedTo(abroad.under(Safeguard.of("clauses"), Safeguard.of("rules"))))))
                .containsExactly("TRANSFERS WIDER");
        assertThat(details(change(
                        answering().disclosedTo(abroad),
                        answering().disclosedTo(abroad).section("2"))))
                .containsExactly("TEXT NONE");
    }

    @Test
    void aRecipientThatWasKnownAndGotNothingIsNewHoweverItMoved() {
        PolicyChange change = PolicyChange.between(
                version("1", answering()).declare(HOST).build(),
                version("2", answering().disclosedTo(HOST.in("FI"))).build());

        assertThat(details(change)).containsExactly("RECIPIENTS WIDER");
    }

    @Test
    void aTermNoLongerDeclaredIsLostOnlyIfNoWiderOneIsNamed() {
        DataCategory part = DataCategory.of("mobile").within(PHONE);

        assertThat(details(change(answering().using(part), answering().using(PHONE))))
                .containsExactly("CATEGORIES WIDER");
        assertThat(details(PolicyChange.between(
                        version("1", answering().using(PHONE)).declare(part).build(),
                        version("2", answering().using(PHONE)).build())))
                .isEmpty();
    }

    @Test
    void termsAreToldInTheOrderOfTheirDeclaration() {
        DataCategory address = DataCategory.of("address");

        PolicyChange change = change(answering(), answering().using(PHONE, address), address, PHONE);

        assertThat(change.explain("en")).contains("Data added: address and phone.");
    }

    @Test
    void aRecipientThatBecomesAThirdPartyOrLosesItsSafeguardIsAMatterOfTransfer() {
        Recipient host = Recipient.processor("host");
        Safeguard clauses = Safeguard.of("clauses");

        assertThat(details(change(
                        answering().disclosedTo(host.in("SE")),
                        answering().disclosedTo(Recipient.thirdParty("host").in("SE")))))
                .containsExactly("TRANSFERS WIDER");
        assertThat(details(change(
                        answering().disclosedTo(host.under(clauses)),
                        answering().disclosedTo(host),
                        clauses)))
                .containsExactly("TRANSFERS WIDER");
        assertThat(details(change(
                        answering().disclosedTo(host.under(clauses)),
                        answering().disclosedTo(host.under(Safeguard.of("rules"))),
                        clauses,
                        Safeguard.of("rules"))))
                .containsExactly("TRANSFERS WIDER");
    }

    @Test
    void dataThatTheLawTreatsOtherwiseAreAMatterOfMoment() {
        DataCategory offences = new DataCategory("email", EMAIL.label(), DataCategory.Kind.CRIMINAL, Optional.empty());
        ProcessingRule.Builder using = ProcessingRule.rule("answer-guests")
                .text(Text.of("en", "words"))
                .about(GUEST)
                .using(offences)
                .forPurpose(ANSWER)
                .on(contract())
                .kept(until(CLOSED));

        assertThat(details(change(answering(), using))).containsExactly("CATEGORIES WIDER");
        assertThat(details(change(using, answering()))).containsExactly("CATEGORIES NARROWER");
    }

    @Test
    void aRoleRenamedIsToldUnderItsNewName() {
        var renamed = GUEST.named(Text.of("en", "visitor"));
        ProcessingRule.Builder after = ProcessingRule.rule("answer-guests")
                .text(Text.of("en", "words"))
                .about(renamed)
                .using(EMAIL, PHONE)
                .forPurpose(ANSWER)
                .on(contract())
                .kept(until(CLOSED));

        assertThat(change(answering(), after, PHONE).toBeTold()).containsExactly(renamed);
    }
}
