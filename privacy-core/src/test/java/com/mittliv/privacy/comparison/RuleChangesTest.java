package com.mittliv.privacy.comparison;

import static com.mittliv.privacy.comparison.ChangeClass.CONSENT_AFFECTING;
import static com.mittliv.privacy.comparison.ChangeClass.EDITORIAL;
import static com.mittliv.privacy.comparison.ChangeClass.MATERIAL;
import static com.mittliv.privacy.comparison.Drafts.ANSWER;
import static com.mittliv.privacy.comparison.Drafts.CLOSED;
import static com.mittliv.privacy.comparison.Drafts.EMAIL;
import static com.mittliv.privacy.comparison.Drafts.FORM;
import static com.mittliv.privacy.comparison.Drafts.GUEST;
import static com.mittliv.privacy.comparison.Drafts.HOST;
import static com.mittliv.privacy.comparison.Drafts.INVITE;
import static com.mittliv.privacy.comparison.Drafts.LAW;
import static com.mittliv.privacy.comparison.Drafts.OPENED;
import static com.mittliv.privacy.comparison.Drafts.OWNER;
import static com.mittliv.privacy.comparison.Drafts.PHONE;
import static com.mittliv.privacy.comparison.Drafts.answering;
import static com.mittliv.privacy.comparison.Drafts.asking;
import static com.mittliv.privacy.comparison.Drafts.change;
import static com.mittliv.privacy.comparison.Drafts.details;
import static com.mittliv.privacy.comparison.Drafts.rule;
import static com.mittliv.privacy.comparison.Drafts.version;
import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.LegalBasis.publicTask;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleChangesTest {
    /** A change of a rule: before, after, what it is found to be, in short. */
    record Row(ProcessingRule.Builder before, ProcessingRule.Builder after, String detail, ChangeClass changeClass) {}

    private static Row row(
            ProcessingRule.Builder before, ProcessingRule.Builder after, String detail, ChangeClass changeClass) {
        return new Row(before, after, detail, changeClass);
    }

    /** The table in the documentation of {@link PolicyChange}, line by line. */
    static Stream<Row> table() {
        return Stream.of(
                row(answering(), answering().text(Text.of("en", "word")), "TEXT NONE", EDITORIAL),
                row(asking(), asking().text(Text.of("en", "word")), "TEXT NONE", EDITORIAL),
                row(answering(), answering().section("2"), "TEXT NONE", EDITORIAL),
                row(answering(), answering().note("a remark"), "TEXT NONE", EDITORIAL),
                row(answering(), answering().about(OWNER), "ROLES WIDER", MATERIAL),
                row(answering().about(OWNER), answering(), "ROLES NARROWER", MATERIAL),
                row(asking(), asking().about(OWNER), "ROLES WIDER", CONSENT_AFFECTING),
                row(asking().about(OWNER), asking(), "ROLES NARROWER", MATERIAL),
                row(answering(), answering().using(PHONE), "CATEGORIES WIDER", MATERIAL),
                row(asking(), asking().using(PHONE), "CATEGORIES WIDER", CONSENT_AFFECTING),
                row(asking().using(PHONE), asking(), "CATEGORIES NARROWER", MATERIAL),
                row(answering(), answering().disclosedTo(HOST), "RECIPIENTS WIDER", MATERIAL),
                row(asking(), asking().disclosedTo(HOST), "RECIPIENTS WIDER", CONSENT_AFFECTING),
                row(asking().disclosedTo(HOST), asking(), "RECIPIENTS NARROWER", MATERIAL),
                row(answering(), answering().from(FORM), "SOURCES WIDER", MATERIAL),
                row(asking().from(FORM), asking(), "SOURCES NARROWER", MATERIAL),
                row(answering().onlyAfter(OPENED), answering(), "CONDITIONS WIDER", MATERIAL),
                row(answering(), answering().onlyAfter(OPENED), "CONDITIONS NARROWER", MATERIAL),
                row(asking().onlyAfter(OPENED), asking(), "CONDITIONS WIDER", CONSENT_AFFECTING),
                row(asking(), asking().onlyAfter(OPENED), "CONDITIONS NARROWER", MATERIAL),
                row(answering(), answering().kept(days(1).after(CLOSED)), "RETENTION WIDER", MATERIAL),
                row(answering().kept(days(1).after(CLOSED)), answering(), "RETENTION NARROWER", MATERIAL),
                row(answering(), answering().kept(until(OPENED)), "RETENTION WIDER", MATERIAL),
                row(asking(), asking().kept(years(1).after(CLOSED)), "RETENTION WIDER", CONSENT_AFFECTING),
                row(asking().kept(years(1).after(CLOSED)), asking(), "RETENTION NARROWER", MATERIAL),
                row(answering(), answering().on(legalObligation(LAW)), "BASIS WIDER", MATERIAL),
                row(asking(), asking().on(contract()), "BASIS WIDER", CONSENT_AFFECTING),
                row(answering(), answering().on(consent()), "BASIS WIDER", CONSENT_AFFECTING),
                row(
                        answering().on(legalObligation(LAW)),
                        answering().on(legalObligation(Text.of("en", "another act"))),
                        "BASIS WIDER",
                        MATERIAL),
                row(
                        answering().on(publicTask(LAW)),
                        answering().on(publicTask(Text.of("en", "another act"))),
                        "BASIS WIDER",
                        MATERIAL),
                row(
                        answering().on(legitimateInterests(LAW)),
                        answering().on(legitimateInterests(Text.of("en", "another interest"))),
                        "BASIS WIDER",
                        MATERIAL),
                row(
                        answering().on(legitimateInterests(LAW)),
                        answering().on(legitimateInterests(LAW, "register, no. 7")),
                        "TEXT NONE",
                        EDITORIAL),
                row(
                        answering().on(legalObligation(LAW)),
                        answering().on(legalObligation(LAW.and("sv", "en lag"))),
                        "TEXT NONE",
                        EDITORIAL),
                row(
                        asking(),
                        asking().under(SpecialCategoryCondition.EXPLICIT_CONSENT),
                        "BASIS WIDER",
                        CONSENT_AFFECTING),
                row(
                        answering().kept(new NotStated("silent")),
                        answering().kept(new NotStated("still silent")),
                        "TEXT NONE",
                        EDITORIAL),
                row(
                        answering().kept(new WhileRequired(LAW, OPENED, CLOSED)),
                        answering().kept(new WhileRequired(Text.of("en", "another act"), OPENED, CLOSED)),
                        "RETENTION WIDER",
                        MATERIAL));
    }

    @ParameterizedTest
    @MethodSource("table")
    void aChangedRuleIsClassedByWhatChangedInIt(Row row) {
        PolicyChange change = change(row.before(), row.after(), OWNER, PHONE, HOST, FORM, OPENED);

        assertThat(details(change)).containsExactly(row.detail());
        assertThat(change.rules()).extracting(RuleChange::changeClass).containsExactly(row.changeClass());
        assertThat(change.purposes()).extracting(PurposeChange::changeClass).containsExactly(row.changeClass());
        assertThat(change.changeClass()).contains(row.changeClass());
        assertThat(change.toBeTold().isEmpty()).isEqualTo(row.changeClass() == EDITORIAL);
    }

    @Test
    void aTypoFixTouchesNobody() {
        PolicyChange change = change(answering(), answering().text(Text.of("en", "wrods")));

        assertThat(change.toBeTold()).isEmpty();
        assertThat(change.renewals()).isEmpty();
        assertThat(change.due()).isEmpty();
        assertThat(change.problems()).isEmpty();
    }

    @Test
    void theSameVersionTwiceIsNoChange() {
        PolicyChange change = change(answering(), answering());

        assertThat(change.changeClass()).isEmpty();
        assertThat(change.rules()).isEmpty();
        assertThat(change.purposes()).isEmpty();
        assertThat(change.others()).isEmpty();
        assertThat(change.duties()).isEmpty();
        assertThat(change.explain("en")).isEqualTo("From version 1 to version 2.\nNothing has changed.");
    }

    @Test
    void thoseTheRuleConcernedAndThoseItConcernsNowAreTold() {
        ProcessingRule.Builder owners = ProcessingRule.rule("answer-guests")
                .text(Text.of("en", "words"))
                .about(OWNER)
                .using(EMAIL)
                .forPurpose(ANSWER)
                .on(contract())
                .kept(until(CLOSED));

        PolicyChange change = change(answering(), owners, GUEST, OWNER);

        assertThat(details(change)).containsExactly("ROLES WIDER", "ROLES NARROWER");
        assertThat(change.toBeTold()).containsExactlyInAnyOrder(GUEST, OWNER);
    }

    @Test
    void aPurposeThatARuleTakesUpIsServedAnew() {
        PolicyChange change = change(answering(), answering().forPurpose(INVITE), INVITE);

        assertThat(details(change)).containsExactly("PURPOSES WIDER");
        assertThat(change.changeClass(INVITE)).contains(MATERIAL);
        assertThat(change.changeClass(ANSWER)).as("nothing changed for it").contains(EDITORIAL);
    }

    @Test
    void aPurposeThatARuleGivesUpIsATruncationOfThatPurposeAlone() {
        PolicyChange change = change(answering().forPurpose(INVITE), answering(), INVITE);

        assertThat(details(change)).containsExactly("PURPOSES NARROWER");
        assertThat(change.changeClass(INVITE)).contains(MATERIAL);
        assertThat(change.changeClass(ANSWER)).contains(EDITORIAL);
    }

    @Test
    void aRuleThatOnlyGetsAnotherIdIsTheSameRule() {
        PolicyChange change = change(answering(), rule("reply-to-guests", ANSWER, contract()));

        assertThat(details(change)).containsExactly("TEXT NONE");
        assertThat(change.explain("en")).contains("The rule is now called `reply-to-guests`, before `answer-guests`.");
    }

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
    void rulesThatCameAndWentAreToldAsSentences() {
        PolicyChange change = change(answering(), rule("invite-guests", INVITE, legitimateInterests(LAW)));

        assertThat(change.rules()).extracting(RuleChange::rule).containsExactly("invite-guests", "answer-guests");
        assertThat(change.rules().get(0).explain("sv"))
                .isEqualTo(
                        "Ny regel `invite-guests`: om gäst behandlas e-post för ändamålet bjuda in, med rättslig grund"
                                + " intresseavvägning; sparas till ärendets slut.");
        assertThat(change.rules().get(1).explain("en"))
                .isEqualTo("Rule `answer-guests` is gone: about guest, e-mail is processed for the purpose: answer"
                        + " questions, on the basis of performance of a contract; kept until the close.");
        assertThat(change.rules()).extracting(RuleChange::changeClass).containsExactly(MATERIAL, MATERIAL);
        assertThat(change.toBeTold()).containsExactly(GUEST);
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
