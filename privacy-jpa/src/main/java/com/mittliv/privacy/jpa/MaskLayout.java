package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.internal.Asking;
import com.mittliv.privacy.jpa.internal.PersonFacts;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import com.mittliv.privacy.jpa.internal.StateTables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fact about its person each bit of a row's mask says. Above the bits stands the number of the layout: masks of
 * another layout say nothing.
 */
final class MaskLayout {
    // INVARIANT: a mask counts only for whoever means the same by its bits, whatever version of the policy wrote it.
    private static final int BITS = 40;

    private static final long ALL_BITS = 1L << BITS;

    private final MaskColumn column;
    private final Map<String, SqlPredicate> facts = new LinkedHashMap<>();
    private final Sql changesAhead;

    MaskLayout(PrivacyEngine engine, MaskColumn column, StateTables tables) {
        this.column = column;
        EntityRules rules = new EntityRules(
                engine,
                column.entity(),
                column.entity().root(),
                tables,
                (fact, inTables) -> {
                    facts.putIfAbsent(fact, inTables);
                    return inTables;
                },
                Asking.BY_SUBQUERIES);
        engine.policy().vocabulary().purposes().forEach(rules::toSee);
        this.changesAhead = rules.changesAhead();
    }

    MaskColumn column() {
        return column;
    }

    /** What tells this layout from all others: all that decides what its bits mean. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(column.entity().tableName().getBytes(StandardCharsets.UTF_8));
            facts.values().stream()
                    .limit(BITS)
                    .forEach(fact -> digest.update(fact.toSql().toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What the masks of a layout's number say, seen from a table. */
    Bits at(Site site, long number) {
        Sql mask = column.path().at(site);
        List<String> bits = List.copyOf(facts.keySet());
        PersonFacts byBits = (fact, inTables) -> {
            int bit = bits.indexOf(fact);
            return bit < 0 || bit >= BITS ? inTables : new Test(is(mask, bit, 1), is(mask, bit, 0));
        };
        return new Bits(isSettled(mask, number), byBits);
    }

    private static Sql is(Sql mask, int bit, int wanted) {
        return Sql.of("mod(", mask, " / " + (1L << bit) + ", 2) = " + wanted);
    }

    /**
     * What the masks say.
     *
     * @param settled where they say anything
     * @param facts the facts by them; those that have no bit by the tables
     */
    record Bits(Sql settled, PersonFacts facts) {
        /** A test by the masks where they say anything, and otherwise by the tables. */
        SqlPredicate or(SqlPredicate byMask, SqlPredicate byTables) {
            return byMask.equals(byTables)
                    ? byTables
                    : new Test(
                            either(byMask.toSql(), byTables.toSql()),
                            either(byMask.negated().toSql(), byTables.negated().toSql()));
        }

        private Sql either(Sql byMask, Sql byTables) {
            return Sql.of("case when ", settled, " then ", byMask, " else ", byTables, " end");
        }
    }

    /** A row's mask by the tables; null where something is dated ahead, which no bit could tell. */
    Sql value(long number) {
        List<Object> pieces = new ArrayList<>(
                List.of("case when ", changesAhead, " then cast(null as bigint) else " + number * ALL_BITS));
        long bit = 1;
        for (SqlPredicate fact : facts.values().stream().limit(BITS).toList()) {
            pieces.add(" + case when ");
            pieces.add(fact.toSql());
            pieces.add(" then " + bit + " else 0 end");
            bit *= 2;
        }
        pieces.add(" end");
        return Sql.of(pieces.toArray());
    }

    /** The rows whose mask is of this layout. */
    Sql isSettled(long number) {
        return isSettled(Sql.column(column.name()), number);
    }

    private static Sql isSettled(Sql mask, long number) {
        return Sql.of("(", mask, " >= " + number * ALL_BITS + " and ", mask, " < " + (number + 1) * ALL_BITS + ")");
    }
}
