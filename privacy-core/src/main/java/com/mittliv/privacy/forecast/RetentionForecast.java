package com.mittliv.privacy.forecast;

import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks ahead: what becomes due when, if nothing happens but what is on record, planned events included.
 *
 * <pre>{@code
 * RetentionForecast forecast = new RetentionForecast(engine);
 * List<DayCount> bars = forecast.perDay(holdings, now, now.plus(Duration.ofDays(365)));
 * }</pre>
 *
 * <p>Holdings are read one at a time, so that a stream over a whole database will do.
 */
public final class RetentionForecast {
    private final PrivacyEngine engine;
    private final Calendar calendar;

    /**
     * A forecast by a policy.
     *
     * @param engine the policy's engine
     */
    public RetentionForecast(PrivacyEngine engine) {
        this.engine = engine;
        this.calendar = new Calendar(engine.policy().timeZone());
    }

    /**
     * What becomes due in a stretch of time: kept at its beginning, and due at some instant before its end.
     *
     * @param holdings the records to look at
     * @param from the beginning, at which what is on record is looked at
     * @param to the end, not included
     * @return the data in the order of the records, each with its first due instant; lazy
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException while reading, if a state names an unknown term
     * @throws IllegalArgumentException while reading, if nothing is known of a person
     */
    public Stream<Due> due(Stream<Holding> holdings, Instant from, Instant to) {
        return holdings.flatMap(holding -> holding.categories().stream()
                .map(category -> firstDue(holding, category, from, to))
                .flatMap(Optional::stream));
    }

    private Optional<Due> firstDue(Holding holding, DataCategory category, Instant from, Instant to) {
        Course course = new Course(engine, holding.person(), holding.state(), category);
        KeepingVerdict before = course.at(from);
        while (!before.isDue()) {
            Optional<Instant> next = course.next(before).filter(instant -> instant.isBefore(to));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            KeepingVerdict after = course.at(next.get());
            if (after.isDue()) {
                return Optional.of(due(holding, category, next.get(), before.heldBy()));
            }
            before = after;
        }
        return Optional.empty();
    }

    /**
     * What should be gone already.
     *
     * @param holdings the records to look at
     * @param now the instant of the question
     * @return the data in the order of the records, each with the instant since when it is due; lazy
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException while reading, if a state names an unknown term
     * @throws IllegalArgumentException while reading, if nothing is known of a person
     */
    public Stream<Due> overdue(Stream<Holding> holdings, Instant now) {
        return holdings.flatMap(holding -> holding.categories().stream()
                .map(category -> engine.retentionOf(holding.person(), holding.state(), category, now))
                .filter(KeepingVerdict::isDue)
                .map(verdict -> overdue(holding, verdict)));
    }

    private static Due overdue(Holding holding, KeepingVerdict verdict) {
        if (verdict.end() instanceof At end) {
            List<Ground> last = verdict.grounds().stream()
                    .filter(ground -> ground.end().equals(end))
                    .toList();
            return due(holding, verdict.category(), end.instant(), last);
        }
        return due(holding, verdict.category(), verdict.asked(), List.of());
    }

    private static Due due(Holding holding, DataCategory category, Instant at, List<Ground> ended) {
        return new Due(holding.subject(), holding.record(), holding.state().role(), category, at, ended);
    }

    /**
     * How much becomes due on each day, for a timeline. Needs memory for the bars only.
     *
     * @param holdings the records to look at
     * @param from the beginning
     * @param to the end, not included
     * @return the bars by day, then role, category and grounds; days without any are left out
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if a state names an unknown term
     * @throws IllegalArgumentException if nothing is known of a person
     */
    public List<DayCount> perDay(Stream<Holding> holdings, Instant from, Instant to) {
        Map<DayCount, Long> counts = new HashMap<>();
        due(holdings, from, to).forEach(due -> counts.merge(barOf(due), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(bar -> new DayCount(
                        bar.getKey().day(),
                        bar.getKey().role(),
                        bar.getKey().category(),
                        bar.getKey().ended(),
                        bar.getValue()))
                .sorted(Comparator.comparing(DayCount::day)
                        .thenComparing(bar -> bar.role().id())
                        .thenComparing(bar -> bar.category().id())
                        .thenComparing(bar -> bar.ended().toString()))
                .toList();
    }

    private DayCount barOf(Due due) {
        LocalDate day = calendar.dayOf(due.at());
        List<String> ended = due.ended().stream()
                .map(ground ->
                        ground instanceof Ground.ByRule byRule ? byRule.rule().id() : "legal-hold")
                .distinct()
                .sorted()
                .toList();
        return new DayCount(day, due.role(), due.category(), ended, 0);
    }

    /**
     * The legal holds whose review day has passed while they are in force.
     *
     * @param holdings the records to look at
     * @param now the instant of the question
     * @return each hold of each person once
     */
    public List<OverdueReview> overdueReviews(Stream<Holding> holdings, Instant now) {
        return holdings.flatMap(holding -> holding.person().holds().stream()
                        .filter(hold -> hold.isReviewOverdue(now, calendar.zone()))
                        .map(hold -> new OverdueReview(holding.subject(), hold)))
                .distinct()
                .toList();
    }

    /**
     * The steps by which that for which a record's data are kept shrinks: those at a known instant in their order,
     * then those that wait for an event, then those that wait for a withdrawal, each as if it came next.
     *
     * @param holding the record
     * @param now the instant of the question
     * @return the milestones
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if a state names an unknown term
     * @throws IllegalArgumentException if nothing is known of the person
     */
    public List<Milestone> milestones(Holding holding, Instant now) {
        return new Milestones(engine, holding, now).all();
    }

    /**
     * The steps by which that for which the data of a role are kept shrinks, where everything that can keep them does:
     * all consents are given, and statutes require them.
     *
     * @param role the role
     * @return the milestones, those that wait for an event first
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare the role
     */
    public List<Milestone> milestones(Role role) {
        return Milestones.of(engine, role).all();
    }
}
