package com.mittliv.privacy.policy;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legalObligation;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.LegalBasis.publicTask;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.Finding.Severity;
import com.mittliv.privacy.policy.Policy.Contact;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final Role GUEST = Role.of("guest");
    private static final DataCategory EMAIL = DataCategory.of("email");
    private static final DataCategory HEALTH = DataCategory.of("health").special();
    private static final DataCategory ALLERGY = DataCategory.of("allergy").within(HEALTH);
    private static final DataCategory OFFENCES =
            new DataCategory("offences", Label.NONE, DataCategory.Kind.CRIMINAL, Optional.empty());
    private static final Purpose ANSWER = Purpose.of("answer");
    private static final Purpose ADVERTISE = Purpose.of("advertise").directMarketing();
    private static final Event ASKED = Event.of("asked");
    private static final Event CLOSED = Event.of("closed");
    private static final Source FORM = Source.of("form");
    private static final Text WORDS = Text.of("en", "words");

    private static Policy.Builder complete() {
        return Policy.named("example", "1", Policy.Controller.of("Example AB"))
                .effectiveFrom(LocalDate.of(2026, 1, 1))
                .contact(new Contact(Optional.empty(), Optional.of("privacy@example.org"), Optional.empty()))
                .supervisoryAuthority(Text.of("en", "Integritetsskyddsmyndigheten (IMY)"))
                .rights(List.of(DataSubjectRight.values()).stream()
                        .map(right -> new DeclaredRight(right, Optional.empty(), WORDS, Optional.empty()))
                        .toArray(DeclaredRight[]::new));
    }

    private static ProcessingRule.Builder answering() {
        return rule("answer-guests")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(ANSWER)
                .on(contract())
                .kept(until(CLOSED))
                .from(FORM);
    }

    private static List<String> found(Policy.Builder policy) {
        return policy.build().analyse().stream()
                .map(finding -> finding.kind().id()
                        + finding.about().map(id -> " " + id).orElse(""))
                .toList();
    }

    @Test
    void aPolicyThatSaysEverythingHasNoFindings() {
        assertThat(complete().rule(answering()).build().analyse()).isEmpty();
    }

    @Test
    void aFindingReadsAsAFactAWayOutAndAPlace() {
        Finding finding = complete()
                .rule(answering().kept(new NotStated("the text is silent")))
                .build()
                .analyse()
                .get(0);

        assertThat(finding).hasToString("""
                rule `answer-guests` keeps data, and the policy states no end; state until which event, or how long \
                after it, the data are kept (Art. 5(1)(e) GDPR)
                  at $.rules[0].retention (retention-may-never-end)""");
        assertThat(finding.severity()).isEqualTo(Severity.SEVERE);
        assertThat(finding.isAccepted()).isFalse();
    }

    @Test
    void findingsStandInTheOrderOfTheFile() {
        Policy policy = Policy.named("example", "1", Policy.Controller.of("Example AB"))
                .rule(rule("a")
                        .about(GUEST)
                        .using(EMAIL)
                        .forPurpose(ANSWER)
                        .on(contract())
                        .kept(until(CLOSED)))
                .rule(rule("b")
                        .about(GUEST)
                        .using(EMAIL)
                        .forPurpose(ADVERTISE)
                        .on(contract())
                        .kept(until(CLOSED)))
                .declare(Role.of("stranger"), ASKED)
                .build();

        assertThat(policy.analyse().stream().map(Finding::path).distinct())
                .containsExactly(
                        "$.effectiveFrom",
                        "$.contact",
                        "$.supervisoryAuthority",
                        "$.vocabulary.roles[0]",
                        "$.vocabulary.events[0]",
                        "$.vocabulary.sources",
                        "$.rules[0].text",
                        "$.rules[1].purposes",
                        "$.rules[1].basis",
                        "$.rules[1].text",
                        "$.rights");
    }

    @Test
    void dataThatNoRuleKeepsByItselfHaveNoRetention() {
        assertThat(found(complete().rule(answering().kept(new WhileOtherwiseKept()))))
                .contains("retention-missing email");
        assertThat(found(complete()
                        .rule(answering())
                        .rule(answering2().using(EMAIL).kept(new WhileOtherwiseKept()))))
                .as("another rule keeps them")
                .isEmpty();
    }

    private static ProcessingRule.Builder answering2() {
        return rule("tell-guests")
                .text(WORDS)
                .about(GUEST)
                .forPurpose(Purpose.of("tell"))
                .on(contract())
                .from(FORM);
    }

    @Test
    void aPartOfWhatHasNoRetentionIsToldWithTheWhole() {
        DataCategory part = DataCategory.of("work-email").within(EMAIL);

        assertThat(found(complete()
                        .rule(answering().kept(new WhileOtherwiseKept()))
                        .declare(part)))
                .contains("retention-missing email")
                .doesNotContain("retention-missing work-email");
    }

    @Test
    void aRetentionEndsIfOneOfTheEndsThatMayComeFirstDoes() {
        Retention open = new NotStated("the text is silent");

        assertThat(found(complete().rule(answering().kept(open.orLater(until(CLOSED))))))
                .containsExactly("retention-may-never-end answer-guests");
        assertThat(found(complete().rule(answering().kept(open.orEarlier(until(CLOSED))))))
                .isEmpty();
        assertThat(found(complete().rule(answering().kept(open.orEarlier(new NotStated("so is this"))))))
                .hasSize(1);
    }

    @Test
    void aRuleThatWaitsForWhatEndsItCanNeverBeLive() {
        assertThat(found(complete().rule(answering().onlyAfter(CLOSED))))
                .containsExactly("collected-but-never-used email", "rule-never-live answer-guests");
        assertThat(found(complete().rule(answering().onlyAfter(CLOSED).kept(days(1).after(CLOSED)))))
                .as("a period after the event is time to be live in")
                .isEmpty();
        assertThat(found(complete()
                        .rule(answering().onlyAfter(CLOSED).kept(until(ASKED).orLater(until(CLOSED))))))
                .as("the later end may still be ahead")
                .isEmpty();
        assertThat(found(complete()
                        .rule(answering().onlyAfter(CLOSED).kept(until(ASKED).orEarlier(until(CLOSED))))))
                .contains("rule-never-live answer-guests");
    }

    @Test
    void aDutyThatEndsAsItBeginsKeepsNothing() {
        assertThat(found(complete().rule(answering().kept(new WhileRequired(WORDS, ASKED, ASKED)))))
                .contains("rule-never-live answer-guests");
        assertThat(found(complete()
                        .rule(answering().kept(new WhileRequired(WORDS, ASKED, CLOSED).orEarlier(until(ASKED))))))
                .as("the duty begins with the event that ends the rule")
                .contains("rule-never-live answer-guests");
        assertThat(found(complete().rule(answering().kept(new WhileRequired(WORDS, ASKED, CLOSED)))))
                .isEmpty();
    }

    @Test
    void aRuleThatLeansOnOthersCanNeverBeLiveWhereNoneKeepsItsData() {
        ProcessingRule.Builder leaning =
                answering2().using(DataCategory.of("phone")).kept(new WhileOtherwiseKept());

        assertThat(found(complete().rule(answering()).rule(leaning)))
                .contains("rule-never-live tell-guests", "collected-but-never-used phone");
        assertThat(found(complete()
                        .rule(answering())
                        .rule(answering2().using(EMAIL).onlyAfter(CLOSED).kept(new WhileOtherwiseKept()))))
                .as("what it waits for ends the only ground")
                .containsExactly("rule-never-live tell-guests");
    }

    @Test
    void aRuleIsCoveredByOneThatPermitsTheSameForLonger() {
        ProcessingRule.Builder longer =
                answering2().using(EMAIL).forPurpose(ANSWER).kept(years(1).after(CLOSED));

        assertThat(found(complete().rule(answering()).rule(longer))).containsExactly("rule-covered answer-guests");
    }

    @Test
    void ofTwoEqualRulesTheLaterIsCovered() {
        assertThat(found(complete().rule(answering()).rule(copy("again").kept(until(CLOSED)))))
                .containsExactly("rule-covered again");
    }

    private static ProcessingRule.Builder copy(String id) {
        return rule(id).text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(ANSWER)
                .on(contract())
                .from(FORM);
    }

    @Test
    void aRuleThatDoesMoreInOneWayIsNotCovered() {
        Recipient host = Recipient.processor("host").in("SE");

        assertThat(found(complete()
                        .rule(copy("a").kept(until(CLOSED)).disclosedTo(host))
                        .rule(copy("b").kept(until(CLOSED).orLater(until(ASKED))))))
                .as("one is given to somebody, the other is kept longer")
                .isEmpty();
        assertThat(found(complete()
                        .rule(copy("a").kept(until(CLOSED)).onlyAfter(ASKED))
                        .rule(copy("b").kept(until(CLOSED).orEarlier(until(ASKED))))))
                .as("one waits, the other ends sooner")
                .isEmpty();
    }

    @Test
    void whatRestsOnConsentIsCoveredByWhatNeedsNoneAndNotTheOtherWayRound() {
        Purpose worded = ANSWER.askedAs("1", WORDS);
        ProcessingRule.Builder asking = rule("ask")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(worded)
                .on(consent())
                .kept(until(CLOSED))
                .from(FORM);
        ProcessingRule.Builder notAsking = rule("just-do")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(worded)
                .on(contract())
                .kept(until(CLOSED))
                .from(FORM);

        assertThat(found(complete().rule(notAsking).rule(asking))).containsExactly("rule-covered ask");
    }

    @Test
    void whatPeopleCanObjectToDoesNotCoverWhatTheyCannot() {
        ProcessingRule.Builder open = rule("open")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(ANSWER)
                .on(publicTask(WORDS))
                .kept(until(CLOSED))
                .from(FORM);

        assertThat(found(complete().rule(open).rule(answering()))).containsExactly("rule-covered open");
    }

    @Test
    void aPurposeNeedsARuleUnlessThePolicyPromisesNeverToServeIt() {
        Purpose sell = Purpose.of("sell");

        assertThat(found(complete().rule(answering()).declare(sell))).containsExactly("purpose-without-rule sell");
        assertThat(found(complete().rule(answering()).never(Prohibition.of("no-sale", WORDS, sell))))
                .isEmpty();
        assertThat(found(complete()
                        .rule(answering().forPurpose(Purpose.of("reply").within(ANSWER)))))
                .as("a wider purpose is served by its parts, and a part by the wider one")
                .isEmpty();
    }

    @Test
    void whatIsUsedMustComeFromSomewhere() {
        assertThat(found(complete()
                        .rule(answering())
                        .rule(rule("tell-guests")
                                .text(WORDS)
                                .about(GUEST)
                                .using(EMAIL, DataCategory.of("phone"))
                                .forPurpose(Purpose.of("tell"))
                                .on(contract())
                                .kept(until(CLOSED)))))
                .containsExactly("used-but-never-collected phone");
        assertThat(found(complete()
                        .rule(rule("answer-guests")
                                .text(WORDS)
                                .about(GUEST)
                                .using(EMAIL)
                                .forPurpose(ANSWER)
                                .on(contract())
                                .kept(until(CLOSED)))))
                .as("a policy without any source is told so once")
                .containsExactly("used-but-never-collected");
    }

    @Test
    void aCategoryOfWhichAPartIsCollectedIsNotSaidToComeFromNowhere() {
        DataCategory papers = DataCategory.of("papers");
        ProcessingRule.Builder collecting =
                answering2().using(DataCategory.of("letter").within(papers));
        ProcessingRule.Builder using = rule("read")
                .text(WORDS)
                .about(GUEST)
                .using(papers)
                .forPurpose(ANSWER)
                .on(contract());

        assertThat(found(complete().rule(collecting.kept(until(CLOSED))).rule(using.kept(until(CLOSED)))))
                .isEmpty();
    }

    @Test
    void everyKindOfTermThatNothingUsesIsNamed() {
        assertThat(found(complete()
                        .rule(answering()
                                .disclosedTo(Recipient.processor("host").in("SE")))
                        .declare(
                                Role.of("stranger"),
                                DataCategory.of("phone"),
                                Event.of("moon-rose"),
                                Recipient.thirdParty("broker").in("SE"),
                                Source.of("rumour"),
                                Safeguard.of("clauses"))))
                .containsExactly(
                        "term-never-used stranger",
                        "term-never-used phone",
                        "term-never-used moon-rose",
                        "term-never-used broker",
                        "term-never-used rumour",
                        "term-never-used clauses");
    }

    @Test
    void aTermIsUsedThroughItsPartsAndInProhibitions() {
        Recipient abroad = Recipient.thirdParty("abroad").in("SE");
        Recipient branch = Recipient.thirdParty("branch").in("SE").within(abroad);
        DataCategory secret = DataCategory.of("secret");

        assertThat(found(complete()
                        .rule(answering().disclosedTo(branch))
                        .never(new Prohibition(
                                "no-secrets", Optional.empty(), WORDS, Set.of(), Set.of(secret), Set.of()))))
                .isEmpty();
    }

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

    private static ProcessingRule.Builder consenting(Purpose purpose) {
        return rule("ask")
                .text(WORDS)
                .about(GUEST)
                .using(EMAIL)
                .forPurpose(purpose)
                .on(consent())
                .kept(whileConsented())
                .from(FORM);
    }

    @Test
    void peopleMustKnowWhomToTurnToAndWhereToComplain() {
        Policy.Builder silent = Policy.named("example", "1", Policy.Controller.of("Example AB"));

        assertThat(found(silent))
                .contains("contact-missing", "supervisory-authority-missing", "effective-date-missing");
        assertThat(found(complete()
                        .contact(new Contact(
                                Optional.of("the board"), Optional.empty(), Optional.of("1 Example Street")))))
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
                .isEqualTo("the supervisory authority's name names Datainspektionen, which has been called"
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

    private static Cookie cookie(Cookie.Need need, Purpose purpose) {
        return new Cookie("id", Cookie.Party.FIRST, Optional.of(Period.ofDays(30)), purpose, need, WORDS);
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
    void recordedGapsAndConflictsThatBearOnRulesAreRepeated() {
        assertThat(found(complete()
                        .rule(answering())
                        .openPoints(
                                open("A1", OpenPoint.Kind.GAP, "answer-guests"),
                                open("A2", OpenPoint.Kind.CONFLICT, "answer-guests"),
                                open("A3", OpenPoint.Kind.AMBIGUITY, "answer-guests"),
                                new OpenPoint("A4", OpenPoint.Kind.GAP, Optional.empty(), "q", "r", Set.of()))))
                .containsExactly("open-point A1", "open-point A2");
    }

    private static OpenPoint open(String id, OpenPoint.Kind kind, String rule) {
        return new OpenPoint(id, kind, Optional.empty(), "a quote", "a reading", Set.of(rule));
    }

    @Test
    void anAcceptedFindingIsMarkedWithItsReasonAndStays() {
        Finding finding = complete()
                .rule(answering().kept(new NotStated("the text is silent")))
                .accept(new AcceptedFinding(
                        "retention-may-never-end", Optional.of("answer-guests"), "the text is being rewritten"))
                .build()
                .analyse()
                .get(0);

        assertThat(finding.accepted()).contains("the text is being rewritten");
        assertThat(finding.toString()).endsWith("\n  accepted: the text is being rewritten");
    }

    @Test
    void acceptingAFindingAboutOneRuleAcceptsItAboutNoOther() {
        Policy policy = complete()
                .rule(answering().kept(new NotStated("the text is silent")))
                .accept(new AcceptedFinding("retention-may-never-end", Optional.empty(), "whatever"))
                .build();

        assertThat(policy.analyse())
                .extracting(Finding::kind, Finding::isAccepted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.RETENTION_MAY_NEVER_END, false),
                        org.assertj.core.groups.Tuple.tuple(Kind.ACCEPTED_FINDING_GONE, false));
    }

    @Test
    void anAcceptedFindingThatDoesNotOccurIsAFindingItself() {
        Policy.Builder policy = complete()
                .rule(answering())
                .accept(
                        new AcceptedFinding("rule-covered", Optional.of("answer-guests"), "whatever"),
                        new AcceptedFinding("rule-coverd", Optional.empty(), "whatever"));

        assertThat(policy.build().analyse()).extracting(Finding::toString).containsExactly("""
                        finding `rule-covered` about `answer-guests` is accepted and does not occur; remove it from \
                        `acceptedFindings`
                          at $.acceptedFindings[0] (accepted-finding-gone)""", """
                        `rule-coverd` is accepted and is no kind of finding; did you mean `rule-covered`?
                          at $.acceptedFindings[1] (accepted-finding-gone)""");
    }
}
