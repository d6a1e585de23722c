package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.internal.RowWork;
import com.mittliv.privacy.jpa.internal.ValueTable;
import com.mittliv.privacy.jpa.internal.ValueTable.Number;
import com.mittliv.privacy.jpa.internal.ValueTable.Value;
import com.mittliv.privacy.jpa.internal.ValueTable.ValueColumn;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.jspecify.annotations.Nullable;

/** Reads what stands in rows, some at a time: a statement for each table in which values of theirs stand. */
final class HeldValues {
    private static final String ROW = "pv_v";

    private final RowWork work;
    private final SharedSessionContractImplementor session;

    HeldValues(RowWork work, SharedSessionContractImplementor session) {
        this.work = work;
        this.session = session;
    }

    /**
     * What an attribute holds in a row.
     *
     * @param content a text, a number, a truth value, or a list or map of such; null where nothing stands
     */
    record Held(
            String path, DataCategory category, @Nullable Object content) {
        // No content: it is personal.
        @Override
        public String toString() {
            return "Held[" + path + "]";
        }
    }

    /** What stands in rows of one table, by their keys. */
    Map<List<Object>, List<Held>> read(List<ValueTable> tables, List<List<Object>> keys) throws SQLException {
        Map<List<Object>, Map<Value, Object>> found = new HashMap<>();
        for (ValueTable table : tables) {
            read(table, keys, found);
        }
        Map<List<Object>, List<Held>> held = new HashMap<>();
        for (List<Object> key : keys) {
            Map<Value, Object> values = found.getOrDefault(key, Map.of());
            held.put(
                    key,
                    tables.stream()
                            .flatMap(table -> table.values().stream())
                            .filter(values::containsKey)
                            .map(value -> new Held(value.path(), value.category(), values.get(value)))
                            .toList());
        }
        return held;
    }

    private void read(ValueTable table, List<List<Object>> keys, Map<List<Object>, Map<Value, Object>> found)
            throws SQLException {
        List<String> columns = new ArrayList<>(table.keys());
        table.values().forEach(value -> value.columns().forEach(column -> columns.add(column.name())));
        String sql = "select " + ROW + "." + String.join(", " + ROW + ".", columns) + " from " + table.name() + " "
                + ROW + " where "
                + RowWork.among(
                        table.keys().stream().map(key -> ROW + "." + key).toList(), keys.size());
        try (PreparedStatement statement = work.prepare(sql)) {
            RowWork.set(statement, keys);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<Object> key = RowWork.key(result, table.keys().size());
                    take(table, result, found.computeIfAbsent(key, unused -> new LinkedHashMap<>()));
                }
            }
        }
    }

    private void take(ValueTable table, ResultSet result, Map<Value, Object> into) throws SQLException {
        int at = table.keys().size() + 1;
        for (Value value : table.values()) {
            @Nullable Object content = content(value.columns(), result, at);
            at += value.columns().size();
            if (value.number() == Number.ANY) {
                List<@Nullable Object> all = list(into.computeIfAbsent(value, unused -> new ArrayList<>()));
                all.add(content);
            } else if (content != null) {
                into.put(value, content);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> list(Object made) {
        return (List<@Nullable Object>) made;
    }

    private @Nullable Object content(List<ValueColumn> columns, ResultSet result, int from) throws SQLException {
        if (columns.size() == 1) {
            return content(columns.get(0), result, from);
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            @Nullable Object part = content(columns.get(i), result, from + i);
            if (part != null) {
                parts.put(columns.get(i).name(), part);
            }
        }
        return parts.isEmpty() ? null : parts;
    }

    private @Nullable Object content(ValueColumn column, ResultSet result, int at) throws SQLException {
        @Nullable Object raw = result.getObject(at);
        if (raw == null) {
            return null;
        }
        if (column.mapping().isEmpty()) {
            @Nullable Object shown = shown(raw);
            return shown != null ? shown : result.getString(at);
        }
        JdbcMapping mapping = column.mapping().get();
        @Nullable Object read = mapping.getJdbcValueExtractor().extract(result, at, session);
        @Nullable Object shown = shown(mapping.convertToDomainValue(read));
        shown = shown != null ? shown : shown(read);
        return shown != null ? shown : result.getString(at);
    }

    /** As it can be written down; null for what only the application understands. */
    private static @Nullable Object shown(@Nullable Object value) {
        if (value instanceof String || value instanceof java.lang.Number || value instanceof Boolean) {
            return value;
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof TemporalAccessor || value instanceof UUID || value instanceof Character) {
            return value.toString();
        } else if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        } else if (value instanceof Object[] elements) {
            List<@Nullable Object> all = new ArrayList<>();
            for (@Nullable Object element : elements) {
                all.add(element == null ? null : shown(element));
            }
            return all;
        }
        return null;
    }
}
