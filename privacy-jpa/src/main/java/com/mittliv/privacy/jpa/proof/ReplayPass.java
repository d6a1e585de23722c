package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.RowTable.Part;
import com.mittliv.privacy.jpa.internal.RowWork;
import com.mittliv.privacy.jpa.internal.SweepPlan.Change;
import com.mittliv.privacy.jpa.proof.Tombstones.Fate;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at all rows of the entities that receipts name, some at a time, and does to them what the receipts say. */
final class ReplayPass {
    private static final int AT_ONCE = 2_000;

    private final GuardedData data;
    private final RowHashes hashes;
    private final Tombstones tombstones;
    private final Map<String, Long> deleted = new TreeMap<>();
    private final Map<String, Long> emptied = new TreeMap<>();
    private final Map<String, Long> leftEmpty = new TreeMap<>();

    ReplayPass(GuardedData data, RowHashes hashes, Tombstones tombstones) {
        this.data = data;
        this.hashes = hashes;
        this.tombstones = tombstones;
    }

    Map<String, Long> deleted() {
        return deleted;
    }

    Map<String, Long> emptied() {
        return emptied;
    }

    /** The rows that were to go and did not, because others refer to them. */
    Map<String, Long> leftEmpty() {
        return leftEmpty;
    }

    boolean changedNothing() {
        return deleted.isEmpty() && emptied.isEmpty();
    }

    /** The rows of some that are to go, and what is to be emptied in others. */
    private record ToDo(
            List<List<Object>> toErase, Map<List<Object>, Set<Part>> present, Map<List<Object>, Set<String>> toEmpty) {
        ToDo() {
            this(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }

    /** Works through the next few rows behind a key, and returns the last of them; empty if there are none left. */
    List<Object> next(RowTable table, RowWork work, List<Object> after) throws SQLException {
        ToDo toDo = new ToDo();
        List<Object> last = read(table, work, after, toDo);
        if (!toDo.toErase.isEmpty()) {
            RowWork.Erased erased = work.erase(Map.of(table, toDo.toErase));
            count(deleted, table, erased.gone().getOrDefault(table, List.of()).size());
            List<List<Object>> referred = erased.referred().getOrDefault(table, List.of());
            count(leftEmpty, table, referred.size());
            Set<String> all =
                    table.parts().stream().map(part -> part.category().id()).collect(Collectors.toSet());
            referred.forEach(key -> toDo.toEmpty.put(key, all));
        }
        empty(table, work, toDo);
        return last;
    }

    private static void count(Map<String, Long> rows, RowTable table, int more) {
        if (more > 0) {
            rows.merge(table.entity(), (long) more, Long::sum);
        }
    }

    private List<Object> read(RowTable table, RowWork work, List<Object> after, ToDo toDo) throws SQLException {
        List<String> keys =
                table.keys().stream().map(key -> RowTable.ROW + "." + key).toList();
        String columns = String.join(", ", keys);
        String parts = table.parts().stream()
                .map(part -> ", case when " + work.text(part.present().toSql()) + " then 1 else 0 end")
                .collect(Collectors.joining());
        String sql = "select " + columns + ", " + work.text(table.person().id()) + parts + " from " + table.name() + " "
                + RowTable.ROW
                + (after.isEmpty()
                        ? ""
                        : " where (" + columns + ") > (" + String.join(", ", Collections.nCopies(keys.size(), "?"))
                                + ")")
                + " order by " + columns + " fetch first " + AT_ONCE + " rows only for update";
        List<Object> last = List.of();
        try (PreparedStatement statement = work.prepare(sql)) {
            for (int i = 0; i < after.size(); i++) {
                statement.setObject(i + 1, after.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    last = RowWork.key(result, keys.size());
                    judge(table, last, result, toDo);
                }
            }
        }
        return last;
    }

    private void judge(RowTable table, List<Object> key, ResultSet result, ToDo toDo) throws SQLException {
        Optional<String> subject = Optional.ofNullable(result.getString(key.size() + 1));
        byte[] person = Tombstones.person(subject, hashes);
        byte[] row = hashes.row(table.entity(), key);
        Fate fate = tombstones.fate(table.entity(), person, row);
        if (fate == Fate.STAYED) {
            return;
        }
        Set<Part> present = new HashSet<>();
        int at = key.size() + 2;
        for (Part part : table.parts()) {
            if (result.getInt(at++) == 1 && !part.emptying().isEmpty()) {
                present.add(part);
            }
        }
        toDo.present.put(key, present);
        if (fate == Fate.WENT) {
            toDo.toErase.add(key);
        } else {
            toDo.toEmpty.put(key, tombstones.categories(table.entity(), person, row));
        }
    }

    private void empty(RowTable table, RowWork work, ToDo toDo) throws SQLException {
        Set<List<Object>> changed = new HashSet<>();
        for (Part part : table.parts()) {
            List<List<Object>> keys = toDo.toEmpty.entrySet().stream()
                    .filter(row -> row.getValue().contains(part.category().id())
                            && toDo.present.getOrDefault(row.getKey(), Set.of()).contains(part))
                    .map(Map.Entry::getKey)
                    .toList();
            for (Change change : part.emptying()) {
                long unused = keys.isEmpty() ? 0 : work.change(change, keys);
            }
            changed.addAll(keys);
        }
        count(emptied, table, changed.size());
    }
}
