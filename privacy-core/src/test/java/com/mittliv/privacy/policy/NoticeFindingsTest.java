package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.CompletePolicy.ADVERTISE;
import static com.mittliv.privacy.policy.CompletePolicy.ANSWER;
import static com.mittliv.privacy.policy.CompletePolicy.ASKED;
import static com.mittliv.privacy.policy.CompletePolicy.CLOSED;
import static com.mittliv.privacy.policy.CompletePolicy.EMAIL;
import static com.mittliv.privacy.policy.CompletePolicy.GUEST;
import static com.mittliv.privacy.policy.CompletePolicy.WORDS;
import static com.mittliv.privacy.policy.CompletePolicy.answering;
import static com.mittliv.privacy.policy.CompletePolicy.complete;
import static com.mittliv.privacy.policy.CompletePolicy.consenting;
import static com.mittliv.privacy.policy.CompletePolicy.cookie;
import static com.mittliv.privacy.policy.CompletePolicy.copy;
import static com.mittliv.privacy.policy.CompletePolicy.found;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.DeclaredRight.Proviso;
import com.mittliv.privacy.policy.DeclaredRight.Scope;
import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.Policy.Contact;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people must be told and are not. */
class NoticeFindingsTest {
    @Test
    void peopleMustKnowWhomToTurnToAndWhereToComplain() {
        Policy.Builder silent = Policy.named("example", "1", Policy.Controller.of("Example AB"));

        assertThat(found(silent))
                .contains(
                        "contact-missing",
                        "data-protection-officer-not-named",
                        "supervisory-authority-missing",
                        "effective-date-missing");
        assertThat(found(complete()
                        .contact(new Contact(
                                Optional.of("the board"),
                                Optional.empty(),
                                Optional.of("1 Example Street"),
                                Optional.of("officer@example.org")))))
                .containsExactly("contact-without-email");
    }

    @Test
    void aRightNeedsNamingOnlyWhereTheLawGivesIt() {
        Policy.Builder bare = Policy.named("example", "1", Policy.Controller.of("Example AB"));
        assertThat(found(bare).stream().filter(finding -> finding.startsWith("right-not-named")))
                .containsExactly(
                        "right-not-named access",
                        "right-not-named rectification",
                        "right-not-named erasure",
                        "right-not-named restriction",
                        "right-not-named no-automated-decision",
                        "right-not-named complaint");

        assertThat(found(bare.rule(answering()))).contains("right-not-named portability");
        assertThat(found(bare.rule(consenting(ANSWER)))).contains("right-not-named withdraw-consent");
        assertThat(found(bare)).doesNotContain("right-not-named objection");
        assertThat(found(bare.rule(copy("c").on(legitimateInterests(WORDS)).kept(until(CLOSED)))))
                .contains("right-not-named objection");
    }

    @Test
    void aRightThatGoesLessFarThanByLawOrFurtherIsTold() {
        DeclaredRight narrowed = new DeclaredRight(
                DataSubjectRight.PORTABILITY, Optional.empty(), WORDS, Optional.of(Proviso.TECHNICALLY_POSSIBLE));
        DeclaredRight widened = new DeclaredRight(
                DataSubjectRight.PORTABILITY, Optional.empty(), WORDS, Optional.empty(), Scope.ALL_DATA);
        Policy.Builder bare = Policy.named("example", "1", Policy.Controller.of("Example AB"));

        assertThat(found(bare.rights(narrowed))).contains("right-narrowed portability");
        assertThat(found(bare)).doesNotContain("right-widened portability");
        assertThat(found(Policy.named("example", "1", Policy.Controller.of("Example AB"))
                        .rights(widened)))
                .contains("right-widened portability")
                .doesNotContain("right-narrowed portability");
    }

    @Test
    void aPolicyThatSpeaksOfCookiesDeclaresThem() {
        DataCategory cookies = DataCategory.of("session-cookie");

        assertThat(found(complete().rule(answering().using(cookies))))
                .containsExactly("cookies-not-declared session-cookie");
        assertThat(found(complete()
                        .rule(answering().using(cookies))
                        .cookies(cookie(Cookie.Need.STRICTLY_NECESSARY, ANSWER))))
                .isEmpty();
    }

    @Test
    void aMarketingCookieIsNeverStrictlyNecessary() {
        Purpose advertise = ADVERTISE.askedAs("1", WORDS);
        Policy.Builder policy = complete().rule(consenting(advertise));

        assertThat(found(policy.cookies(cookie(Cookie.Need.STRICTLY_NECESSARY, advertise))))
                .containsExactly("cookie-not-necessary id");
    }

    @Test
    void aCookieThatNeedsConsentNeedsItsWordsAndAWayBack() {
        Policy.Builder policy = Policy.named("example", "1", Policy.Controller.of("Example AB"))
                .rule(answering())
                .cookies(cookie(Cookie.Need.CONSENT, ANSWER));

        assertThat(found(policy)).contains("consent-without-wording answer", "right-not-named withdraw-consent");
    }

    @Test
    void aNameThatIsNoLongerInForceIsFoundWhereItStands() {
        Policy policy = complete()
                .languages("en", "sv")
                .supervisoryAuthority(Text.of("sv", "Datainspektionen").and("en", "Datainspektionen, now IMY"))
                .rule(answering().text(WORDS.and("sv", "enligt personuppgiftslagen")))
                .build();

        assertThat(policy.analyse().stream()
                        .filter(finding -> finding.kind() == Kind.NAME_CHANGED)
                        .map(Finding::path))
                .containsExactly("$.supervisoryAuthority.sv", "$.rules[0].text.sv");
        assertThat(policy.analyse().get(0).fact())
                .isEqualTo("the entry of the supervisory authority names Datainspektionen, which has been called"
                        + " Integritetsskyddsmyndigheten (IMY) since 1 January 2021");
    }

    @Test
    void aRuleStandsForWordsAndASectionOfThePolicy() {
        Section section = new Section("1", WORDS);

        assertThat(found(complete().sections(section).rule(answering().text(Text.NONE))))
                .containsExactly("rule-without-text answer-guests", "rule-without-section answer-guests");
        assertThat(found(complete().sections(section).rule(answering().section("1"))))
                .isEmpty();
    }

    @Test
    void whatIsSaidInOneLanguageIsSaidInAll() {
        Policy.Builder policy = Policy.named("example", "1", Policy.Controller.of("Example AB"))
                .languages("en", "sv")
                .title(WORDS)
                .supervisoryAuthority(WORDS)
                .sections(new Section("1", WORDS, Section.Part.OTHER, List.of(WORDS)))
                .rule(rule("answer")
                        .text(WORDS)
                        .about(GUEST.named(WORDS))
                        .using(EMAIL)
                        .forPurpose(ANSWER)
                        .on(legalObligation(WORDS))
                        .kept(new WhileRequired(WORDS, ASKED, CLOSED))
                        .from(new Source("form", Label.NONE, Optional.empty(), Optional.of(WORDS))))
                .never(Prohibition.of("never", WORDS, Purpose.of("sell")))
                .rights(new DeclaredRight(DataSubjectRight.ACCESS, Optional.empty(), WORDS, Optional.empty()))
                .duties(new Duty("publish", Optional.empty(), WORDS, Duty.When.ANY_CHANGE))
                .cookies(cookie(Cookie.Need.CONSENT, ANSWER));

        assertThat(policy.build().analyse().stream()
                        .filter(finding -> finding.kind() == Kind.TEXT_NOT_TRANSLATED)
                        .map(Finding::path))
                .containsExactly(
                        "$.title",
                        "$.supervisoryAuthority",
                        "$.sections[0].title",
                        "$.sections[0].statements[0]",
                        "$.vocabulary.roles[0].name",
                        "$.vocabulary.sources[0].governedBy",
                        "$.rules[0].text",
                        "$.rules[0].basis",
                        "$.rules[0].retention",
                        "$.prohibitions[0].text",
                        "$.rights[0].text",
                        "$.duties[0].text",
                        "$.cookies[0].description");
    }
}
