package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Emptying;
import com.mittliv.privacy.jpa.internal.SweepPlan.Member;
import com.mittliv.privacy.jpa.internal.SweepPlan.Verdict;
import com.mittliv.privacy.jpa.sweep.Settings.Counting;
import com.mittliv.privacy.jpa.sweep.Settings.Partitions;
import com.mittliv.privacy.jpa.sweep.SweepReport.Emptied;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ending;
import com.mittliv.privacy.jpa.sweep.SweepReport.Mode;
import com.mittliv.privacy.jpa.sweep.SweepReport.Partition;
import com.mittliv.privacy.jpa.sweep.SweepReport.Sample;
import com.mittliv.privacy.jpa.sweep.SweepReport.Stays;
import com.mittliv.privacy.jpa.sweep.SweepReport.Swept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One sweep from its beginning to its end. */
final class Run {
    private final Unit unit;
    private final Settings settings;
    private final Instant began;
    private final SweepPlan plan;
    private final Held held;
    private final ForeignKeys foreignKeys;
    private final String work = UUID.randomUUID().toString();
    private final Map<SweepPlan.Table, Long> erased = new LinkedHashMap<>();
    private final Map<SweepPlan.Table, Long> refused = new LinkedHashMap<>();
    private final Set<SweepPlan.Table> withoutAnyDue = new HashSet<>();
    private final Map<SweepPlan.Table, Long> passedBy = new LinkedHashMap<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final Map<SweepPlan.Table, List<Emptied>> emptied = new LinkedHashMap<>();

    Run(Unit unit, Settings settings) {
        this.unit = unit;
        this.settings = settings;
        this.began = unit.now();
        this.plan = unit.plan();
        this.held = new Held(unit, plan);
        this.foreignKeys = new ForeignKeys(unit);
    }

    SweepReport dry() {
        Counts counts = new Counts(unit, began, held);
        List<Sample> samples = new ArrayList<>();
        for (SweepPlan.Table table : plan.tables()) {
            SqlPredicate rows = table.erasing().inTheEnd();
            erased.put(table, counts.rows(table, rows));
            List<List<Object>> sample = counts.sample(table, rows);
            if (!sample.isEmpty()) {
                samples.add(new Sample(table.entity(), sample));
            }
            table.emptying().forEach(each -> counts.toEmpty(table, each).forEach(part -> note(table, part)));
        }
        return report(Mode.DRY_RUN, Ending.COMPLETE, samples);
    }

    SweepReport wet() {
        Pace pace = new Pace(settings, work, settings.watch().isPresent() ? expected() : 0);
        wholePartitions(pace);
        try (Passes passes = new Passes(unit, settings, pace)) {
            erase(passes, pace);
            for (Member member : plan.members()) {
                for (Emptying each : member.table().emptying()) {
                    if (mayBeLeft(member, each)) {
                        empty(member.table(), each, passes, pace);
                    }
                }
            }
        }
        return report(Mode.RUN, pace.isStopped() ? Ending.STOPPED : Ending.COMPLETE, List.of());
    }

    private void wholePartitions(Pace pace) {
        if (settings.partitions() == Partitions.AS_A_WHOLE && unit.isPostgres()) {
            WholePartitions whole = new WholePartitions(unit, settings, plan, pace, work);
            for (Member member : plan.members()) {
                for (Partition each : whole.erase(member)) {
                    partitions.add(each);
                    erased.merge(member.table(), each.rows(), Long::sum);
                }
            }
        }
    }

    private long expected() {
        Counts counts = new Counts(unit, began, held);
        long rows = 0;
        for (SweepPlan.Table table : plan.tables()) {
            rows += counts.rows(table, table.erasing().inTheEnd());
            for (Emptying each : table.emptying()) {
                rows += counts.rows(
                        table,
                        SqlPredicate.all(
                                List.of(each.rows(), table.erasing().inTheEnd().negated())));
            }
        }
        return rows;
    }

    /**
     * First the tables that refer to no other, for the rows that refer to theirs go along; then those in which rows are left
     * that could go; in the end, what only circles keep, and what others had locked.
     */
    private void erase(Passes passes, Pace pace) {
        List<Member> first = plan.members().stream()
                .filter(member -> plan.edges().stream()
                        .noneMatch(edge -> edge.from().equals(member.table().name())))
                .toList();
        boolean any = families(first, passes, pace);
        Patience patience = new Patience(settings.patience());
        boolean again = true;
        while (again && !pace.isStopped()) {
            List<Member> left = membersLeft();
            any = families(left, passes, pace) || (left.isEmpty() && circles(passes, pace));
            patience = any ? new Patience(settings.patience()) : patience;
            again = any || (!left.isEmpty() && patience.waits());
        }
    }

    private boolean families(List<Member> members, Passes passes, Pace pace) {
        boolean any = false;
        for (Member member : members) {
            if (!member.rows().equals(SqlPredicate.NEVER) && !pace.isStopped()) {
                Tally tally =
                        passes.pass(() -> new Family(unit, settings, plan, foreignKeys, held.around(), work, member));
                count(tally);
                refused.merge(member.table(), tally.refused(), Math::max);
                if (tally.leftNone()
                        && member.rows().equals(member.table().erasing().withoutGround())) {
                    withoutAnyDue.add(member.table());
                }
                any |= !tally.rows().isEmpty();
            }
        }
        return any;
    }

    /** Those of whose rows some could go, but that others have locked them, or that they were the last to refer to them. */
    private List<Member> membersLeft() {
        List<Member> left = new ArrayList<>();
        for (Member member : plan.members()) {
            long rows = isAnyDue(member.table())
                    ? left(member.table(), member.table().erasing().now())
                    : 0;
            passedBy.put(member.table(), rows);
            if (rows > refused.getOrDefault(member.table(), 0L)) {
                left.add(member);
            }
        }
        return left;
    }

    /** Whether rows are left that nothing keeps; looked at only where that isn't known. */
    private boolean isAnyDue(SweepPlan.Table table) {
        boolean known = withoutAnyDue.contains(table) || goesWithOthers(table);
        if (known || left(table, table.erasing().withoutGround()) == 0) {
            withoutAnyDue.add(table);
        }
        return !withoutAnyDue.contains(table);
    }

    /** Whether rows are due just when those are to which they refer, of which none is due any more. */
    private boolean goesWithOthers(SweepPlan.Table table) {
        return plan.edges().stream()
                .filter(edge -> edge.from().equals(table.name()) && !edge.isNullable())
                .filter(edge -> edge.verdict() == Verdict.OF_THE_ROW_REFERRED_TO)
                .anyMatch(edge -> !isAnyDue(plan.member(edge.to()).table()));
    }

    /** What is left when no row goes by itself any more. */
    private boolean circles(Passes passes, Pace pace) {
        boolean any = false;
        for (SweepPlan.Circle circle : plan.circles()) {
            for (Member first : circle.members()) {
                if (!pace.isStopped()) {
                    Tally tally = passes.pass(() -> new Ring(unit, settings, held.around(), work, circle, first));
                    count(tally);
                    any |= !tally.rows().isEmpty();
                }
            }
        }
        return any;
    }

    private void count(Tally tally) {
        tally.rows().forEach((table, rows) -> erased.merge(table, rows, Long::sum));
    }

    private long left(SweepPlan.Table table, SqlPredicate rows) {
        return rows.equals(SqlPredicate.NEVER) ? 0 : new Counts(unit, unit.now(), held).left(table, rows);
    }

    /** Where all of a row is due at once, it is gone, unless something refers to it, or it was locked. */
    private boolean mayBeLeft(Member member, Emptying emptying) {
        SqlPredicate all = member.table().erasing().withoutGround();
        if (emptying.due().equals(all) && withoutAnyDue.contains(member.table())) {
            return false;
        }
        return !emptying.due().equals(all)
                || !member.table().erasing().now().equals(all)
                || passedBy.getOrDefault(member.table(), 0L) > 0;
    }

    private void empty(SweepPlan.Table table, Emptying emptying, Passes passes, Pace pace) {
        Step step = Step.emptying(table, emptying);
        Patience patience = new Patience(settings.patience());
        Tally all = new Tally();
        long left;
        do {
            Tally tally = passes.pass(
                    () -> new Emptier(unit, settings, work, new Batch(unit, settings, step, held.in(table))));
            all.add(tally);
            left = pace.isStopped() || tally.leftNone() ? 0 : left(table, step.rows());
        } while (left > 0 && patience.waits());
        for (int i = 0; i < step.parts().size(); i++) {
            note(table, new Emptied(step.parts().get(i).category(), all.ofPart(i)));
        }
        passedBy.merge(table, left, Math::max);
    }

    private void note(SweepPlan.Table table, Emptied part) {
        if (part.rows() > 0) {
            emptied.computeIfAbsent(table, unused -> new ArrayList<>()).add(part);
        }
    }

    /** Several tables may hold the rows of one entity. */
    private SweepReport report(Mode mode, Ending ending, List<Sample> samples) {
        Map<String, Swept> swept = new LinkedHashMap<>();
        Counts counts = new Counts(unit, unit.now(), held);
        for (SweepPlan.Table table : plan.tables()) {
            List<Stays> stays = settings.counting() == Counting.WHAT_STAYS ? counts.stays(table) : List.of();
            swept.merge(
                    table.entity(),
                    new Swept(
                            table.entity(),
                            erased.getOrDefault(table, 0L),
                            emptied.getOrDefault(table, List.of()),
                            stays,
                            passedBy.getOrDefault(table, 0L)),
                    Swept::and);
        }
        return new SweepReport(work, began, mode, ending, List.copyOf(swept.values()), samples, partitions);
    }
}
