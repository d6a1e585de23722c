package com.mittliv.privacy.forecast;

import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.OnEvent;
import com.mittliv.privacy.retention.RetentionEnd.OnWithdrawal;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the milestones of one record by trying out what can happen next. */
final class Milestones {
    private final PrivacyEngine engine;
    private final Calendar calendar;
    private final SubjectState person;
    private final RecordState record;
    private final Set<DataCategory> categories;
    private final Instant now;

    private Milestones(
            PrivacyEngine engine, SubjectState person, RecordState record, Set<DataCategory> categories, Instant now) {
        this.engine = engine;
        this.calendar = new Calendar(engine.policy().timeZone());
        this.person = person;
        this.record = record;
        this.categories = categories;
        this.now = now;
    }

    Milestones(PrivacyEngine engine, Holding holding, Instant now) {
        this(engine, holding.person(), holding.state(), holding.categories(), now);
    }

    /** Of a record of which everything that can keep it does. */
    static Milestones of(PrivacyEngine engine, Role role) {
        Role known = engine.policy().vocabulary().role(role.id());
        Instant now = Instant.EPOCH;
        SubjectState person = SubjectState.none();
        RecordState record = RecordState.of(known);
        Set<DataCategory> categories = new LinkedHashSet<>();
        for (ProcessingRule rule : keepingRules(engine, known)) {
            categories.addAll(rule.categories());
            if (rule.basis() instanceof LegalBasis.Consent) {
                person = person.with(rule.purposes().stream()
                        .map(purpose -> Consent.given(purpose, now))
                        .toList());
            }
            for (Retention node : Retentions.nodesOf(rule.retention()).toList()) {
                record = node instanceof Retention.WhileRequired required ? record.with(required.from(), now) : record;
            }
        }
        return new Milestones(engine, person, record, categories, now);
    }

    private static List<ProcessingRule> keepingRules(PrivacyEngine engine, Role role) {
        return engine.policy().rules().stream()
                .filter(rule -> rule.roles().stream().anyMatch(of -> of.id().equals(role.id())))
                .filter(Conditions::keepsByItself)
                .toList();
    }

    List<Milestone> all() {
        List<Milestone> all = new ArrayList<>(dated());
        List<Retention> nodes = keepingRules(engine, record.role()).stream()
                .flatMap(rule -> Retentions.nodesOf(rule.retention()))
                .toList();
        nodes.stream()
                .flatMap(node -> Retentions.eventsOf(node).stream())
                .distinct()
                .filter(event -> record.at(event).filter(at -> !at.isAfter(now)).isEmpty())
                .forEach(event -> all.addAll(after(event, nodes)));
        all.addAll(withdrawals());
        return List.copyOf(all);
    }

    private List<Milestone> dated() {
        List<Milestone> milestones = new ArrayList<>();
        Instant instant = now;
        Optional<Instant> next = next(instant);
        while (next.isPresent()) {
            step(new At(next.get()), kept(person, record, instant), kept(person, record, next.get()))
                    .ifPresent(milestones::add);
            instant = next.get();
            next = next(instant);
        }
        return milestones;
    }

    private Optional<Instant> next(Instant instant) {
        return categories.stream()
                .map(category -> new Course(engine, person, record, category))
                .flatMap(course -> course.next(course.at(instant)).stream())
                .min(Comparator.naturalOrder());
    }

    /** What follows from an event that happens now: what ends with it, and what ends a period later. */
    private List<Milestone> after(Event event, List<Retention> nodes) {
        RecordState happened = happening(event);
        List<Milestone> milestones = new ArrayList<>();
        step(new OnEvent(event, Optional.empty()), kept(person, record, now), kept(person, happened, now))
                .ifPresent(milestones::add);
        nodes.stream()
                .flatMap(node -> node instanceof Retention.After after ? Stream.of(after) : Stream.empty())
                .filter(after -> after.event().id().equals(event.id()))
                .distinct()
                .sorted(Comparator.comparing(after -> calendar.due(now, after.period(), after.anchor())))
                .forEach(after -> {
                    Instant due = calendar.due(now, after.period(), after.anchor());
                    step(
                                    new OnEvent(event, Optional.of(after.period())),
                                    kept(person, happened, due.minusNanos(1)),
                                    kept(person, happened, due))
                            .ifPresent(milestones::add);
                });
        return milestones;
    }

    /** The record as if an event, planned or not, happened now. */
    private RecordState happening(Event event) {
        RecordState happened = RecordState.of(record.role()).with(event, now);
        for (Map.Entry<Event, Instant> other : record.events().entrySet()) {
            if (!other.getKey().id().equals(event.id())) {
                happened = happened.with(other.getKey(), other.getValue());
            }
        }
        return happened;
    }

    private List<Milestone> withdrawals() {
        Map<DataCategory, Set<Purpose>> before = kept(person, record, now);
        Set<Purpose> consented = new LinkedHashSet<>();
        person.consents().forEach(consent -> consented.add(consent.purpose()));
        consented.removeIf(
                purpose -> engine.consentObstacle(person, purpose, now).isPresent());
        return consented.stream()
                .flatMap(purpose -> step(
                        new OnWithdrawal(purpose),
                        before,
                        kept(person.with(Consent.withdrawn(purpose, now)), record, now))
                        .stream())
                .toList();
    }

    private Map<DataCategory, Set<Purpose>> kept(SubjectState subject, RecordState state, Instant instant) {
        Map<DataCategory, Set<Purpose>> kept = new LinkedHashMap<>();
        for (DataCategory category : categories) {
            KeepingVerdict verdict = engine.retentionOf(subject, state, category, instant);
            for (Ground ground : verdict.heldBy()) {
                if (ground instanceof Ground.ByRule byRule) {
                    kept.computeIfAbsent(category, none -> new LinkedHashSet<>())
                            .add(byRule.purpose());
                }
            }
        }
        return kept;
    }

    /** A milestone, if something that was kept no longer is. */
    private static Optional<Milestone> step(
            RetentionEnd when, Map<DataCategory, Set<Purpose>> before, Map<DataCategory, Set<Purpose>> after) {
        Map<DataCategory, Set<Purpose>> ended = new LinkedHashMap<>();
        before.forEach((category, purposes) -> {
            Set<Purpose> gone = new LinkedHashSet<>(purposes);
            gone.removeAll(after.getOrDefault(category, Set.of()));
            if (!gone.isEmpty()) {
                ended.put(category, gone);
            }
        });
        return ended.isEmpty() ? Optional.empty() : Optional.of(new Milestone(when, ended, after));
    }
}
