package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.RowTable.Leaves;
import com.mittliv.privacy.jpa.internal.RowTable.Part;
import com.mittliv.privacy.jpa.internal.RowWork;
import com.mittliv.privacy.jpa.internal.RowWork.Erased;
import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import com.mittliv.privacy.jpa.proof.ErasedRows;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.PersonReader.Lock;
import com.mittliv.privacy.jpa.rights.PersonRows.PersonRow;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Erases what goes of a person's rows, in one transaction: reads and locks them, weighs them, erases, reads again, and
 * writes the receipts.
 */
final class RowErasure {
    private final GuardedData data;
    private final List<RowTable> tables;
    private final ErasureReceipts receipts;
    private final String subject;

    RowErasure(GuardedData data, List<RowTable> tables, ErasureReceipts receipts, String subject) {
        this.data = data;
        this.tables = tables;
        this.receipts = receipts;
        this.subject = subject;
    }

    PersonRows lock(Connection connection) throws SQLException {
        return read(connection, Lock.UNTIL_COMMIT);
    }

    private PersonRows read(Connection connection, Lock lock) throws SQLException {
        return new PersonReader(data, tables, Origins.PROVIDED, connection).read(subject, lock);
    }

    /** Records what an order amounts to that the person has not said yet: withdrawals and objections. */
    void record(JpaSubjectStates states, SubjectState before, SubjectState after) {
        for (Consent consent : news(before.consents(), after.consents())) {
            states.record(subject, consent);
        }
        for (Objection objection : news(before.objections(), after.objections())) {
            boolean stands = before.objections().stream()
                    .anyMatch(known -> known.purpose().equals(objection.purpose())
                            && known.compellingGrounds().isEmpty()
                            && !known.at().isAfter(objection.at()));
            if (!stands) {
                states.record(subject, objection);
            }
        }
    }

    private static <T> List<T> news(List<T> before, List<T> after) {
        return after.subList(before.size(), after.size());
    }

    /** What becomes of the rows. */
    private final class Work {
        final Map<RowTable, List<List<Object>>> toErase = new LinkedHashMap<>();
        final Map<RowTable, Map<DataCategory, List<List<Object>>>> toEmpty = new LinkedHashMap<>();
        final Map<String, PersonRow> rows = new HashMap<>();
        final Map<RowTable, Map<List<Object>, PersonRow>> byKey = new HashMap<>();
        final Map<String, Set<DataCategory>> emptied = new LinkedHashMap<>();
        final Weighing weighing;

        Work(Weighing weighing, List<PersonRow> all) {
            this.weighing = weighing;
            for (PersonRow row : all) {
                rows.put(row.record().id(), row);
                byKey.computeIfAbsent(row.table(), unused -> new HashMap<>()).put(row.key(), row);
            }
            tables.forEach(table -> toErase.put(table, new ArrayList<>()));
        }

        void erase(PersonRow row) {
            toErase.getOrDefault(row.table(), List.of()).add(row.key());
        }

        void empty(PersonRow row, Set<DataCategory> categories) {
            for (Part part : row.table().parts()) {
                requireEmptiable(row, part, categories);
                if (categories.contains(part.category()) && !part.emptying().isEmpty()) {
                    toEmpty.computeIfAbsent(row.table(), unused -> new LinkedHashMap<>())
                            .computeIfAbsent(part.category(), unused -> new ArrayList<>())
                            .add(row.key());
                    emptied.computeIfAbsent(row.record().id(), unused -> new LinkedHashSet<>())
                            .add(part.category());
                }
            }
        }

        // INVARIANT: what must go and can't leaves the order open.
        private void requireEmptiable(PersonRow row, Part part, Set<DataCategory> categories) {
            if (categories.contains(part.category()) && part.leaves() == Leaves.WITH_ITS_ROW_ALONE) {
                throw new NotEmptiableException(row.table().entity(), part.category());
            }
        }

        PersonRow row(RowTable table, List<Object> key) {
            return Objects.requireNonNull(byKey.getOrDefault(table, Map.of()).get(key));
        }

        PersonRow row(String record) {
            return Objects.requireNonNull(rows.get(record));
        }
    }

    /**
     * Erases what the plans say.
     *
     * @param plan of the categories that are there
     * @param whole of all categories that the rows can hold: a row goes if nothing keeps any of them
     */
    Outcome erase(
            Connection connection,
            PersonRows rows,
            Weighing weighing,
            ErasurePlan plan,
            ErasurePlan whole,
            String work,
            Instant now)
            throws SQLException {
        Work todo = new Work(weighing, rows.rows());
        Map<String, Set<DataCategory>> going = Weighing.going(plan);
        Set<String> staying =
                whole.stays().stream().map(item -> item.datum().record()).collect(Collectors.toSet());
        for (PersonRow row : rows.rows()) {
            if (staying.contains(row.record().id())) {
                todo.empty(row, going.getOrDefault(row.record().id(), Set.of()));
            } else {
                todo.erase(row);
            }
        }
        RowWork statements = new RowWork(data, connection);
        Erased erased = statements.erase(todo.toErase);
        erased.referred()
                .forEach((table, keys) -> keys.forEach(key -> {
                    PersonRow row = todo.row(table, key);
                    todo.empty(row, row.record().data().keySet());
                }));
        for (var table : todo.toEmpty.entrySet()) {
            for (Part part : table.getKey().parts()) {
                List<List<Object>> keys = table.getValue().getOrDefault(part.category(), List.of());
                for (Change change : part.emptying()) {
                    long unused = keys.isEmpty() ? 0 : statements.change(change, keys);
                }
            }
        }
        requireGone(read(connection, Lock.NONE), erased, todo.emptied);
        List<ErasedRows> pages = pages(todo, erased);
        receipts.write(connection, work, data.engine().policy().version(), now, pages);
        Outcome outcome =
                weighing.outcome(plan, datum -> todo.row(datum.record()).table().entity());
        Map<String, Long> counts = new LinkedHashMap<>();
        pages.forEach(page -> counts.merge(page.entity(), (long) page.rows().size(), Long::sum));
        long leftEmpty =
                erased.referred().values().stream().mapToLong(List::size).sum();
        return outcome.and(new Outcome(List.of(), List.of(), counts, leftEmpty, rows.unjudged()));
    }

    // INVARIANT: nothing is reported gone that a second look finds.
    private static void requireGone(PersonRows left, Erased erased, Map<String, Set<DataCategory>> emptied) {
        Map<RowTable, Set<List<Object>>> gone = new HashMap<>();
        erased.gone().forEach((table, keys) -> gone.put(table, new HashSet<>(keys)));
        for (PersonRow row : left.rows()) {
            boolean thereStill = gone.getOrDefault(row.table(), Set.of()).contains(row.key())
                    || row.record().data().keySet().stream()
                            .anyMatch(emptied.getOrDefault(row.record().id(), Set.of())::contains);
            if (thereStill) {
                throw new NotErasedException(row.table().entity());
            }
        }
    }

    /** Rows that went alike stand together. */
    private record Alike(RowTable table, Action action, List<String> categories, List<String> rules) {}

    private List<ErasedRows> pages(Work todo, Erased erased) {
        Map<Alike, List<ErasedRows.Row>> pages = new LinkedHashMap<>();
        erased.gone()
                .forEach((table, keys) -> keys.forEach(key -> {
                    PersonRow row = todo.row(table, key);
                    Set<DataCategory> held = row.record().data().keySet();
                    add(
                            pages,
                            todo,
                            row,
                            Action.DELETED,
                            held.isEmpty() ? row.whole().data().keySet() : held);
                }));
        todo.emptied.forEach((record, categories) -> add(pages, todo, todo.row(record), Action.EMPTIED, categories));
        Map<RowTable, Map<String, Long>> dependents = new HashMap<>(erased.dependents());
        List<ErasedRows> all = new ArrayList<>();
        pages.forEach((alike, rows) -> {
            Map<String, Long> with = alike.action == Action.DELETED ? dependents.remove(alike.table) : null;
            all.add(new ErasedRows(
                    alike.table.entity(),
                    alike.action,
                    alike.categories,
                    alike.rules,
                    rows,
                    with == null ? Map.of() : with));
        });
        return all;
    }

    private void add(
            Map<Alike, List<ErasedRows.Row>> pages,
            Work todo,
            PersonRow row,
            Action action,
            Set<DataCategory> categories) {
        Alike alike = new Alike(
                row.table(),
                action,
                categories.stream().map(DataCategory::id).sorted().toList(),
                todo.weighing.rules(row.record(), categories));
        pages.computeIfAbsent(alike, unused -> new ArrayList<>()).add(new ErasedRows.Row(subject, row.key()));
    }
}
