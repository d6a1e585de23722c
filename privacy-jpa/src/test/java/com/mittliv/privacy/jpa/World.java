package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** A guarded persistence unit on an empty database, with a clock to be set. */
final class World implements AutoCloseable {
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    final PrivacyEngine engine;
    final PurposeScope scope;
    final PrivacyGuard guard;
    final EntityManagerFactory entities;
    final JpaSubjectStates states;
    /** The statements as Hibernate made them, marks and all. */
    final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    World(Database database, PrivacyEngine engine, Class<?>... types) {
        this(database.fresh(), engine, types);
    }

    World(Map<String, Object> connection, PrivacyEngine engine, Class<?>... types) {
        this(connection, engine, UnaryOperator.identity(), types);
    }

    World(
            Map<String, Object> connection,
            PrivacyEngine engine,
            UnaryOperator<PrivacyGuard> options,
            Class<?>... types) {
        this(connection, engine, options, "drop-and-create", types);
    }

    World(Map<String, Object> connection, PrivacyEngine engine, String schemaAction, Class<?>... types) {
        this(connection, engine, UnaryOperator.identity(), schemaAction, types);
    }

    World(
            Map<String, Object> connection,
            PrivacyEngine engine,
            UnaryOperator<PrivacyGuard> options,
            String schemaAction,
            Class<?>... types) {
        this.engine = engine;
        this.scope = new PurposeScope(engine);
        InstantSource clock = now::get;
        this.guard = options.apply(PrivacyGuard.of(engine, scope, clock));
        Map<String, Object> settings = new HashMap<>(connection);
        settings.putAll(guard.settings());
        settings.put("hibernate.session_factory.statement_inspector", (StatementInspector) sql -> {
            statements.add(sql);
            return sql;
        });
        PersistenceConfiguration unit = new PersistenceConfiguration("test").properties(settings);
        unit.property("jakarta.persistence.schema-generation.database.action", schemaAction);
        List.of(types).forEach(unit::managedClass);
        PrivacyGuard.entityClasses().forEach(unit::managedClass);
        this.entities = unit.createEntityManagerFactory();
        this.states = new JpaSubjectStates(entities, engine);
    }

    /** Does work in a transaction for a purpose. */
    <T> T read(Purpose purpose, Function<EntityManager, T> work) {
        return scope.call(purpose, () -> transaction(work));
    }

    /** Does work in a transaction for a purpose. */
    void work(Purpose purpose, Consumer<EntityManager> work) {
        scope.run(
                purpose,
                () -> transaction(manager -> {
                    work.accept(manager);
                    return "done";
                }));
    }

    <E> E find(Purpose purpose, Class<E> type, Object id) {
        return read(purpose, manager -> manager.find(type, id));
    }

    <E> List<E> all(Purpose purpose, Class<E> type) {
        return read(
                purpose,
                manager -> manager.createQuery("from " + type.getSimpleName(), type)
                        .getResultList());
    }

    /** Does work on all data. */
    @SuppressWarnings("try")
    <T> T system(Function<EntityManager, T> work) {
        try (var opened = scope.openSystem("the test prepares or checks")) {
            return transaction(work);
        }
    }

    void store(Object... rows) {
        system(manager -> {
            List.of(rows).forEach(manager::persist);
            return "stored";
        });
    }

    <T> T transaction(Function<EntityManager, T> work) {
        return entities.callInTransaction(work::apply);
    }

    /** The statements as the database gets them for a purpose. */
    List<String> sent(Purpose purpose) {
        var inspector = entities.unwrap(SessionFactoryImplementor.class)
                .getSessionFactoryOptions()
                .getStatementInspector();
        return List.copyOf(statements).stream()
                .map(sql -> scope.call(purpose, () -> inspector.inspect(sql)))
                .toList();
    }

    RetentionSweep sweep() {
        return new RetentionSweep(entities);
    }

    @Override
    public void close() {
        entities.close();
    }
}
