package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.condition.ConditionTranslator;
import com.mittliv.privacy.jpa.internal.RowFacts.At;
import com.mittliv.privacy.jpa.internal.Sql.Piece.CutOff;
import com.mittliv.privacy.jpa.internal.Sql.Piece.Now;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The condition tree as a predicate on rows: the second of its interpreters, held to the first by generated cases.
 *
 * <p>An event whose column is null, or that the entity does not know, has not happened.
 */
public final class ConditionSql implements ConditionTranslator<SqlPredicate> {
    private static final Now NOW = new Now();

    private final RowFacts row;
    private final StateTables tables;
    private final PersonFacts person;

    /**
     * Translates for the rows of one entity.
     *
     * @param row where the facts about a row are found
     * @param tables where the facts about people are on record
     * @param person how the facts about people are found
     */
    public ConditionSql(RowFacts row, StateTables tables, PersonFacts person) {
        this.row = row;
        this.tables = tables;
        this.person = person;
    }

    /**
     * That something about the person is dated ahead of now.
     *
     * @return an expression relative to the row
     */
    public Sql changesAhead() {
        return Sql.of(
                "exists (select 1 from ",
                ahead(tables.consent(), "at"),
                " union all select 1 from ",
                ahead(tables.objection(), "at"),
                " union all select 1 from ",
                ahead(tables.restriction(), "since"),
                ")");
    }

    private Sql ahead(String table, String column) {
        return Sql.of(table, " pv_n where pv_n.subject_id = ", row.subject(), " and pv_n." + column + " > ", NOW);
    }

    /**
     * That a legal hold on the person is in force.
     *
     * @return what holds of a row just where one is
     */
    public SqlPredicate held() {
        return exists(Sql.of(
                "select 1 from ",
                tables.hold(),
                " pv_h where pv_h.subject_id = ",
                row.subject(),
                " and pv_h.held_from <= ",
                NOW,
                " and (pv_h.held_until is null or pv_h.held_until > ",
                NOW,
                ") and (pv_h.released_at is null or pv_h.released_at > ",
                NOW,
                "))"));
    }

    @Override
    public SqlPredicate happened(Event event) {
        return row.event(event)
                .map(found -> compared(found, " <= ", " > ", new Now(found.form())))
                .orElse(SqlPredicate.NEVER);
    }

    @Override
    public SqlPredicate liesAhead(Event event) {
        return row.event(event)
                .map(found -> compared(found, " > ", " <= ", new Now(found.form())))
                .orElse(SqlPredicate.NEVER);
    }

    @Override
    public SqlPredicate isOver(Event event, Period period, Anchor anchor) {
        return row.event(event)
                .map(found -> compared(found, " < ", " >= ", new CutOff(period, anchor, found.form())))
                .orElse(SqlPredicate.NEVER);
    }

    private static SqlPredicate compared(At found, String holds, String fails, Sql.Piece time) {
        Sql at = found.column();
        return new Test(Sql.of(at, holds, time), Sql.of("(", at, " is null or ", at, fails, time, ")"));
    }

    @Override
    public SqlPredicate consentInForce(Purpose purpose) {
        return person.test("consent " + purpose.id(), exists(Sql.of(consentEntry(purpose), ")")));
    }

    @Override
    public SqlPredicate not(SqlPredicate predicate) {
        return predicate.negated();
    }

    @Override
    public SqlPredicate allOf(List<SqlPredicate> parts) {
        return SqlPredicate.all(parts);
    }

    @Override
    public SqlPredicate anyOf(List<SqlPredicate> parts) {
        return SqlPredicate.any(parts);
    }

    /** A consent, to a wording that counts, that no later entry of the ledger overtakes, nor a withdrawal at once. */
    private Sql consentEntry(Purpose purpose) {
        return Sql.of(
                "select 1 from ",
                tables.consent(),
                " pv_g where pv_g.subject_id = ",
                row.subject(),
                " and pv_g.act = 'GIVEN' and pv_g.at <= ",
                NOW,
                " and ",
                wordingCounts(purpose),
                " and not exists (select 1 from ",
                tables.consent(),
                " pv_w where pv_w.subject_id = pv_g.subject_id and pv_w.act <> 'REQUESTED' and pv_w.at <= ",
                NOW,
                " and pv_w.purpose in (" + idsCovering(purpose) + ") and (pv_w.at > pv_g.at or (pv_w.at = pv_g.at"
                        + " and pv_w.act = 'WITHDRAWN')))");
    }

    private static String wordingCounts(Purpose purpose) {
        return Hierarchy.selfAndBroader(purpose).stream()
                .map(asked -> "pv_g.purpose = " + Sql.literal(asked.id()) + " and pv_g.wording in ("
                        + wordings(asked.wording()) + ")")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String wordings(ConsentWording current) {
        return Stream.concat(Stream.of(current.version()), current.alsoValid().stream())
                .map(Sql::literal)
                .collect(Collectors.joining(", "));
    }

    @Override
    public SqlPredicate objected(Purpose purpose, Overridable overridable) {
        String overridden =
                overridable == Overridable.BY_COMPELLING_GROUNDS ? " and pv_o.compelling_grounds is null" : "";
        SqlPredicate inTables = exists(Sql.of(
                "select 1 from ",
                tables.objection(),
                " pv_o where pv_o.subject_id = ",
                row.subject(),
                " and pv_o.purpose in (" + idsCovering(purpose) + ")" + overridden + " and pv_o.at <= ",
                NOW,
                ")"));
        return person.test("objection " + overridable + " " + purpose.id(), inTables);
    }

    @Override
    public SqlPredicate restricted(Purpose purpose) {
        SqlPredicate inTables = exists(Sql.of(
                "select 1 from ",
                tables.restriction(),
                " pv_r where pv_r.subject_id = ",
                row.subject(),
                " and pv_r.since <= ",
                NOW,
                " and not exists (select 1 from ",
                tables.openFor(),
                " pv_f where pv_f.subject_id = pv_r.subject_id and pv_f.purpose in (" + idsCovering(purpose)
                        + ")) and not exists (",
                consentEntry(purpose),
                " and pv_g.at > pv_r.since))"));
        return person.test("restriction " + purpose.id(), inTables);
    }

    private static String idsCovering(Purpose purpose) {
        return Hierarchy.selfAndBroader(purpose).stream()
                .map(wider -> Sql.literal(wider.id()))
                .collect(Collectors.joining(", "));
    }

    /** Takes a subquery up to and with its closing parenthesis. */
    private static SqlPredicate exists(Sql subquery) {
        return new Test(Sql.of("exists (", subquery), Sql.of("not exists (", subquery));
    }
}
