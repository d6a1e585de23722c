package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Judged;
import com.mittliv.privacy.jpa.internal.SweepPlan.Member;
import com.mittliv.privacy.jpa.sweep.PartitionCatalog.Leaf;
import com.mittliv.privacy.jpa.sweep.SweepReport.Partition;
import com.mittliv.privacy.jpa.sweep.SweepReport.Went;
import java.util.ArrayList;
import java.util.List;

/** Goes through the partitions of a unit's tables before their rows are looked at one by one. For PostgreSQL. */
final class WholePartitions {
    private final Unit unit;
    private final Settings settings;
    private final SweepPlan plan;
    private final Pace pace;
    private final String work;

    WholePartitions(Unit unit, Settings settings, SweepPlan plan, Pace pace, String work) {
        this.unit = unit;
        this.settings = settings;
        this.plan = plan;
        this.pace = pace;
        this.work = work;
    }

    /** Empties those of a table of which all rows are due. */
    List<Partition> erase(Member member) {
        SweepPlan.Table table = member.table();
        List<Leaf> leaves =
                unit.transaction(connection -> PartitionCatalog.leaves(connection, unit, table.name(), plan.holds()));
        if (leaves.isEmpty() || member.rows().equals(SqlPredicate.NEVER)) {
            return List.of();
        }
        Went any = goOf(member);
        if (any != Went.AS_A_WHOLE) {
            return List.of(new Partition(table.entity(), table.name(), any, 0));
        }
        List<Partition> partitions = new ArrayList<>();
        for (Leaf leaf : leaves) {
            WholePartition partition = partition(table, leaf);
            if (pace.mayGoOn() && partition.isDue()) {
                Partition went = leaf.went() == Went.AS_A_WHOLE ? erase(table, leaf) : byRows(table, leaf, leaf.went());
                if (went.rows() > 0 || went.went() != Went.AS_A_WHOLE) {
                    partitions.add(went);
                }
            }
        }
        return partitions;
    }

    /** How rows of any partition can go, as far as the mapping and the policy tell. */
    private Went goOf(Member member) {
        SweepPlan.Table table = member.table();
        if (table.erasing().judged() != Judged.BY_ITS_OWN_EVENTS
                || !table.beside().isEmpty()) {
            return Went.BY_ROWS_JUDGED_BY_MORE;
        } else if (!Step.erasing(member).isOneStatement()) {
            return Went.BY_ROWS_WITH_OTHERS;
        }
        boolean isReferredTo = !member.rows().equals(table.erasing().withoutGround())
                || plan.edges().stream().anyMatch(edge -> edge.to().equals(table.name()));
        return isReferredTo ? Went.BY_ROWS_REFERRED_TO : Went.AS_A_WHOLE;
    }

    private Partition erase(SweepPlan.Table table, Leaf leaf) {
        Patience patience = new Patience(settings.patience());
        do {
            try {
                long rows = partition(table, leaf).erase();
                pace.batchDone(table.entity(), rows);
                return new Partition(table.entity(), leaf.name(), Went.AS_A_WHOLE, rows);
            } catch (Failure e) {
                if (!Failure.isPassing(e)) {
                    throw e;
                }
            }
        } while (patience.waits());
        return byRows(table, leaf, Went.BY_ROWS_WHILE_IN_USE);
    }

    private static Partition byRows(SweepPlan.Table table, Leaf leaf, Went why) {
        return new Partition(table.entity(), leaf.name(), why, 0);
    }

    private WholePartition partition(SweepPlan.Table table, Leaf leaf) {
        return new WholePartition(unit, settings, plan, table, leaf.name(), work);
    }
}
