package com.mittliv.privacy.jpa.state;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.RowFacts.ConsentAt;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.RowWork;
import com.mittliv.privacy.jpa.internal.SaidTable;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.TimeForm;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
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
import org.hibernate.Session;

/** Reads what people said that the application keeps in columns of its own. */
final class SaidInColumns {
    private final Optional<GuardedData> data;
    private final List<SaidTable> tables;

    /** Of a persistence unit, which may keep nothing of that kind. */
    SaidInColumns(EntityManagerFactory entities) {
        this.data = GuardedData.find(entities);
        this.tables = data.map(GuardedData::saidTables).orElse(List.of());
    }

    /** Whether there is nothing to read. */
    boolean isEmpty() {
        return tables.isEmpty();
    }

    /** The entity that keeps consents to a purpose. */
    Optional<String> consentsTo(Purpose purpose) {
        return tables.stream()
                .filter(table -> table.consents().containsKey(purpose))
                .map(SaidTable::entity)
                .findFirst();
    }

    /** The entity that keeps objections to a purpose. */
    Optional<String> objectionsTo(Purpose purpose) {
        return tables.stream()
                .filter(table -> table.objections().containsKey(purpose))
                .map(SaidTable::entity)
                .findFirst();
    }

    /** Adds what the columns tell to the states of people. */
    void addTo(Map<String, SubjectState> states, List<String> ids, EntityManager manager) {
        if (tables.isEmpty()) {
            return;
        }
        manager.unwrap(Session.class).doWork(connection -> {
            requireTransaction(connection);
            RowWork work = new RowWork(data.orElseThrow(), connection);
            for (SaidTable table : tables) {
                read(work, table, ids, states);
            }
        });
    }

    // INVARIANT: outside of a transaction row security could hide an objection, which would then not count.
    private static void requireTransaction(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("what people said is partly in the application's own columns, which are"
                    + " read in a transaction, and none has begun; load states within one");
        }
    }

    private static void read(RowWork work, SaidTable table, List<String> ids, Map<String, SubjectState> states)
            throws SQLException {
        Map<Object, String> known = new LinkedHashMap<>();
        ids.forEach(id -> table.form().value(id).ifPresent(value -> known.put(value, id)));
        if (known.isEmpty()) {
            return;
        }
        String subject = work.text(table.subject());
        String sql = "select cast(" + subject + " as varchar)" + columns(work, table) + " from " + table.name() + " "
                + RowTable.ROW + " where " + subject + " in ("
                + String.join(", ", Collections.nCopies(known.size(), "?")) + ")";
        try (PreparedStatement statement = work.prepare(sql)) {
            int parameter = 1;
            for (Object value : known.keySet()) {
                statement.setObject(parameter++, value);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    SubjectState said = said(result, table, work);
                    states.computeIfPresent(result.getString(1), (id, state) -> and(state, said));
                }
            }
        }
    }

    private static String columns(RowWork work, SaidTable table) {
        List<Sql> columns = new ArrayList<>();
        table.consents().values().forEach(told -> {
            columns.add(told.given());
            columns.add(told.withdrawn().orElse(Sql.of("cast(null as timestamp with time zone)")));
            columns.add(told.wording());
        });
        columns.addAll(table.objections().values());
        return columns.stream().map(column -> ", " + work.text(column)).collect(Collectors.joining());
    }

    private static SubjectState said(ResultSet result, SaidTable table, RowWork work) throws SQLException {
        SubjectState state = SubjectState.none();
        int column = 2;
        for (Map.Entry<Purpose, ConsentAt> told : table.consents().entrySet()) {
            Optional<Instant> given = TimeForm.INSTANTS.read(result, column++, work.calendar());
            Optional<Instant> withdrawn = TimeForm.INSTANTS.read(result, column++, work.calendar());
            // No wording has an empty version, so that an unknown one counts for none.
            String wording = Optional.ofNullable(result.getString(column++)).orElse("");
            if (given.isPresent()) {
                state = state.with(Consent.given(told.getKey(), given.get(), wording));
            }
            if (withdrawn.isPresent()) {
                state = state.with(Consent.withdrawn(told.getKey(), withdrawn.get()));
            }
        }
        for (Purpose purpose : table.objections().keySet()) {
            Optional<Instant> at = TimeForm.INSTANTS.read(result, column++, work.calendar());
            if (at.isPresent()) {
                state = state.with(Objection.to(purpose, at.get()));
            }
        }
        return state;
    }

    private static SubjectState and(SubjectState state, SubjectState said) {
        SubjectState all = state;
        for (Consent consent : said.consents()) {
            all = all.with(consent);
        }
        for (Objection objection : said.objections()) {
            all = all.with(objection);
        }
        return all;
    }
}
