package com.mittliv.privacy.forecast;

import static com.mittliv.privacy.forecast.Programme.ADMINISTER;
import static com.mittliv.privacy.forecast.Programme.APPLICANT;
import static com.mittliv.privacy.forecast.Programme.CLAIMS;
import static com.mittliv.privacy.forecast.Programme.CLOSED;
import static com.mittliv.privacy.forecast.Programme.CV;
import static com.mittliv.privacy.forecast.Programme.DUTY_BEGAN;
import static com.mittliv.privacy.forecast.Programme.DUTY_ENDED;
import static com.mittliv.privacy.forecast.Programme.EMAIL;
import static com.mittliv.privacy.forecast.Programme.ENDED;
import static com.mittliv.privacy.forecast.Programme.ENGINE;
import static com.mittliv.privacy.forecast.Programme.LEFT;
import static com.mittliv.privacy.forecast.Programme.MATCH;
import static com.mittliv.privacy.forecast.Programme.MATCHED;
import static com.mittliv.privacy.forecast.Programme.MENTOR;
import static com.mittliv.privacy.forecast.Programme.NAME;
import static com.mittliv.privacy.forecast.Programme.NEWSLETTER;
import static com.mittliv.privacy.forecast.Programme.OBEY;
import static com.mittliv.privacy.forecast.Programme.PARTNER;
import static com.mittliv.privacy.forecast.Programme.RECRUIT;
import static com.mittliv.privacy.forecast.Programme.REFUSED;
import static com.mittliv.privacy.forecast.Programme.RELATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionForecastTest {
    private static final Instant JAN = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant MAR = Instant.parse("2026-03-15T12:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-15T12:00:00Z");
    private static final Instant YEAR_END = Instant.parse("2027-01-01T00:00:00Z");
    private static final SubjectState NOBODY_SAID = SubjectState.none();

    private final RetentionForecast forecast = new RetentionForecast(ENGINE);

    private static Holding mentor(SubjectState person, RecordState record, DataCategory... categories) {
        return Holding.of("p", "r", person, record, categories);
    }

    private static RecordState record(Event event, Instant at) {
        return RecordState.of(MENTOR).with(event, at);
    }

    private static List<String> ruleIds(Due due) {
        return due.ended().stream()
                .map(ground -> ((Ground.ByRule) ground).rule().id())
                .toList();
    }

    private Due only(Holding holding) {
        return forecast.due(Stream.of(holding), JAN, YEAR_END).toList().get(0);
    }

    @Test
    void aDatumBecomesDueAtThePlannedEventThatEndsItsLastGround() {
        var due = only(mentor(NOBODY_SAID, record(MATCHED, MAR).with(ENDED, MAY), NAME));

        assertThat(due.at()).isEqualTo(MAY);
        assertThat(due.category()).isEqualTo(NAME);
        assertThat(due.role()).isEqualTo(MENTOR);
        assertThat(due.subject() + due.record()).isEqualTo("pr");
        assertThat(ruleIds(due)).containsExactly("administer");
    }

    @Test
    void aDatumBecomesDueWhenThePeriodAfterAnEventIsOver() {
        var applicant = RecordState.of(APPLICANT).with(CLOSED, Instant.parse("2024-05-10T08:00:00Z"));

        var due = forecast.due(Stream.of(Holding.of("p", "r", NOBODY_SAID, applicant, NAME, CV)), JAN, YEAR_END)
                .toList();

        assertThat(due).hasSize(1);
        assertThat(due.get(0).at()).isEqualTo(Instant.parse("2026-05-10T22:00:00Z"));
        assertThat(ruleIds(due.get(0))).containsExactly("claims");
    }

    @Test
    void aPlannedEventStartsThePeriodThatFollowsIt() {
        var applicant = RecordState.of(APPLICANT).with(CLOSED, MAR);
        var holdings = List.of(Holding.of("p", "r", NOBODY_SAID, applicant, CV));

        assertThat(forecast.due(holdings.stream(), JAN, Instant.parse("2028-03-15T23:00:00Z")))
                .isEmpty();
        assertThat(forecast.due(holdings.stream(), JAN, Instant.parse("2028-03-15T23:00:01Z")))
                .extracting(Due::at)
                .containsExactly(Instant.parse("2028-03-15T23:00:00Z"));
    }

    @Test
    void whatWaitsForAnEventNobodyPlannedIsNotForecast() {
        assertThat(forecast.due(Stream.of(mentor(NOBODY_SAID, RecordState.of(MENTOR), NAME, CV)), JAN, YEAR_END))
                .isEmpty();
    }

    @Test
    void aPlannedWithdrawalOrObjectionCountsFromItsInstant() {
        var gone = record(MATCHED, JAN).with(ENDED, JAN);
        var consented = NOBODY_SAID.with(Consent.given(NEWSLETTER, JAN));

        assertThat(only(mentor(consented.with(Consent.withdrawn(NEWSLETTER, MAR)), gone, EMAIL))
                        .at())
                .isEqualTo(MAR);
        assertThat(only(mentor(consented.with(Objection.to(NEWSLETTER, MAY)), gone, EMAIL))
                        .at())
                .isEqualTo(MAY);
    }

    @Test
    void aHoldKeepsUntilItsEndAndIsNamedAsTheLastGround() {
        var hold = new LegalHold("claim", "legal office", JAN, Optional.of(MAY), LocalDate.of(2026, 4, 1));
        var due = only(mentor(NOBODY_SAID.with(hold), record(MATCHED, MAR), CV));

        assertThat(due.at()).isEqualTo(MAY);
        assertThat(due.ended()).containsExactly(new Ground.ByHold(hold, new At(MAY)));
    }

    @Test
    void aHoldOrDutyThatBeginsInTimeCarriesADatumOnAndOneThatBeginsTooLateDoesNot() {
        var hold = new LegalHold("claim", "legal office", MAR, Optional.of(MAY), LocalDate.of(2026, 4, 1));
        var partner = RecordState.of(PARTNER).with(LEFT, MAR).with(DUTY_ENDED, MAY);

        assertThat(only(mentor(NOBODY_SAID.with(hold), record(MATCHED, MAR), CV))
                        .at())
                .isEqualTo(MAY);
        assertThat(only(mentor(NOBODY_SAID.with(hold), record(MATCHED, MAR.minusNanos(1)), CV))
                        .at())
                .isEqualTo(MAR.minusNanos(1));
        assertThat(only(mentor(NOBODY_SAID, partner.with(DUTY_BEGAN, MAR), EMAIL))
                        .at())
                .isEqualTo(MAY);
        assertThat(only(mentor(NOBODY_SAID, partner.with(DUTY_BEGAN, MAR.plusNanos(1)), EMAIL))
                        .at())
                .isEqualTo(MAR);
    }

    @Test
    void whatIsDueAlreadyIsOverdueAndNotForecast() {
        var holding = mentor(NOBODY_SAID, record(MATCHED, JAN), CV);

        assertThat(forecast.due(Stream.of(holding), JAN, YEAR_END)).isEmpty();
        var overdue = forecast.overdue(Stream.of(holding), MAR).toList();
        assertThat(overdue).hasSize(1);
        assertThat(overdue.get(0).at()).isEqualTo(JAN);
        assertThat(ruleIds(overdue.get(0))).containsExactly("match");
        assertThat(forecast.overdue(Stream.of(holding), JAN.minusNanos(1))).isEmpty();
    }

    @Test
    void whatNothingEverKeptIsOverdueAtOnce() {
        var overdue = forecast.overdue(Stream.of(Holding.of("p", "r", NOBODY_SAID, RecordState.of(PARTNER), CV)), MAR)
                .toList();

        assertThat(overdue.get(0).at()).isEqualTo(MAR);
        assertThat(overdue.get(0).ended()).isEmpty();
    }

    @Test
    void overdueNamesTheGroundThatEndedLastAlone() {
        var overdue = forecast.overdue(
                        Stream.of(mentor(NOBODY_SAID, record(MATCHED, JAN).with(ENDED, MAR), NAME)), MAY)
                .toList();

        assertThat(overdue.get(0).at()).isEqualTo(MAR);
        assertThat(ruleIds(overdue.get(0))).containsExactly("administer");
    }

    @Test
    void theTimelineCountsPerDayOfThePolicysZoneRoleCategoryAndGround() {
        var lateEvening = Instant.parse("2026-03-14T23:30:00Z");
        var hold = new LegalHold("claim", "legal office", JAN, Optional.of(MAY), LocalDate.of(2026, 4, 1));
        var holdings = Stream.of(
                mentor(NOBODY_SAID, record(MATCHED, lateEvening), CV),
                mentor(NOBODY_SAID, record(MATCHED, MAR), CV),
                mentor(NOBODY_SAID, record(REFUSED, MAR), NAME, CV),
                mentor(NOBODY_SAID.with(hold), record(MATCHED, MAR), CV),
                Holding.of("q", "r", NOBODY_SAID, RecordState.of(APPLICANT).with(CLOSED, MAR), NAME));

        assertThat(forecast.perDay(holdings, JAN, YEAR_END))
                .containsExactly(
                        new DayCount(LocalDate.of(2026, 3, 15), APPLICANT, NAME, List.of("recruit"), 1),
                        new DayCount(LocalDate.of(2026, 3, 15), MENTOR, CV, List.of("match"), 3),
                        new DayCount(LocalDate.of(2026, 3, 15), MENTOR, NAME, List.of("administer", "match"), 1),
                        new DayCount(LocalDate.of(2026, 5, 15), MENTOR, CV, List.of("legal-hold"), 1));
    }

    @Test
    void aStateThatCannotBeLoadedIsNoForecast() {
        var unknown = mentor(SubjectState.unavailable(), RecordState.of(MENTOR), CV);

        assertThatThrownBy(() -> forecast.perDay(Stream.of(unknown), JAN, YEAR_END))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("load the person's state first");
    }

    @Test
    void aHoldPastItsReviewDayIsReportedOncePerPerson() {
        var hold = new LegalHold("claim", "legal office", JAN, Optional.empty(), LocalDate.of(2026, 4, 1));
        var person = NOBODY_SAID.with(hold);
        var holdings = List.of(
                mentor(person, RecordState.of(MENTOR), CV),
                mentor(person, RecordState.of(MENTOR), NAME),
                Holding.of("q", "r", NOBODY_SAID, RecordState.of(MENTOR), CV));

        assertThat(forecast.overdueReviews(holdings.stream(), MAY)).containsExactly(new OverdueReview("p", hold));
        assertThat(forecast.overdueReviews(holdings.stream(), MAR)).isEmpty();
    }

    @Test
    void afterMatchingOnlyWhatAdministrationNeedsRemains() {
        var milestones =
                forecast.milestones(mentor(NOBODY_SAID, record(MATCHED, MAR).with(ENDED, MAY), NAME, CV), JAN);

        assertThat(milestones.subList(0, 2))
                .containsExactly(
                        new Milestone(
                                new At(MAR),
                                Map.of(NAME, Set.of(MATCH), CV, Set.of(MATCH)),
                                Map.of(NAME, Set.of(ADMINISTER))),
                        new Milestone(new At(MAY), Map.of(NAME, Set.of(ADMINISTER)), Map.of()));
    }

    @Test
    void whatIsWaitedForIsToldWithWhatWouldRemain() {
        var consented = NOBODY_SAID.with(Consent.given(NEWSLETTER, JAN));

        assertThat(forecast.milestones(mentor(consented, RecordState.of(MENTOR), EMAIL), JAN))
                .containsExactly(
                        new Milestone(
                                on(MATCHED),
                                Map.of(EMAIL, Set.of(MATCH)),
                                Map.of(EMAIL, Set.of(ADMINISTER, NEWSLETTER))),
                        new Milestone(
                                on(REFUSED),
                                Map.of(EMAIL, Set.of(MATCH, ADMINISTER)),
                                Map.of(EMAIL, Set.of(NEWSLETTER))),
                        new Milestone(
                                on(ENDED), Map.of(EMAIL, Set.of(ADMINISTER)), Map.of(EMAIL, Set.of(MATCH, NEWSLETTER))),
                        new Milestone(
                                new OnWithdrawal(NEWSLETTER),
                                Map.of(EMAIL, Set.of(NEWSLETTER)),
                                Map.of(EMAIL, Set.of(MATCH, ADMINISTER))));
    }

    @Test
    void anEventWithAPeriodBehindItIsTwoMilestones() {
        assertThat(forecast.milestones(APPLICANT))
                .containsExactly(
                        new Milestone(
                                on(CLOSED),
                                Map.of(NAME, Set.of(RECRUIT), CV, Set.of(RECRUIT)),
                                Map.of(CV, Set.of(CLAIMS))),
                        new Milestone(
                                new OnEvent(CLOSED, Optional.of(Period.ofYears(2))),
                                Map.of(CV, Set.of(CLAIMS)),
                                Map.of()));
    }

    @Test
    void aRolesMilestonesTakeEveryConsentAsGivenAndEveryStatuteAsBinding() {
        assertThat(forecast.milestones(PARTNER))
                .containsExactly(
                        new Milestone(on(LEFT), Map.of(EMAIL, Set.of(RELATE)), Map.of(EMAIL, Set.of(OBEY))),
                        new Milestone(on(DUTY_ENDED), Map.of(EMAIL, Set.of(OBEY)), Map.of(EMAIL, Set.of(RELATE))));
        assertThat(forecast.milestones(MENTOR)).extracting(Milestone::when).contains(new OnWithdrawal(NEWSLETTER));
    }

    @Test
    void whatHasHappenedIsNoMilestoneAnyMoreAndAPlannedEventMayComeEarlier() {
        var happened = forecast.milestones(mentor(NOBODY_SAID, record(MATCHED, JAN), NAME), JAN);
        var planned = forecast.milestones(mentor(NOBODY_SAID, record(MATCHED, MAR), NAME), JAN);

        assertThat(happened).extracting(Milestone::when).containsExactly(on(REFUSED), on(ENDED));
        assertThat(planned)
                .extracting(Milestone::when)
                .containsExactly(new At(MAR), on(MATCHED), on(REFUSED), on(ENDED));
    }

    @Test
    void noIdOfAPersonIsPrinted() {
        var hold = new LegalHold("claim", "legal office", JAN, Optional.empty(), LocalDate.of(2026, 4, 1));
        var holding = Holding.of("person-1", "record-1", NOBODY_SAID, record(MATCHED, MAR), CV);

        assertThat(holding).hasToString("Holding[mentor, [cv]]");
        assertThat(only(holding)).hasToString("Due[mentor, cv, 2026-03-15T12:00:00Z]");
        assertThat(new OverdueReview("person-1", hold))
                .hasToString("OverdueReview[set by legal office, review on 2026-04-01]");
    }

    private static RetentionEnd on(Event event) {
        return new OnEvent(event, Optional.empty());
    }
}
