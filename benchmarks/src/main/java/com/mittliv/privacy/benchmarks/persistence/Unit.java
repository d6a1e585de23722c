package com.mittliv.privacy.benchmarks.persistence;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.PrivacyGuard;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.Purpose;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A persistence unit, guarded or not, with a connection of its own. */
final class Unit implements AutoCloseable {
    final EntityManagerFactory entities;
    final Class<?> type;
    final Optional<PrivacyGuard> guard;
    private final Optional<PurposeScope> scope;
    private final HikariDataSource pool;

    private Unit(Server server, Optional<PrivacyEngine> engine, Class<?> type, String schemaAction) {
        this.pool = server.pool();
        this.type = type;
        this.scope = engine.map(PurposeScope::new);
        this.guard = engine.map(known -> PrivacyGuard.of(known, scope.orElseThrow(), InstantSource.system()));
        this.entities = build(pool, guard, List.of(type), schemaAction);
    }

    static Unit plain(Server server) {
        return new Unit(server, Optional.empty(), Members.Plain.class, "none");
    }

    static Unit guarded(Server server, PrivacyEngine engine, Class<?> type) {
        return new Unit(server, Optional.of(engine), type, "none");
    }

    /** Makes the tables. */
    static void createTables(Server server) {
        new Unit(server, Optional.of(Rules.of(2)), Members.Masked.class, "create").close();
    }

    static EntityManagerFactory build(
            HikariDataSource pool, Optional<PrivacyGuard> guard, List<Class<?>> types, String schemaAction) {
        return build(pool, guard, PrivacyGuard.entityClasses(), types, schemaAction);
    }

    /** With those of the library's entities that are asked for. */
    static EntityManagerFactory build(
            HikariDataSource pool,
            Optional<PrivacyGuard> guard,
            List<Class<?>> own,
            List<Class<?>> types,
            String schemaAction) {
        PersistenceConfiguration unit = new PersistenceConfiguration("benchmark");
        unit.property("jakarta.persistence.nonJtaDataSource", pool);
        unit.property("jakarta.persistence.schema-generation.database.action", schemaAction);
        types.forEach(unit::managedClass);
        guard.ifPresent(present -> {
            unit.properties(present.settings());
            own.forEach(unit::managedClass);
        });
        return unit.createEntityManagerFactory();
    }

    /** Does work in a transaction that is rolled back, for a purpose where there is a guard. */
    long work(Purpose purpose, ToLongFunction<EntityManager> work) {
        return scope.isPresent() ? scope.get().call(purpose, () -> transaction(work)) : transaction(work);
    }

    private long transaction(ToLongFunction<EntityManager> work) {
        try (EntityManager manager = entities.createEntityManager()) {
            manager.getTransaction().begin();
            try {
                return work.applyAsLong(manager);
            } finally {
                manager.getTransaction().rollback();
            }
        }
    }

    @Override
    public void close() {
        entities.close();
        pool.close();
    }
}
