package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.condition.ConditionTranslator;
import com.mittliv.privacy.jpa.internal.RowFacts.At;
import com.mittliv.privacy.jpa.internal.Sql.Piece.CutOff;
import com.mittliv.privacy.jpa.internal.Sql.Piece.ForMany;
import com.mittliv.privacy.jpa.internal.Sql.Piece.Now;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Asking asking;

    /**
     * Translates for the rows of one entity.
     *
     * @param row where the facts about a row are found
     * @param tables where the facts about people are on record
     * @param person how the facts about people are found
     * @param asking how the tables are asked
     */
    public ConditionSql(RowFacts row, StateTables tables, PersonFacts person, Asking asking) {
        this.row = row;
        this.tables = tables;
        this.person = person;
        this.asking = asking;
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
        return held(tables, Sql.of("pv_h.subject_id = ", row.subject(), " and "));
    }

    /**
     * That a legal hold on anybody is in force.
     *
     * @param tables where the holds are on record
     * @return what holds of every row or of none
     */
    public static SqlPredicate anybodyHeld(StateTables tables) {
        return held(tables, Sql.of(""));
    }

    private static SqlPredicate held(StateTables tables, Sql person) {
        return exists(Sql.of(
                "select 1 from ",
                tables.hold(),
                " pv_h where ",
                person,
                "pv_h.held_from <= ",
                NOW,
                " and (pv_h.held_until is null or pv_h.held_until > ",
                NOW,
                ") and (pv_h.released_at is null or pv_h.released_at > ",
                NOW,
                ")"));
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
        if (isTold(purpose)) {
            return told(purpose).inForce(Optional.empty());
        }
        SqlPredicate inTables = asking == Asking.BY_FUNCTIONS
                ? called(PersonFunctions.CONSENTED, purpose, wordings(purpose), "")
                : consented(person(purpose).consent());
        return person.test("consent " + purpose.id(), inTables);
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

    @Override
    public SqlPredicate objected(Purpose purpose, Overridable overridable) {
        List<Purpose> inTable = Hierarchy.selfAndBroader(purpose).stream()
                .filter(each -> row.objection(each).isEmpty())
                .toList();
        boolean inSpiteOfGrounds = overridable != Overridable.BY_COMPELLING_GROUNDS;
        String standing = inSpiteOfGrounds ? "" : " and pv_o.compelling_grounds is null";
        if (inTable.size() < Hierarchy.selfAndBroader(purpose).size()) {
            return objected(purpose, inTable, standing);
        }
        SqlPredicate inTables = asking == Asking.BY_FUNCTIONS
                ? called(PersonFunctions.OBJECTED, purpose, ", " + inSpiteOfGrounds, "")
                : exists(person(purpose).objections(standing));
        return person.test("objection " + overridable + " " + purpose.id(), inTables);
    }

    // INVARIANT: an objection in a column of the application's own stands whatever the grounds; it has none on record.
    private SqlPredicate objected(Purpose purpose, List<Purpose> inTable, String standing) {
        List<SqlPredicate> any = new ArrayList<>();
        Hierarchy.selfAndBroader(purpose)
                .forEach(each ->
                        row.objection(each).map(ConsentInColumns::happened).ifPresent(any::add));
        if (!inTable.isEmpty()) {
            any.add(exists(person(inTable).objections(standing)));
        }
        return SqlPredicate.any(any);
    }

    @Override
    public SqlPredicate restricted(Purpose purpose) {
        if (isTold(purpose)) {
            Sql closed = Sql.of(
                    person(purpose).notLeftOpen(),
                    " and ",
                    told(purpose)
                            .inForce(Optional.of(Sql.of("pv_r.since")))
                            .negated()
                            .toSql());
            Sql restrictions = restrictions(purpose, closed);
            return asking == Asking.BY_SUBQUERIES ? exists(restrictions) : ifAnyone(restrictions);
        }
        SqlPredicate inTables = switch (asking) {
            case BY_FUNCTIONS -> called(PersonFunctions.RESTRICTED, purpose, wordings(purpose), "");
            case BY_SUBQUERIES -> exists(restrictions(purpose, person(purpose).closedSince("pv_r.since")));
            case BY_SUBQUERIES_BUT_OF_RESTRICTED ->
                ifAnyone(restrictions(
                        purpose, call(PersonFunctions.CLOSED_SINCE, purpose, wordings(purpose), ", pv_r.since")));
        };
        return person.test("restriction " + purpose.id(), inTables);
    }

    /** Whether columns of the application's own tell of consents to a purpose, or to one that covers it. */
    private boolean isTold(Purpose purpose) {
        return Hierarchy.selfAndBroader(purpose).stream()
                .anyMatch(each -> row.consent(each).isPresent());
    }

    private ConsentInColumns told(Purpose purpose) {
        ConsentInColumns all = new ConsentInColumns();
        List<Purpose> inLedger = new ArrayList<>();
        for (Purpose each : Hierarchy.selfAndBroader(purpose)) {
            row.consent(each).ifPresentOrElse(columns -> all.add(columns, each.wording()), () -> inLedger.add(each));
        }
        if (!inLedger.isEmpty()) {
            all.add(person(inLedger));
        }
        return all;
    }

    private Sql restrictions(Purpose purpose, Sql closes) {
        return person(purpose).restrictions(closes);
    }

    /** That such a restriction exists. Mostly there is none at all, which one look then tells for all rows. */
    private SqlPredicate ifAnyone(Sql restrictions) {
        String anyone = "exists (select 1 from " + tables.restriction() + ")";
        return new Test(
                Sql.of("(", new ForMany(anyone + " and "), "exists (", restrictions, "))"),
                Sql.of("(", new ForMany("not " + anyone + " or "), "not exists (", restrictions, "))"));
    }

    private PersonSql person(Purpose purpose) {
        return person(Hierarchy.selfAndBroader(purpose));
    }

    private PersonSql person(List<Purpose> covers) {
        String covering =
                covers.stream().map(wider -> Sql.literal(wider.id())).collect(Collectors.joining(", ", "in (", ")"));
        String counts = covers.stream()
                .map(asked -> "pv_g.purpose = " + Sql.literal(asked.id()) + " and pv_g.wording in ("
                        + ConditionSql.versions(asked.wording())
                                .map(Sql::literal)
                                .collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining(" or ", "(", ")"));
        return new PersonSql(tables, row.subject(), Sql.of(NOW), covering, counts);
    }

    static Stream<String> versions(ConsentWording current) {
        return Stream.concat(Stream.of(current.version()), current.alsoValid().stream());
    }

    /** The wordings that count, each with its purpose, as arguments. */
    private static String wordings(Purpose purpose) {
        List<Purpose> asked = Hierarchy.selfAndBroader(purpose);
        return ", "
                + array(asked.stream().flatMap(each -> versions(each.wording()).map(unused -> each.id())))
                + ", "
                + array(asked.stream().flatMap(each -> versions(each.wording())));
    }

    private static String array(Stream<String> values) {
        return values.map(Sql::literal).collect(Collectors.joining(", ", "array[", "]::text[]"));
    }

    private Sql call(String function, Purpose purpose, String what, String more) {
        String covering = array(Hierarchy.selfAndBroader(purpose).stream().map(Purpose::id));
        return Sql.of(function + "(", row.subject(), ", " + covering + what + ", ", NOW, more + ")");
    }

    private SqlPredicate called(String function, Purpose purpose, String what, String more) {
        Sql holds = call(function, purpose, what, more);
        return new Test(holds, Sql.of("not ", holds));
    }

    private static SqlPredicate consented(Sql inForce) {
        return new Test(Sql.of(inForce, " = 1"), Sql.of(inForce, " = 0"));
    }

    private static SqlPredicate exists(Sql rows) {
        return new Test(Sql.of("exists (", rows, ")"), Sql.of("not exists (", rows, ")"));
    }
}
