package com.mittliv.privacy.condition;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.days;
import static com.mittliv.privacy.retention.Retention.months;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.AnyOf;
import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.Span;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Event START = event("start", "programmets början", "the start of the programme");
    private static final Event REQUEST = event("request", "förfrågan om kandidater", "the request for candidates");
    private static final Event CLOSED =
            event("closed", "rekryteringsprocessens slut", "the end of the recruitment process");
    private static final Event REFUSED = event("refused", "besked om avslag", "the refusal");
    private static final Purpose REFER =
            Purpose.of("refer").named(text("föreslå dig som kandidat", "suggest you as a candidate"));
    private static final Purpose NEWS = Purpose.of("news")
            .named(text("skicka nyhetsbrev", "send newsletters"))
            .directMarketing();
    private static final Text ACT = text("bokföringslagen", "the Bookkeeping Act");

    private final Sentences swedish = Sentences.in("sv");
    private final Sentences english = Sentences.in("en");

    @Test
    void aRuleIsSpokenInTheOrderOfItsChecks() {
        ProcessingRule referral = rule("refer")
                .about(Role.of("adept"))
                .using(DataCategory.of("name"))
                .forPurpose(REFER)
                .on(contract())
                .onlyAfter(START, REQUEST)
                .kept(until(CLOSED))
                .build();
        Condition live = Conditions.toUse(referral, REFER, List.of());
        assertThat(swedish.of(live))
                .isEqualTo(
                        "först efter programmets början och förfrågan om kandidater, när behandlingen inte är begränsad"
                                + " för ”föreslå dig som kandidat” och lagringstiden pågår (till rekryteringsprocessens"
                                + " slut)");
        assertThat(english.of(live))
                .startsWith("only after the start of the programme and the request for candidates, when processing");
        assertThat(english.of(new Happened(START))).isEqualTo("only after the start of the programme");
        assertThat(swedish.of(new AnyOf(List.of(new Happened(START), new Happened(CLOSED)))))
                .isEqualTo("när minst ett av detta gäller: (programmets början har inträffat) eller"
                        + " (rekryteringsprocessens slut har inträffat)");
    }

    @Test
    void whatWaitsForOneEventAndForSeveralIsSpokenAlike() {
        Happened started = new Happened(START);

        assertThat(english.of(started)).isEqualTo("only after the start of the programme");
        assertThat(swedish.of(started)).isEqualTo("först efter programmets början");
        assertThat(english.of(new AllOf(List.of(started)))).isEqualTo(english.of(started));
        assertThat(english.of(new AllOf(List.of(started, new Happened(REQUEST)))))
                .isEqualTo("only after the start of the programme and the request for candidates");
    }

    @Test
    void amongOtherConditionsOneEventHasTakenPlaceAndSeveralHave() {
        Condition both = new AllOf(List.of(new Happened(START), new Happened(REQUEST)));

        assertThat(english.of(new AnyOf(List.of(both, new Happened(CLOSED)))))
                .isEqualTo("when at least one of these holds: (the start of the programme and the request for"
                        + " candidates have taken place) or (the end of the recruitment process has taken place)");
    }

    @Test
    void consentAndObjectionAreSpokenWithWhatSetsThemAside() {
        Condition marketing = Conditions.toUse(about(NEWS, consent()), NEWS, List.of());
        assertThat(swedish.of(marketing))
                .isEqualTo("när samtycket till ”skicka nyhetsbrev” gäller, ingen invändning finns mot ”skicka"
                        + " nyhetsbrev”, behandlingen inte är begränsad för ”skicka nyhetsbrev” och lagringstiden pågår"
                        + " (till rekryteringsprocessens slut)");
        assertThat(english.of(Conditions.toStore(about(REFER, legitimateInterests(ACT)), REFER, List.of())))
                .isEqualTo("when no objection stands against “suggest you as a candidate” without compelling"
                        + " legitimate grounds being recorded and the data are still kept (until the end of the"
                        + " recruitment process)");
    }

    @Test
    void whatLeansOnOtherGroundsNamesThem() {
        ProcessingRule leaning = rule("tell")
                .about(Role.of("adept"))
                .using(DataCategory.of("name"))
                .forPurpose(REFER)
                .on(contract())
                .kept(new WhileOtherwiseKept())
                .build();
        ProcessingRule first = about(REFER, contract());
        ProcessingRule second = about(NEWS, consent());
        assertThat(english.of(Conditions.toStore(leaning, REFER, List.of(leaning, first, second))))
                .isEqualTo("when at least one of these holds: (the data are still kept (until the end of the"
                        + " recruitment process)), or (the consent to “send newsletters” is in force, no objection"
                        + " stands against “send newsletters” and the data are still kept (until the end of the"
                        + " recruitment process))");
        assertThat(swedish.of(Conditions.toStore(leaning, REFER, List.of())))
                .isEqualTo("när någon annan grund sparar uppgifterna, vilket ingen gör");
        assertThat(english.of(new AnyOf(List.of(new Kept(until(CLOSED))))))
                .isEqualTo("when the data are still kept (until the end of the recruitment process)");
        assertThat(swedish.of(new AllOf(List.of()))).isEqualTo("när inget särskilt krävs");
    }

    @Test
    void theSmallestRetentionsAreSpoken() {
        speaks(until(CLOSED), "till rekryteringsprocessens slut", "until the end of the recruitment process");
        speaks(
                years(2).after(CLOSED),
                "till dess två år har gått från rekryteringsprocessens slut",
                "until two years after the end of the recruitment process");
        speaks(
                years(7).afterTheYearOf(CLOSED),
                "till dess sju år har gått från utgången av kalenderåret för rekryteringsprocessens slut",
                "until seven years after the end of the calendar year of the end of the recruitment process");
        speaks(whileConsented(), "så länge samtycket gäller", "for as long as the consent is in force");
        speaks(
                new WhileRequired(ACT, START, CLOSED),
                "så länge bokföringslagen kräver det, från programmets början till rekryteringsprocessens slut",
                "for as long as the Bookkeeping Act requires it, from the start of the programme to the end of the"
                        + " recruitment process");
        speaks(
                new UntilRecorded(REFUSED),
                "till den tidpunkt som har antecknats för besked om avslag",
                "until the time recorded for the refusal");
        speaks(
                new WhileOtherwiseKept(),
                "så länge uppgifterna ändå sparas för något annat ändamål",
                "for as long as the data are kept for another purpose anyway");
        speaks(
                new NotStated("for the keepers"),
                "utan att policyn anger någon sluttid",
                "with no end stated in the policy");
    }

    @Test
    void combinedRetentionsSayWhichEndGoverns() {
        speaks(
                until(CLOSED).orEarlier(until(REFUSED)),
                "till rekryteringsprocessens slut eller till besked om avslag, beroende på vad som inträffar först",
                "until the end of the recruitment process or until the refusal, whichever happens first");
        speaks(
                days(30).after(CLOSED).orLater(until(REFUSED)),
                "till dess 30 dagar har gått från rekryteringsprocessens slut eller till besked om avslag, beroende på"
                        + " vad som upphör sist",
                "until 30 days after the end of the recruitment process or until the refusal, whichever ends last");
        speaks(
                whileConsented().orEarlier(until(REFUSED)),
                "så länge samtycket gäller, dock längst till besked om avslag",
                "for as long as the consent is in force, but no longer than until the refusal");
        speaks(
                until(CLOSED).orLater(new UntilRecorded(REFUSED)),
                "till rekryteringsprocessens slut, eller till den senare tidpunkt som har antecknats för besked om"
                        + " avslag",
                "until the end of the recruitment process, or until a later time recorded for the refusal");
        speaks(
                until(CLOSED).orLater(until(START).orEarlier(until(REFUSED))),
                "till rekryteringsprocessens slut, eller (till programmets början eller till besked om avslag, beroende"
                        + " på vad som inträffar först), beroende på vad som upphör sist",
                "until the end of the recruitment process, or (until the start of the programme or until the refusal,"
                        + " whichever happens first), whichever ends last");
        speaks(
                new LatestOf(List.of(until(CLOSED), until(REFUSED), new UntilRecorded(START))),
                "till rekryteringsprocessens slut eller till besked om avslag, beroende på vad som inträffar sist,"
                        + " eller till den senare tidpunkt som har antecknats för programmets början",
                "until the end of the recruitment process or until the refusal, whichever happens last, or until"
                        + " a later time recorded for the start of the programme");
    }

    @Test
    void lengthsOfTimeAreSpokenInWords() {
        Span odd = new Span(Period.of(1, 1, 1));
        speaks(
                odd.after(START),
                "till dess ett år, en månad och en dag har gått från programmets början",
                "until one year, one month and one day after the start of the programme");
        speaks(
                months(13).after(START),
                "till dess 13 månader har gått från programmets början",
                "until 13 months after the start of the programme");
    }

    @Test
    void aConsentBoundsItsRuleEvenWhereTheRetentionDoesNotSaySo() {
        assertThat(swedish.keeping(about(NEWS, consent())))
                .isEqualTo("till rekryteringsprocessens slut, dock bara så länge samtycket gäller");
        assertThat(english.keeping(about(NEWS, consent()))).endsWith(", but only while the consent is in force");
        assertThat(english.keeping(about(NEWS, contract()))).isEqualTo("until the end of the recruitment process");
    }

    @Test
    void everyKindOfConditionRetentionAndBasisIsSpoken() {
        assertThat(bases().map(swedish::of))
                .containsExactly(
                        "samtycke",
                        "fullgörande av avtal",
                        "rättslig förpliktelse",
                        "skydd av grundläggande intressen",
                        "uppgift av allmänt intresse",
                        "intresseavvägning");
        assertThat(bases().map(english::of))
                .containsExactly(
                        "consent",
                        "performance of a contract",
                        "legal obligation",
                        "protection of vital interests",
                        "a task in the public interest",
                        "legitimate interests");
        // A new kind would be spoken as another one, so their number is held here.
        assertThat(bases().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(LegalBasis.class.getPermittedSubclasses()));
        assertThat(Arrays.stream(Retention.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder(
                        "Until",
                        "After",
                        "WhileConsented",
                        "WhileRequired",
                        "UntilRecorded",
                        "WhileOtherwiseKept",
                        "NotStated",
                        "LatestOf",
                        "EarliestOf");
        assertThat(Arrays.stream(Condition.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder(
                        "Happened", "ConsentInForce", "NotObjected", "NotRestricted", "Kept", "AllOf", "AnyOf");
    }

    private static Stream<LegalBasis> bases() {
        return Stream.of(
                consent(),
                contract(),
                LegalBasis.legalObligation(ACT),
                LegalBasis.vitalInterests(),
                LegalBasis.publicTask(ACT),
                legitimateInterests(ACT));
    }

    private void speaks(Retention retention, String sv, String en) {
        assertThat(swedish.of(retention)).isEqualTo(sv);
        assertThat(english.of(retention)).isEqualTo(en);
    }

    private static ProcessingRule about(Purpose purpose, LegalBasis basis) {
        return rule("some")
                .about(Role.of("adept"))
                .using(DataCategory.of("name"))
                .forPurpose(purpose)
                .on(basis)
                .kept(until(CLOSED))
                .build();
    }

    private static Event event(String id, String sv, String en) {
        return new Event(id, Label.of(text(sv, en)));
    }

    private static Text text(String sv, String en) {
        return Text.of("sv", sv).and("en", en);
    }
}
