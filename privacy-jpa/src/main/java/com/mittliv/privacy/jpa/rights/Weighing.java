package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.Ground;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.rights.Outcome.ToTell;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.rights.Answer;
import com.mittliv.privacy.rights.DataSubjectRights;
import com.mittliv.privacy.rights.Datum;
import com.mittliv.privacy.rights.ErasureGround;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.rights.ErasurePlan.GoesNow;
import com.mittliv.privacy.rights.ErasurePlan.Stays;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Weighs records about one person against the grounds of an order, at one instant. */
final class Weighing {
    private final PrivacyEngine engine;
    private final DataSubjectRights rights;
    private final Set<ErasureGround> grounds;
    private final SubjectState person;
    private final Instant now;

    Weighing(
            PrivacyEngine engine,
            DataSubjectRights rights,
            Set<ErasureGround> grounds,
            SubjectState person,
            Instant now) {
        this.engine = engine;
        this.rights = rights;
        this.grounds = grounds;
        this.person = person;
        this.now = now;
    }

    /**
     * What goes and what stays.
     *
     * @throws ErasureRefusedException if the policy doesn't open the right
     */
    ErasurePlan plan(List<FiledRecord> records) {
        var answer = rights.erasure(new PersonFile(person, records, List.of()), grounds, now);
        if (answer instanceof Answer.Refused<ErasurePlan> refused) {
            throw new ErasureRefusedException(refused);
        }
        return answer.granted().orElseThrow();
    }

    /** The categories that go, by record. */
    static Map<String, Set<DataCategory>> going(ErasurePlan plan) {
        Map<String, Set<DataCategory>> going = new LinkedHashMap<>();
        for (GoesNow item : plan.goesNow()) {
            going.computeIfAbsent(item.datum().record(), unused -> new LinkedHashSet<>())
                    .add(item.datum().category());
        }
        return going;
    }

    /** The rules that keep categories of a record, or kept them. */
    List<String> rules(FiledRecord record, Collection<DataCategory> categories) {
        Set<String> rules = new TreeSet<>();
        for (DataCategory category : categories) {
            rules.addAll(rules(
                    engine.retentionOf(person, record.state(), category, now).grounds()));
        }
        return List.copyOf(rules);
    }

    /** The rules among grounds, by id. */
    static List<String> rules(Collection<Ground> grounds) {
        return grounds.stream()
                .filter(Ground.ByRule.class::isInstance)
                .map(ground -> ((Ground.ByRule) ground).rule())
                .map(ProcessingRule::id)
                .distinct()
                .toList();
    }

    /** Whom to tell, and what stays in which records of whom. */
    Outcome outcome(ErasurePlan plan, Function<Datum, String> holder) {
        Map<Kept, Long> kept = new LinkedHashMap<>();
        for (Stays item : plan.stays()) {
            Datum datum = item.datum();
            Kept one = new Kept(
                    holder.apply(datum),
                    datum.role().id(),
                    datum.category().id(),
                    rules(item.because().keySet()),
                    item.because().values().stream().distinct().toList(),
                    until(item.until()),
                    1);
            kept.merge(one, 1L, Long::sum);
        }
        List<Kept> counted = kept.entrySet().stream()
                .map(each -> each.getKey().in(each.getValue()))
                .toList();
        return new Outcome(counted, plan.toTell().stream().map(ToTell::of).toList(), Map.of(), 0, 0);
    }

    private Optional<LocalDate> until(RetentionEnd end) {
        return end instanceof RetentionEnd.At at
                ? Optional.of(new Calendar(engine.policy().timeZone()).dayOf(at.instant()))
                : Optional.empty();
    }
}
