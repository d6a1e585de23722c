package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.RowTable.Part;
import com.mittliv.privacy.jpa.internal.RowTable.Told;
import com.mittliv.privacy.jpa.internal.RowWork;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.rights.PersonRows.PersonRow;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.Origin;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the rows about one person, with one statement for each table that holds rows. */
final class PersonReader {
    /** Whether rows stay as they are until the transaction ends. */
    enum Lock {
        NONE(""),
        UNTIL_COMMIT(" for update");

        private final String sql;

        Lock(String sql) {
            this.sql = sql;
        }
    }

    private final List<RowTable> tables;
    private final Origins origins;
    private final RowWork work;

    PersonReader(GuardedData data, List<RowTable> tables, Origins origins, Connection connection) {
        this.tables = tables;
        this.origins = origins;
        this.work = new RowWork(data, connection);
    }

    PersonRows read(String subject, Lock lock) throws SQLException {
        List<PersonRow> rows = new ArrayList<>();
        long unjudged = 0;
        for (RowTable table : tables) {
            Optional<Object> id = table.person().form().value(subject);
            if (id.isPresent()) {
                unjudged += read(table, id.get(), lock, rows);
            }
        }
        return new PersonRows(rows, unjudged);
    }

    /**
     * Some of the rows of one table, in the order of their keys.
     *
     * @param after the key behind which they are; of no values for the first ones
     * @param most how many
     */
    record Page(List<PersonRow> rows, long unjudged, Optional<List<Object>> last) {}

    Page page(RowTable table, String subject, Optional<List<Object>> after, int most) throws SQLException {
        Optional<Object> id = table.person().form().value(subject);
        if (id.isEmpty()) {
            return new Page(List.of(), 0, Optional.empty());
        }
        List<PersonRow> rows = new ArrayList<>();
        List<List<Object>> keys = new ArrayList<>();
        String behind = after.map(key -> " and (" + columns(table) + ") > ("
                        + String.join(", ", Collections.nCopies(key.size(), "?")) + ")")
                .orElse("");
        String end = behind + " order by " + columns(table) + " fetch first " + most + " rows only";
        try (PreparedStatement statement = work.prepare(select(table) + end)) {
            int at = set(statement, table, id.get());
            for (Object value : after.orElse(List.of())) {
                statement.setObject(at++, value);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    keys.add(RowWork.key(result, table.keys().size()));
                    row(table, result).ifPresent(rows::add);
                }
            }
        }
        boolean more = keys.size() == most;
        return new Page(rows, keys.size() - rows.size(), more ? Optional.of(keys.get(most - 1)) : Optional.empty());
    }

    private long read(RowTable table, Object id, Lock lock, List<PersonRow> rows) throws SQLException {
        String sql = select(table) + " order by " + columns(table) + lock.sql;
        long unjudged = 0;
        try (PreparedStatement statement = work.prepare(sql)) {
            int unused = set(statement, table, id);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Optional<PersonRow> row = row(table, result);
                    row.ifPresent(rows::add);
                    unjudged += row.isPresent() ? 0 : 1;
                }
            }
        }
        return unjudged;
    }

    private static String columns(RowTable table) {
        return table.keys().stream().map(key -> RowTable.ROW + "." + key).collect(Collectors.joining(", "));
    }

    private String select(RowTable table) {
        return "select " + columns(table) + ", " + work.text(table.role()) + parts(table) + events(table) + " from "
                + table.name() + " " + RowTable.ROW + " where "
                + work.text(table.person().is());
    }

    /** Sets the person's id, and tells the place of the next parameter. */
    private int set(PreparedStatement statement, RowTable table, Object id) throws SQLException {
        int parameters = (int) work.text(table.person().is())
                .chars()
                .filter(letter -> letter == '?')
                .count();
        for (int i = 1; i <= parameters; i++) {
            statement.setObject(i, id);
        }
        return parameters + 1;
    }

    private String parts(RowTable table) {
        return table.parts().stream()
                .map(part -> part.present().equals(SqlPredicate.ALWAYS)
                        ? ", 1"
                        : ", case when " + work.text(part.present().toSql()) + " then 1 else 0 end")
                .collect(Collectors.joining());
    }

    private String events(RowTable table) {
        return table.events().stream()
                .map(told -> ", " + work.text(told.column()))
                .collect(Collectors.joining());
    }

    private Optional<PersonRow> row(RowTable table, ResultSet result) throws SQLException {
        int keys = table.keys().size();
        int role = result.getInt(keys + 1);
        if (result.wasNull()) {
            return Optional.empty();
        }
        List<Object> key = RowWork.key(result, keys);
        int at = keys + 2;
        Map<DataCategory, Origin> held = new LinkedHashMap<>();
        for (Part part : table.parts()) {
            if (result.getInt(at++) == 1) {
                held.put(part.category(), origins.of(table.entity(), part.category()));
            }
        }
        RecordState state = RecordState.of(table.roles().get(role));
        for (Told told : table.events()) {
            Optional<Instant> happened = told.form().read(result, at++, work.calendar());
            state = happened.isPresent() ? state.with(told.event(), happened.get()) : state;
        }
        String id = table.entity() + ":" + key.stream().map(String::valueOf).collect(Collectors.joining(":"));
        return Optional.of(new PersonRow(table, key, new FiledRecord(id, state, held, Map.of())));
    }
}
