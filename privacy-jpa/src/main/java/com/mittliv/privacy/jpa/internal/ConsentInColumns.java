package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.jpa.internal.RowFacts.ConsentAt;
import com.mittliv.privacy.jpa.internal.Sql.Piece.Now;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import com.mittliv.privacy.vocabulary.ConsentWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a consent is in force where columns of the application tell of it, alone or beside entries of the ledger. The
 * newest of all that is told decides; at one instant a withdrawal, else a giving whose wording counts.
 */
final class ConsentInColumns {
    private static final Sql NOW = Sql.of(new Now());

    private final List<Giving> givings = new ArrayList<>();
    private final List<Sql> withdrawals = new ArrayList<>();

    /**
     * Of one source, the newest giving.
     *
     * @param at when; null where there is none
     * @param counts whether the wording that was shown counts
     */
    private record Giving(Sql at, SqlPredicate counts) {}

    /** Takes up what columns tell of a purpose. */
    void add(ConsentAt told, ConsentWording current) {
        Sql wording = told.wording();
        String versions = ConditionSql.versions(current)
                .map(Sql::literal)
                .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
        givings.add(new Giving(
                told.given(),
                new Test(
                        Sql.of(wording, " in " + versions),
                        Sql.of("(", wording, " is null or ", wording, " not in " + versions + ")"))));
        told.withdrawn().ifPresent(withdrawals::add);
    }

    /** Takes up what the ledger tells of other purposes. */
    void add(PersonSql ledger) {
        givings.add(new Giving(ledger.lastGivingThatCounts(), SqlPredicate.ALWAYS));
        givings.add(new Giving(ledger.lastGivingThatDoesNotCount(), SqlPredicate.NEVER));
        withdrawals.add(ledger.lastWithdrawal());
    }

    /**
     * That a consent is in force.
     *
     * @param since an instant after which it must have been given; empty if none
     */
    SqlPredicate inForce(Optional<Sql> since) {
        List<SqlPredicate> any = new ArrayList<>();
        for (Giving giving : givings) {
            List<SqlPredicate> all = new ArrayList<>(List.of(happened(giving.at), giving.counts));
            withdrawals.forEach(withdrawal -> all.add(
                    SqlPredicate.all(List.of(happened(withdrawal), compared(withdrawal, " >= ", " < ", giving.at)))
                            .negated()));
            givings.stream()
                    .filter(other -> other != giving)
                    .forEach(other -> all.add(SqlPredicate.all(List.of(
                                    happened(other.at),
                                    compared(other.at, " > ", " <= ", giving.at),
                                    other.counts.negated()))
                            .negated()));
            since.ifPresent(instant -> all.add(compared(giving.at, " > ", " <= ", instant)));
            any.add(SqlPredicate.all(all));
        }
        return SqlPredicate.any(any);
    }

    /** That an instant has come. */
    static SqlPredicate happened(Sql at) {
        return compared(at, " <= ", " > ", NOW);
    }

    private static SqlPredicate compared(Sql one, String holds, String fails, Sql other) {
        return new Test(
                Sql.of(one, holds, other),
                Sql.of("(", one, " is null or ", other, " is null or ", one, fails, other, ")"));
    }
}
