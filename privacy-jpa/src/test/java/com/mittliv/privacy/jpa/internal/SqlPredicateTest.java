package com.mittliv.privacy.jpa.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.jpa.internal.SqlPredicate.All;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Any;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.retention.Retention.Anchor;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

class SqlPredicateTest {
    private static final Calendar CALENDAR = new Calendar(ZoneId.of("Europe/Stockholm"));

    private static final SqlPredicate A = test("a");
    private static final SqlPredicate B = test("b");
    private static final SqlPredicate C = test("c");

    private static SqlPredicate test(String column) {
        return new Test(Sql.of(Sql.column(column), " = 1"), Sql.of(Sql.column(column), " <> 1"));
    }

    private static String sql(SqlPredicate predicate) {
        return predicate.toSql().forRow("t").at(Instant.EPOCH, CALENDAR);
    }

    @org.junit.jupiter.api.Test
    void negationIsPushedDownToTheTests() {
        SqlPredicate either = SqlPredicate.any(List.of(SqlPredicate.all(List.of(A, B)), C));
        assertThat(sql(either)).isEqualTo("((t.a = 1 and t.b = 1) or t.c = 1)");
        assertThat(sql(either.negated())).isEqualTo("((t.a <> 1 or t.b <> 1) and t.c <> 1)");
        assertThat(either.negated().negated()).isEqualTo(either);
    }

    @org.junit.jupiter.api.Test
    void whatIsCertainIsNotAsked() {
        assertThat(SqlPredicate.all(List.of())).isEqualTo(SqlPredicate.ALWAYS);
        assertThat(SqlPredicate.any(List.of())).isEqualTo(SqlPredicate.NEVER);
        assertThat(SqlPredicate.all(List.of(A, SqlPredicate.NEVER))).isEqualTo(SqlPredicate.NEVER);
        assertThat(SqlPredicate.any(List.of(A, SqlPredicate.ALWAYS))).isEqualTo(SqlPredicate.ALWAYS);
        assertThat(SqlPredicate.all(List.of(A, SqlPredicate.ALWAYS, A))).isEqualTo(A);
        assertThat(SqlPredicate.any(List.of(A, SqlPredicate.all(List.of(A, B)))))
                .isEqualTo(A);
        assertThat(SqlPredicate.all(List.of(A, SqlPredicate.any(List.of(B, A)))))
                .isEqualTo(A);
        assertThat(SqlPredicate.NEVER.negated()).isEqualTo(SqlPredicate.ALWAYS);
    }

    @org.junit.jupiter.api.Test
    void theSameInAnotherOrderIsSaidOnce() {
        SqlPredicate once = SqlPredicate.all(List.of(A, B));
        assertThat(SqlPredicate.any(List.of(once, SqlPredicate.all(List.of(B, A)))))
                .isEqualTo(once);
        assertThat(SqlPredicate.any(List.of(A.negated(), B.negated(), SqlPredicate.all(List.of(B, A)), once))
                        .negated())
                .isNotEqualTo(SqlPredicate.ALWAYS);
    }

    /** A predicate beside the same said plainly. */
    private record Said(SqlPredicate predicate, Predicate<Set<SqlPredicate>> plainly) {
        Said negated() {
            return new Said(predicate.negated(), plainly.negate());
        }
    }

    @org.junit.jupiter.api.Test
    void whatIsSaidShorterSaysTheSame() {
        List<Set<SqlPredicate>> worlds = List.of(
                Set.of(), Set.of(A), Set.of(B), Set.of(C), Set.of(A, B), Set.of(A, C), Set.of(B, C), Set.of(A, B, C));
        for (int seed = 0; seed < 20_000; seed++) {
            Said said = invented(new Random(seed), 4);
            for (Set<SqlPredicate> world : worlds) {
                assertThat(holds(said.predicate, world))
                        .as("seed %d: %s where %s", seed, said.predicate, world)
                        .isEqualTo(said.plainly.test(world));
            }
        }
    }

    private static Said invented(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            SqlPredicate one = List.of(A, B, C).get(random.nextInt(3));
            Said said = new Said(one, world -> world.contains(one));
            return random.nextBoolean() ? said : said.negated();
        }
        List<Said> parts = random.ints(random.nextInt(4))
                .mapToObj(unused -> invented(random, depth - 1))
                .toList();
        List<SqlPredicate> predicates = parts.stream().map(Said::predicate).toList();
        Said said = random.nextBoolean()
                ? new Said(
                        SqlPredicate.all(predicates),
                        world -> parts.stream().allMatch(part -> part.plainly.test(world)))
                : new Said(
                        SqlPredicate.any(predicates),
                        world -> parts.stream().anyMatch(part -> part.plainly.test(world)));
        return random.nextBoolean() ? said : said.negated();
    }

    private static boolean holds(SqlPredicate predicate, Set<SqlPredicate> world) {
        if (predicate instanceof All all) {
            return all.parts().stream().allMatch(part -> holds(part, world));
        } else if (predicate instanceof Any any) {
            return any.parts().stream().anyMatch(part -> holds(part, world));
        }
        return world.contains(predicate)
                || List.of(A, B, C).stream()
                        .anyMatch(test -> test.negated().equals(predicate) && !world.contains(test));
    }

    @org.junit.jupiter.api.Test
    void timeIsPutInLast() {
        Sql sql = Sql.of(
                Sql.column("at"),
                " < ",
                new Sql.Piece.CutOff(Period.ofYears(2), Anchor.DAY_OF_EVENT),
                " and ",
                new Sql.Piece.Now(),
                " > 0");
        assertThat(sql.isTimeless()).isFalse();
        assertThat(sql.forRow("t").at(Instant.parse("2026-02-28T23:00:00.1234567Z"), CALENDAR))
                .isEqualTo("t.at < timestamp with time zone '2024-02-29 23:00:00.000000+00:00' and timestamp with time"
                        + " zone '2026-02-28 23:00:00.123456+00:00' > 0");
        assertThatThrownBy(() -> sql.at(Instant.EPOCH, CALENDAR)).isInstanceOf(IllegalStateException.class);
    }

    @org.junit.jupiter.api.Test
    void aTextInALiteralStaysOne() {
        assertThat(Sql.literal("o'clock")).isEqualTo("'o''clock'");
    }
}
