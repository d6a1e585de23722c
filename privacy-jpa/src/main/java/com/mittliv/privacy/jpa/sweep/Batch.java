package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Beside;
import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import com.mittliv.privacy.jpa.internal.SweepPlan.Part;
import com.mittliv.privacy.jpa.internal.SweepPlan.Replaced;
import com.mittliv.privacy.jpa.proof.ErasedRows;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.HashedRows;
import com.mittliv.privacy.vocabulary.Term;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some rows of a step, in one transaction: looked for and locked, changed, and put on record. */
final class Batch {
    /**
     * A row that was locked.
     *
     * @param key its key
     * @param subject its person
     * @param present the numbers of the parts of which something was left
     * @param values what the columns hold that get pseudonyms
     */
    record Row(List<Object> key, String subject, List<Integer> present, List<@Nullable String> values) {}

    private final Unit unit;
    private final Settings settings;
    private final Step step;
    private final Optional<Keys> held;
    private final Instant now;
    private final List<String> types = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Long> dependents = new LinkedHashMap<>();
    private CompletableFuture<List<HashedRows>> hashed = CompletableFuture.completedFuture(List.of());

    Batch(Unit unit, Settings settings, Step step, Optional<Keys> held) {
        this.unit = unit;
        this.settings = settings;
        this.step = step;
        this.held = held;
        this.now = unit.now();
    }

    List<Row> rows() {
        return rows;
    }

    SweepPlan.Table table() {
        return step.table();
    }

    boolean erases() {
        return step.erases();
    }

    String entity() {
        return step.table().entity();
    }

    /** Locks those of some rows that are to go. */
    void lockAmong(Connection connection, Keys among) throws SQLException {
        String sql =
                select() + " and " + among.areIn(Keys.aliased(step.table()), unit) + Locking.WHAT_IS_FREE.text(unit);
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            int unused = among.set(statement, heldSet(statement, connection), connection, unit);
            read(statement);
        }
    }

    /** Locks up to so many rows that refer to some of another table. */
    void lockReferring(Connection connection, Edge edge, Keys to, int limit) throws SQLException {
        List<String> columns = aliased(edge.columns());
        String refers = edge.table().equals(step.table().name())
                ? to.areIn(columns, unit)
                : Keys.row(Keys.aliased(step.table())) + " in (select " + String.join(", ", edge.keys()) + " from "
                        + edge.table() + " where " + to.areIn(edge.columns(), unit) + ")";
        // Said of the joined row as well, so that no others are looked at.
        String joined = edge.joined().isEmpty() ? "" : " and " + to.areIn(edge.joined(), unit);
        String sql = select() + " and " + refers + joined + " fetch first " + limit + " rows only"
                + Locking.WHAT_IS_FREE.text(unit);
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            int next = to.set(statement, heldSet(statement, connection), connection, unit);
            if (!joined.isEmpty()) {
                int unused = to.set(statement, next, connection, unit);
            }
            read(statement);
        }
    }

    /**
     * Erases rows that refer to some of another table without locking them before, where nothing goes along with them:
     * in most cases all that are to go, and never another.
     */
    // INVARIANT: what others change meanwhile is judged anew by the database, so the row in question stands for itself.
    void eraseReferring(Connection connection, Edge edge, Keys to) throws SQLException {
        List<Beside> beside = step.table().beside();
        String others = beside.stream().map(Beside::row).collect(Collectors.joining(", "));
        String sql = step.changes().get(0).statement() + " " + SweepPlan.ROW
                + (beside.isEmpty() ? "" : " using " + others)
                + " where " + condition()
                + beside.stream().map(other -> " and " + other.on()).collect(Collectors.joining())
                + " and " + to.areThoseOf(edge.joined().isEmpty() ? aliased(edge.columns()) : edge.joined(), unit)
                + " returning " + columns();
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            int unused = to.set(statement, heldSet(statement, connection), connection, unit);
            read(statement);
        }
    }

    /**
     * Erases the rows that refer to some of another batch and are about the same people, whatever is said of them. Tells
     * whether there were no more than so many, and whose each was; if not, it has to be undone.
     */
    boolean eraseFollowing(Connection connection, Edge edge, Batch to, int most) throws SQLException {
        Map<List<Object>, String> subjects = new HashMap<>();
        to.rows.forEach(row -> subjects.put(row.key, row.subject));
        List<String> columns = new ArrayList<>(Keys.aliased(step.table()));
        columns.addAll(aliased(edge.columns()));
        Keys keys = to.keys();
        String sql = step.changes().get(0).statement() + " " + SweepPlan.ROW + " where "
                + keys.areThoseOf(aliased(edge.columns()), unit) + " returning " + String.join(", ", columns);
        int width = step.table().keys().size();
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            int unused = keys.set(statement, 1, connection, unit);
            statement.setFetchSize(most + 1);
            try (ResultSet result = statement.executeQuery()) {
                types.addAll(unit.types(step.table().name(), result, width));
                while (result.next()) {
                    String subject = subjects.get(Keys.read(result, width + 1, columns.size()));
                    if (subject == null || rows.size() == most) {
                        return false;
                    }
                    rows.add(new Row(Keys.read(result, 1, width), subject, List.of(), List.of()));
                }
            }
        }
        return true;
    }

    private static List<String> aliased(List<String> columns) {
        return columns.stream().map(column -> SweepPlan.ROW + "." + column).toList();
    }

    /** Locks up to so many rows whose keys follow a key. */
    void lockAfter(Connection connection, List<Object> after, int limit, Locking locking) throws SQLException {
        List<String> keys = Keys.aliased(step.table());
        String sql = select()
                + (after.isEmpty() ? "" : " and " + Keys.row(keys) + " > " + Keys.parameters(keys.size()))
                + " order by " + String.join(", ", keys) + " fetch first " + limit + " rows only" + locking.text(unit);
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            int unused = Keys.set(statement, heldSet(statement, connection), after);
            read(statement);
        }
    }

    private int heldSet(PreparedStatement statement, Connection connection) throws SQLException {
        return held.isPresent() ? held.get().set(statement, 1, connection, unit) : 1;
    }

    private String select() {
        return "select " + columns() + " from " + step.table().from() + " where " + condition();
    }

    private String columns() {
        List<String> columns = new ArrayList<>(Keys.aliased(step.table()));
        columns.add(unit.text(step.table().subject(), now));
        for (Part part : step.parts()) {
            columns.add("case when " + unit.text(part.present().toSql(), now) + " then 1 else 0 end");
        }
        step.pseudonyms().forEach(column -> columns.add("pv_a." + column));
        return String.join(", ", columns);
    }

    private String condition() {
        return unit.where(step.rows(), now)
                + held.map(except -> " and " + except.areNotIn(Keys.aliased(step.table()), unit))
                        .orElse("");
    }

    private void read(PreparedStatement statement) throws SQLException {
        int columns = step.table().keys().size();
        try (ResultSet result = statement.executeQuery()) {
            if (types.isEmpty()) {
                types.addAll(unit.types(step.table().name(), result, columns));
            }
            while (result.next()) {
                rows.add(row(result, columns));
            }
        }
    }

    private Row row(ResultSet result, int columns) throws SQLException {
        int column = columns + 1;
        String subject = result.getString(column++);
        if (step.erases()) {
            return new Row(Keys.read(result, columns), subject, List.of(), List.of());
        }
        List<Integer> present = new ArrayList<>();
        for (int i = 0; i < step.parts().size(); i++) {
            if (result.getInt(column++) == 1) {
                present.add(i);
            }
        }
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < step.pseudonyms().size(); i++) {
            values.add(result.getString(column++));
        }
        return new Row(Keys.read(result, columns), subject, present, values);
    }

    Keys keys() {
        return new Keys(types, rows.stream().map(Row::key).toList());
    }

    /** Takes rows out that are to stay. */
    void leave(Set<List<Object>> keys) {
        rows.removeIf(row -> keys.contains(row.key));
    }

    private void replace(Connection connection) throws SQLException {
        if (step.pseudonyms().isEmpty()) {
            return;
        }
        Pseudonyms pseudonyms = settings.pseudonyms()
                .orElseThrow(() ->
                        new IllegalStateException("entity `" + step.table().entity()
                                + "` has attributes that are erased to pseudonyms, and the sweep has no key for them;"
                                + " give it one with `RetentionSweep.withPseudonyms`"));
        String sql = "update " + step.table().name() + " set " + String.join(" = ?, ", step.pseudonyms())
                + " = ? where " + Keys.row(step.table().keys()) + " = "
                + Keys.parameters(step.table().keys().size());
        try (PreparedStatement statement = unit.prepare(connection, sql)) {
            for (Row row : rows) {
                int parameter = 1;
                for (String value : row.values) {
                    statement.setString(parameter++, value == null ? null : pseudonyms.of(value));
                }
                int unused = Keys.set(statement, parameter, row.key);
                statement.addBatch();
            }
            int[] unused = statement.executeBatch();
        }
    }

    void change(Connection connection) throws SQLException {
        boolean goAlone = !step.erases() || step.isOneStatement();
        if (goAlone) {
            hash();
        }
        replace(connection);
        Keys keys = keys();
        for (Change change : step.changes()) {
            String sql = change.statement() + " where " + keys.areThoseOf(change.keys(), unit);
            try (PreparedStatement statement = unit.prepare(connection, sql)) {
                int unused = keys.set(statement, 1, connection, unit);
                long changed = statement.executeUpdate();
                if (!change.table().equals(step.table().name())) {
                    dependents.merge(change.table(), changed, Long::sum);
                } else if (step.erases() && changed < rows.size()) {
                    // INVARIANT: no receipt of a row that is still there.
                    throw new SQLException("something in the database keeps rows from going", Failure.REFUSED);
                }
            }
        }
        if (!goAlone) {
            hash();
        }
    }

    /** Begins to make the receipts' hashes, beside what the database does meanwhile. The rows must be settled. */
    void hash() {
        settings.receipts()
                .ifPresent(receipts -> hashed = CompletableFuture.supplyAsync(
                        () -> erased().stream().map(receipts::hashed).toList()));
    }

    /** Writes the receipts, if there are to be any. */
    // INVARIANT: what went and the record of it are in the same transaction.
    static void record(Connection connection, Unit unit, Settings settings, String work, List<Batch> done)
            throws SQLException {
        if (settings.receipts().isPresent() && !done.isEmpty()) {
            List<HashedRows> erased =
                    done.stream().flatMap(batch -> batch.hashed.join().stream()).toList();
            settings.receipts().get().writeHashed(connection, work, unit.policyVersion(), done.get(0).now, erased);
        }
    }

    private List<ErasedRows> erased() {
        if (step.erases()) {
            dependents.values().removeIf(count -> count == 0);
            return List.of(of(
                    Action.DELETED,
                    step.table().erasing().categories().stream().map(Term::id).toList(),
                    step.table().erasing().grounds(),
                    rows));
        }
        // What went differs from row to row: a page for each kind.
        Map<List<Integer>, List<Row>> kinds = new LinkedHashMap<>();
        rows.forEach(row ->
                kinds.computeIfAbsent(row.present, unused -> new ArrayList<>()).add(row));
        List<ErasedRows> erased = new ArrayList<>();
        kinds.forEach((present, alike) -> {
            List<Part> parts = present.stream().map(step.parts()::get).toList();
            Set<String> grounds = new TreeSet<>();
            parts.forEach(part -> grounds.addAll(part.grounds()));
            boolean less = parts.stream().anyMatch(part -> part.replaced() == Replaced.BY_LESS);
            erased.add(of(
                    less ? Action.REPLACED : Action.EMPTIED,
                    parts.stream().map(part -> part.category().id()).toList(),
                    grounds,
                    alike));
        });
        return erased;
    }

    private ErasedRows of(Action action, List<String> categories, Set<String> grounds, List<Row> of) {
        return new ErasedRows(
                step.table().entity(),
                action,
                categories,
                List.copyOf(grounds),
                of.stream().map(row -> new ErasedRows.Row(row.subject, row.key)).toList(),
                step.erases() ? dependents : Map.of());
    }
}
