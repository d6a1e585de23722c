package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Emptying;
import com.mittliv.privacy.jpa.sweep.Settings.Counting;
import com.mittliv.privacy.jpa.sweep.SweepReport.Emptied;
import com.mittliv.privacy.jpa.sweep.SweepReport.Ending;
import com.mittliv.privacy.jpa.sweep.SweepReport.Mode;
import com.mittliv.privacy.jpa.sweep.SweepReport.Sample;
import com.mittliv.privacy.jpa.sweep.SweepReport.Stays;
import com.mittliv.privacy.jpa.sweep.SweepReport.Swept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** One sweep from its beginning to its end. */
final class Run {
    private static final long FIRST_WAIT = 20_000_000L;

    private final Unit unit;
    private final Settings settings;
    private final Instant began;
    private final SweepPlan plan;
    private final Held held;
    private final String work = UUID.randomUUID().toString();
    private final Map<SweepPlan.Table, Long> erased = new LinkedHashMap<>();
    private final Map<SweepPlan.Table, Long> passedBy = new LinkedHashMap<>();
    private final Map<SweepPlan.Table, List<Emptied>> emptied = new LinkedHashMap<>();

    Run(Unit unit, Settings settings) {
        this.unit = unit;
        this.settings = settings;
        this.began = unit.now();
        this.plan = unit.plan();
        this.held = new Held(unit, plan);
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
        try (Passes passes = new Passes(unit, settings, pace, held, work)) {
            erase(passes, pace);
            for (SweepPlan.Table table : plan.tables()) {
                for (Emptying each : table.emptying()) {
                    empty(table, each, passes, pace);
                }
            }
        }
        return report(Mode.RUN, pace.isStopped() ? Ending.STOPPED : Ending.COMPLETE, List.of());
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

    /** Rows that refer to each other, or that others had locked, may need several rounds. */
    private void erase(Passes passes, Pace pace) {
        Patience patience = new Patience();
        boolean again = true;
        while (again && !pace.isStopped()) {
            long inThisRound = 0;
            for (SweepPlan.Table table : plan.tables()) {
                Step step = Step.erasing(table);
                if (!step.rows().equals(SqlPredicate.NEVER)) {
                    Tally tally = passes.pass(step);
                    erased.merge(table, tally.rows(), Long::sum);
                    passedBy.put(table, tally.refused());
                    inThisRound += tally.rows();
                }
            }
            inThisRound += inThisRound > 0 ? 0 : circles(pace);
            again = inThisRound > 0 || (lockedRows() > 0 && patience.waits());
            if (inThisRound > 0) {
                patience = new Patience();
            }
        }
        if (!pace.isStopped()) {
            passedBy.replaceAll((table, refused) -> left(Step.erasing(table)));
        }
    }

    /** What is left when no row goes by itself any more. */
    private long circles(Pace pace) {
        long rows = 0;
        for (SweepPlan.Circle circle : plan.circles()) {
            for (var each :
                    new Circles(unit, settings, held, work, circle).erase(pace).entrySet()) {
                erased.merge(each.getKey(), each.getValue(), Long::sum);
                rows += each.getValue();
            }
        }
        return rows;
    }

    private long lockedRows() {
        long left = 0;
        for (Map.Entry<SweepPlan.Table, Long> refused : passedBy.entrySet()) {
            left += Math.max(0, left(Step.erasing(refused.getKey())) - refused.getValue());
        }
        return left;
    }

    private long left(Step step) {
        return new Counts(unit, unit.now(), held).rows(step.table(), step.rows());
    }

    private void empty(SweepPlan.Table table, Emptying emptying, Passes passes, Pace pace) {
        Step step = Step.emptying(table, emptying);
        Patience patience = new Patience();
        Tally all = new Tally(step.parts().size());
        long left;
        do {
            Tally tally = passes.pass(step);
            all.add(tally);
            left = pace.isStopped() ? 0 : left(step);
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
        return new SweepReport(work, began, mode, ending, List.copyOf(swept.values()), samples);
    }

    /** How long rows are waited for that others have locked. */
    private final class Patience {
        private final long until = System.nanoTime() + settings.patience().toNanos();
        private long wait = FIRST_WAIT;

        /** Waits, each time longer, and tells whether it is worth another look. */
        boolean waits() {
            if (System.nanoTime() >= until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(wait, until - System.nanoTime()));
            wait = wait * 2;
            return true;
        }
    }
}
