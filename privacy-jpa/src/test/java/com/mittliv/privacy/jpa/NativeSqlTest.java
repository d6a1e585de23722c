package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeSqlTest {
    private static List<String> tablesOf(String sql) {
        NativeSql statement = NativeSql.of(sql);
        assertThat(statement.isUnderstood()).as(sql).isTrue();
        return statement.tables().stream()
                .map(table -> sql.substring(table.start(), table.end()))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select a from t | t",
                "select a from t, u x, v as y where z = 1 | t u v",
                "select a from t x join u on x.a = u.a, v | t u v",
                "select a from (t cross join u) left join v using (id) | t u v",
                "select a from (select b from t) x, lateral (select c from u) y | t u",
                "select (select max(a) from t) from u where exists (select 1 from v) | t u v",
                "select a from only (t), s.u, \"S\".\"u\" | \"S\".\"u\" s.u t",
                "with x as (select a from t) select * from x | t",
                "with x (a) as materialized (select a from t), y as (select a from x, u) select * from y | t u",
                "with recursive x as (select a from t union all select a from x) select * from x | t",
                "with t as (select a from t) select * from t | t",
                "(select a from t) union all (select b from u order by 1) | t u",
                "select extract(year from a), substring(b from 2 for 3), trim(both from c) from t | t",
                "select extract(year from (select max(a) from u)) from t | t u",
                "select a is distinct from b, a is not distinct from c from t | t",
                "insert into t (a, b) select a, b from u on conflict (a) do update set b = 1 | t u",
                "update t x set a = (select max(b) from u) from v where x.a = v.a | t u v",
                "delete from t using u where t.a = u.a | t u",
                "merge into t using u x on t.a = x.a when matched then update set b = 1 when not matched then insert (a) values (1) | t u",
                "select a from t where b in (table u) | t u",
                "select a into u from t | t u",
                "select a from t for update of t | t",
                "select a -- from u~ from t | t",
                "select 'from u', $$from u$$, $x$from u$x$ from t | t",
                "values (1, 2) | ``"
            })
    void tablesAreFoundWhereverATableCanStand(String sql, String tables) {
        assertThat(String.join(" ", tablesOf(sql.replace('~', '\n')))).isEqualTo(tables);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select E'\\'' from t",
                "select 'a\\' from t where b = ' from u",
                "select U&\"\\0061\" from t",
                "select a from t /* /* */ */",
                "select a from t where b = 'unfinished",
                "select a from \"unfinished",
                "select $$unfinished from t",
                "select a from `t`",
                "select a from t; select b from u",
                "copy t to stdout",
                "explain analyze select a from t",
                "set search_path = x",
                "do $$ begin end $$",
                "select a from t where exists (with u as (select 1) select 1 from u)",
                "select a from t) union (select b from u",
                "create view x as select a from t",
                ""
            })
    void whatTwoDatabasesMayReadDifferentlyIsNotUnderstood(String sql) {
        assertThat(NativeSql.of(sql).isUnderstood()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select f(a), g . h (b) from t | f g.h",
                "select a from f(1), t | f",
                "select cast(a as varchar(10)), count(*) over (partition by b) from t where c in (1) | cast count",
                "select \"f\"(a) from t | f",
                "{call f(?)} | f",
                "{? = call s.f(?)} | s.f",
                "call f | f"
            })
    void functionsAreFound(String sql, String functions) {
        assertThat(NativeSql.of(sql).functions()).containsExactlyInAnyOrder(functions.split(" "));
    }

    @Test
    void whatWritesDoesNotOnlyRead() {
        assertThat(NativeSql.of("with x as (delete from t returning a) select a from x")
                        .isRead())
                .isFalse();
        assertThat(NativeSql.of("select a into u from t").isRead()).isFalse();
        assertThat(NativeSql.of("select a from t for no key update").isRead()).isTrue();
        assertThat(NativeSql.of("with x as (select 1 as a) select a from x").isRead())
                .isTrue();
    }
}
