package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import com.mittliv.privacy.jpa.internal.SweepPlan.Emptying;
import com.mittliv.privacy.jpa.internal.SweepPlan.Member;
import com.mittliv.privacy.jpa.internal.SweepPlan.Part;
import java.util.List;

/**
 * What is done to rows of a table.
 *
 * @param table the table
 * @param rows which rows
 * @param parts what goes from them, told apart by row; empty if they go as a whole
 * @param pseudonyms the columns whose values are replaced by pseudonyms
 * @param changes the statements
 */
record Step(SweepPlan.Table table, SqlPredicate rows, List<Part> parts, List<String> pseudonyms, List<Change> changes) {
    static Step erasing(Member member) {
        return new Step(
                member.table(),
                member.rows(),
                List.of(),
                List.of(),
                member.table().erasing().changes());
    }

    static Step emptying(SweepPlan.Table table, Emptying emptying) {
        return new Step(table, emptying.rows(), emptying.parts(), emptying.pseudonyms(), emptying.changes());
    }

    boolean erases() {
        return parts.isEmpty();
    }

    /** Whether one statement erases rows with all that goes along with them. */
    boolean isOneStatement() {
        return erases() && changes.size() == 1;
    }
}
