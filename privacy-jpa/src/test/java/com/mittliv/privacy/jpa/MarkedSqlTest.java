package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.MarkedSql.Kind;
import com.mittliv.privacy.jpa.MarkedSql.Part.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedSqlTest {
    @Test
    void marksAreFoundWithNumberAndColumn() {
        MarkedSql sql = MarkedSql.parse("select PV__G(12,a1_0.name) from adept a1_0 where (PV__R(0,a1_0.id))");
        assertThat(sql.parts().stream().filter(Mark.class::isInstance))
                .containsExactly(
                        new Mark(Markers.COLUMN, List.of(12), "a1_0.name"),
                        new Mark(Markers.ROWS, List.of(0), "a1_0.id"));
        assertThat(sql.words()).contains("adept").doesNotContain("name");
        assertThat(((Mark) sql.parts().get(1)).alias("x")).isEqualTo("a1_0");
        assertThat(new Mark(Markers.ROWS, List.of(0), "id").alias("adept")).isEqualTo("adept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'PV__R(0,x.id) it''s' from t",
                "/* PV__R(0,x.id) */ select 1 from t",
                "select 1 -- PV__R(0,x.id)\nfrom t",
                "select \"PV__R(0,x.id)\" from t",
                "select 'PV__R(0,x.id)"
            })
    void whatStandsInALiteralANameOrACommentIsNoMark(String sql) {
        assertThat(MarkedSql.parse(sql).parts()).noneMatch(Mark.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from \"Adept\"", "select * from s.ADEPT", "delete from`adept`", "table adept"})
    void tablesAreFoundHoweverTheyAreWritten(String sql) {
        assertThat(MarkedSql.wordsOf(sql)).contains("adept");
    }

    @Test
    void aCommonTableExpressionThatWritesIsAWrite() {
        assertThat(MarkedSql.parse("with x as (select 1) delete from t").kind()).isEqualTo(Kind.WRITE);
        assertThat(MarkedSql.parse("select 1 from t for update").kind()).isEqualTo(Kind.READ);
        assertThat(MarkedSql.parse("select 1 from t for no key update").kind()).isEqualTo(Kind.READ);
        assertThat(MarkedSql.parse("insert into t select 1").kind()).isEqualTo(Kind.WRITE);
    }
}
