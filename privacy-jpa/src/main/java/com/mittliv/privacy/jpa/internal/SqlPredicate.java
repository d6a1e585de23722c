package com.mittliv.privacy.jpa.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold of a row, as SQL. Negation is pushed down to the tests, each of which says in SQL when it holds and
 * when it fails, so that NULL never decides.
 */
public sealed interface SqlPredicate {
    /** Holds for every row. */
    SqlPredicate ALWAYS = new All(List.of());

    /** Holds for no row. */
    SqlPredicate NEVER = new Any(List.of());

    /**
     * One test.
     *
     * @param holds true just if it holds; may be NULL where it does not
     * @param fails true just if it does not hold; may be NULL where it does
     */
    record Test(Sql holds, Sql fails) implements SqlPredicate {}

    /**
     * All hold.
     *
     * @param parts none always hold
     */
    record All(List<SqlPredicate> parts) implements SqlPredicate {
        /** Copies. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /**
     * At least one holds.
     *
     * @param parts none never holds
     */
    record Any(List<SqlPredicate> parts) implements SqlPredicate {
        /** Copies. */
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /**
     * That all hold, as short as it is easily said.
     *
     * @param parts the predicates
     * @return their conjunction
     */
    static SqlPredicate all(Collection<SqlPredicate> parts) {
        Set<SqlPredicate> kept = new LinkedHashSet<>();
        for (SqlPredicate part : parts) {
            kept.addAll(part instanceof All all ? all.parts : List.of(part));
        }
        if (kept.contains(NEVER)) {
            return NEVER;
        }
        List<SqlPredicate> needed = kept.stream()
                .filter(part -> !(part instanceof Any any && any.parts.stream().anyMatch(kept::contains)))
                .toList();
        return needed.size() == 1 ? needed.get(0) : new All(needed);
    }

    /**
     * That at least one holds, as short as it is easily said.
     *
     * @param parts the predicates
     * @return their disjunction
     */
    static SqlPredicate any(Collection<SqlPredicate> parts) {
        Set<SqlPredicate> kept = new LinkedHashSet<>();
        for (SqlPredicate part : parts) {
            kept.addAll(part instanceof Any any ? any.parts : List.of(part));
        }
        if (kept.contains(ALWAYS)) {
            return ALWAYS;
        }
        List<SqlPredicate> needed = new ArrayList<>();
        for (SqlPredicate part : kept) {
            if (part instanceof All all && kept.stream().anyMatch(other -> makesNeedless(other, all, needed))) {
                continue;
            }
            needed.add(part);
        }
        return needed.size() == 1 ? needed.get(0) : new Any(needed);
    }

    /** Whether one part holds wherever another does, so that the other adds nothing; of equals the first one stays. */
    private static boolean makesNeedless(SqlPredicate other, All all, List<SqlPredicate> before) {
        if (!(other instanceof All less)) {
            return all.parts.contains(other);
        }
        // The same parts in another order are the same: both would drop each other, and nothing would be left.
        return all.parts.containsAll(less.parts) && (less.parts.size() < all.parts.size() || before.contains(less));
    }

    /**
     * The opposite.
     *
     * @return what holds just where this does not
     */
    default SqlPredicate negated() {
        if (this instanceof Test test) {
            return new Test(test.fails, test.holds);
        } else if (this instanceof All all) {
            return any(all.parts.stream().map(SqlPredicate::negated).toList());
        }
        return all(((Any) this).parts.stream().map(SqlPredicate::negated).toList());
    }

    /**
     * The predicate as SQL.
     *
     * @return an expression that is true just where it holds, in parentheses where it needs them
     */
    default Sql toSql() {
        if (this instanceof Test test) {
            return test.holds;
        } else if (this instanceof All all) {
            return all.parts.isEmpty() ? Sql.of("1=1") : joined(all.parts, " and ");
        }
        List<SqlPredicate> parts = ((Any) this).parts;
        return parts.isEmpty() ? Sql.of("1=0") : joined(parts, " or ");
    }

    private static Sql joined(List<SqlPredicate> parts, String word) {
        List<Object> pieces = new ArrayList<>();
        for (SqlPredicate part : parts) {
            pieces.add(pieces.isEmpty() ? "(" : word);
            pieces.add(part.toSql());
        }
        pieces.add(")");
        return Sql.of(pieces.toArray());
    }
}
