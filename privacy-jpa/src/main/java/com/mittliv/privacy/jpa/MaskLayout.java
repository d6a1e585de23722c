package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.internal.Asking;
import com.mittliv.privacy.jpa.internal.PersonFacts;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SqlPredicate.All;
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
    private final String and;

    /**
     * Makes the layout of an entity.
     *
     * @param and the database's function of two numbers that gives the bits they share
     */
    MaskLayout(PrivacyEngine engine, MaskColumn column, StateTables tables, String and) {
        this.column = column;
        this.and = and;
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

    private Sql is(Sql mask, int bit, int wanted) {
        return masked(mask, 1L << bit, (long) wanted << bit);
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
            if (byMask.equals(byTables)) {
                return byTables;
            }
            List<SqlPredicate> masked = partsOf(byMask);
            List<SqlPredicate> asked = partsOf(byTables);
            List<SqlPredicate> all =
                    new ArrayList<>(masked.stream().filter(asked::contains).toList());
            all.add(differing(without(asked, masked), without(masked, asked)));
            return SqlPredicate.all(all);
        }

        private static List<SqlPredicate> partsOf(SqlPredicate predicate) {
            return predicate instanceof All all ? all.parts() : List.of(predicate);
        }

        private static SqlPredicate without(List<SqlPredicate> some, List<SqlPredicate> parts) {
            return SqlPredicate.all(
                    parts.stream().filter(part -> !some.contains(part)).toList());
        }

        private SqlPredicate differing(SqlPredicate byMask, SqlPredicate byTables) {
            return new Test(
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

    private Sql isSettled(Sql mask, long number) {
        return masked(mask, Long.MAX_VALUE - (ALL_BITS - 1), number * ALL_BITS);
    }

    private Sql masked(Sql mask, long bits, long value) {
        return Sql.of(and + "(", mask, ", " + bits + ") = " + value);
    }
}
