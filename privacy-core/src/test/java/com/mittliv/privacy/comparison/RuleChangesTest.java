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
import com.mittliv.privacy.vocabulary.Text;
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
    void ofSeveralEventsWaitedForOnlyTheDifferenceIsTold() {
        PolicyChange change =
                change(answering().onlyAfter(OPENED, CLOSED), answering().onlyAfter(OPENED), OPENED);

        assertThat(change.rules().get(0).explain("en")).isEqualTo("The data are used without waiting for: the close.");
    }

    @Test
    void aStatuteNamedOtherwiseIsFoundAmongSeveralAndOneInAnotherLanguageIsNot() {
        WhileRequired first = new WhileRequired(LAW, OPENED, CLOSED);
        WhileRequired second = new WhileRequired(Text.of("en", "an order"), OPENED, CLOSED);
        WhileRequired other = new WhileRequired(Text.of("en", "a decree"), OPENED, CLOSED);
        WhileRequired translated = new WhileRequired(LAW.and("sv", "en lag"), OPENED, CLOSED);

        assertThat(details(change(
                        answering().kept(first.orLater(second)), answering().kept(first.orLater(other)))))
                .containsExactly("RETENTION WIDER");
        assertThat(details(change(
                        answering().kept(first.orLater(second)), answering().kept(translated.orLater(second)))))
                .isEmpty();
        assertThat(details(change(
                        answering().kept(first.orLater(second)), answering().kept(first))))
                .as("as long, and for other reasons")
                .containsExactly("RETENTION WIDER");
        assertThat(details(change(
                        answering().kept(until(OPENED).orLater(first)),
                        answering().kept(until(OPENED)))))
                .containsExactly("RETENTION NARROWER");
    }

    @Test
    void aBasisIsToldByItsNameOrWhereThatStaysByWhatItRefersTo() {
        PolicyChange named = change(answering(), answering().on(legalObligation(LAW)));
        PolicyChange referred = change(
                answering().on(legalObligation(LAW)), answering().on(legalObligation(Text.of("en", "another act"))));

        assertThat(named.rules().get(0).explain("en"))
                .isEqualTo("The legal basis is now legal obligation, before it was performance of a contract.");
        assertThat(referred.rules().get(0).explain("en"))
                .isEqualTo("What the legal basis (legal obligation) refers to is changed.");
        assertThat(referred.rules().get(0).explain("sv"))
                .isEqualTo("Vad den rättsliga grunden (rättslig förpliktelse) avser är ändrat.");
    }

    @Test
    void aRuleBesideOneThatStaysIsNewThoughItDoesTheSame() {
        PolicyChange change = PolicyChange.between(
                version("1", answering()).build(),
                version("2", answering(), rule("reply-to-guests", ANSWER, contract()))
                        .build());

        assertThat(change.rules()).extracting(RuleChange::rule).containsExactly("reply-to-guests");
        assertThat(change.rules().get(0).before()).isEmpty();
    }

    @Test
    void eachRuleGetsAnotherIdOnce() {
        PolicyChange change = PolicyChange.between(
                version("1", answering()).build(),
                version("2", rule("reply", ANSWER, contract()), rule("reply-again", ANSWER, contract()))
                        .build());

        assertThat(change.rules()).extracting(RuleChange::rule).containsExactly("reply", "reply-again");
        assertThat(change.rules()).extracting(RuleChange::changeClass).containsExactly(EDITORIAL, MATERIAL);
    }

    @Test
    void aPurposeThatARuleGivesUpIsTheStrongestChangeOfTheRule() {
        PolicyChange change = change(answering().forPurpose(INVITE), answering(), INVITE);

        assertThat(change.rules()).extracting(RuleChange::changeClass).containsExactly(MATERIAL);
        assertThat(change.toBeTold()).containsExactly(GUEST);
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
}
