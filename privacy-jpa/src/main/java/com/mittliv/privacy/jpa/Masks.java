package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.KeyBatches.Change;
import com.mittliv.privacy.retention.Calendar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The layouts of masks, and the numbers by which the database knows those that it does. */
final class Masks {
    private static final String ROW = "pv_a";

    private final String table;
    private final List<MaskLayout> layouts;
    private final Map<String, Long> numbers;
    private final Calendar calendar;

    Masks(String table, List<MaskLayout> layouts, Calendar calendar) {
        this(table, layouts, calendar, Map.of());
    }

    private Masks(String table, List<MaskLayout> layouts, Calendar calendar, Map<String, Long> numbers) {
        this.table = table;
        this.layouts = layouts;
        this.calendar = calendar;
        this.numbers = numbers;
    }

    List<MaskLayout> layouts() {
        return layouts;
    }

    /** The entity whose mask, or whose column that tells the person, a statement sets; empty if it sets none. */
    // INVARIANT: a mask speaks of the row's own person.
    Optional<Entity> partedBy(MarkedSql statement, String sql) {
        return statement.kind() == MarkedSql.Kind.WRITE
                ? layouts.stream()
                        .map(MaskLayout::column)
                        .filter(column -> column.entity().tables().stream().anyMatch(statement.words()::contains))
                        .filter(column -> sets(column, statement, sql))
                        .map(MaskColumn::entity)
                        .findFirst()
                : Optional.empty();
    }

    /** What Hibernate compares it names with its alias; what it sets it does not. */
    private static boolean sets(MaskColumn column, MarkedSql statement, String sql) {
        boolean inserts =
                statement.words().contains("insert") && statement.words().contains(column.plainName());
        return inserts || column.assigned().matcher(sql).find();
    }

    static RefusedStatementException refusal(Entity entity) {
        return new RefusedStatementException("a statement sets the purpose mask of entity `" + entity.name()
                + "`, or moves its rows to another person, whom their mask would not speak of; leave the mask to the"
                + " library, delete and store rows that change their person, and name what is only compared with its"
                + " table's alias");
    }

    /** What the masks of an entity's rows say, seen from one of its tables; empty if they say nothing yet. */
    Optional<MaskLayout.Bits> at(Entity entity, Site site) {
        return layouts.stream()
                .filter(layout -> layout.column().entity().equals(entity))
                .findFirst()
                .flatMap(layout -> number(layout).map(number -> layout.at(site, number)));
    }

    /** With the numbers that the database has. */
    Masks numbered(Connection connection) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        for (MaskLayout layout : layouts) {
            String sql = "select id from " + table + " where fingerprint = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, layout.fingerprint());
                try (ResultSet result = statement.executeQuery()) {
                    if (result.next()) {
                        found.put(layout.fingerprint(), result.getLong(1));
                    }
                }
            }
        }
        return new Masks(table, layouts, calendar, Map.copyOf(found));
    }

    /** With numbers for all, given now where there were none. */
    Masks registered(Connection connection) throws SQLException {
        for (MaskLayout layout : layouts) {
            String sql = "insert into " + table + " (fingerprint) select cast(? as varchar(64)) where not exists"
                    + " (select 1 from " + table + " where fingerprint = ?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, layout.fingerprint());
                statement.setString(2, layout.fingerprint());
                int unused = statement.executeUpdate();
            }
        }
        return numbered(connection);
    }

    private Optional<Long> number(MaskLayout layout) {
        return Optional.ofNullable(numbers.get(layout.fingerprint()));
    }

    private long requiredNumber(MaskLayout layout) {
        return number(layout).orElseThrow(() -> new IllegalStateException("the layout has no number yet"));
    }

    /** A row's mask as a value to be set. */
    private String value(MaskLayout layout, Instant now) {
        return number(layout)
                .map(number -> layout.value(number).forRow(ROW).at(now, calendar))
                .orElse("null");
    }

    private static List<String> tables(MaskLayout layout) {
        return layout.column().entity().stores().stream()
                .map(store -> store.tableName() + " " + ROW)
                .toList();
    }

    private static List<String> keys(MaskLayout layout) {
        return layout.column().entity().root().keys().stream()
                .map(key -> ROW + "." + key)
                .toList();
    }

    private String setting(MaskLayout layout, String table, Instant now) {
        return "update " + table + " set " + layout.column().name() + " = " + value(layout, now);
    }

    /**
     * Brings the rows of a person up to date.
     *
     * @param ours lets a statement pass as the library's own
     */
    void refresh(UnaryOperator<String> ours, Connection connection, String subjectId, Instant now) throws SQLException {
        for (MaskLayout layout : layouts) {
            Optional<Object> id = asKey(layout, subjectId);
            if (id.isEmpty()) {
                continue;
            }
            String where = " where " + ROW + "." + layout.column().subjectName() + " = ?";
            for (String table : tables(layout)) {
                // Locked by a statement of its own, so that the next one sees what another transaction wrote of the
                // person.
                String lock = "select " + String.join(", ", keys(layout)) + " from " + table + where + " for update";
                execute(connection, ours.apply(lock), id.get());
                execute(connection, ours.apply(setting(layout, table, now) + where), id.get());
            }
        }
    }

    private static void execute(Connection connection, String sql, Object id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            boolean unused = statement.execute();
        }
    }

    /** The person's id as its column holds it; empty if it cannot hold it. */
    private static Optional<Object> asKey(MaskLayout layout, String subjectId) {
        Class<?> type = layout.column().entity().subject().javaType();
        try {
            Object key = type == String.class
                    ? subjectId
                    : type == UUID.class ? UUID.fromString(subjectId) : (Object) Long.valueOf(subjectId);
            return key.toString().equals(subjectId) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException notOfItsType) {
            return Optional.empty();
        }
    }

    /** Writes the masks of an entity's rows. */
    long fill(KeyBatches batches, MaskLayout layout, PurposeMasks.Rows rows, Instant now) {
        String settled = layout.isSettled(requiredNumber(layout)).forRow(ROW).at(now, calendar);
        String name = layout.column().name();
        String where =
                rows == PurposeMasks.Rows.ALL ? "1=1" : "(" + ROW + "." + name + " is null or not " + settled + ")";
        long filled = 0;
        for (String each : tables(layout)) {
            Change change = new Change(setting(layout, each, now), keys(layout));
            filled += batches.change(new KeyBatches.Rows(each, keys(layout), where), List.of(change));
        }
        return filled;
    }

    /** Counts the rows whose mask says other than the tables. */
    long disagreeing(Connection connection, MaskLayout layout, Instant now) throws SQLException {
        Optional<Long> number = number(layout);
        if (number.isEmpty()) {
            return 0;
        }
        String settled = layout.isSettled(number.get()).forRow(ROW).at(now, calendar);
        long rows = 0;
        for (String each : tables(layout)) {
            String sql = "select count(*) from " + each + " where " + settled + " and (" + value(layout, now)
                    + ") is distinct from " + ROW + "." + layout.column().name();
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet result = statement.executeQuery()) {
                rows += result.next() ? result.getLong(1) : 0;
            }
        }
        return rows;
    }

    /** Columns hold whole microseconds. */
    static Instant at(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS);
    }
}
