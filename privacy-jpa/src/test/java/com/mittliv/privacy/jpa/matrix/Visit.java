package com.mittliv.privacy.jpa.matrix;

import com.mittliv.privacy.jpa.Database;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** What a path has at hand. */
final class Visit implements AutoCloseable {
    final Unit unit;
    final Session session;
    private final List<StatelessSession> opened = new ArrayList<>();

    Visit(Unit unit, Session session) {
        this.unit = unit;
        this.session = session;
    }

    boolean isH2() {
        return unit.database == Database.H2;
    }

    /** A stateless session in a transaction, undone at the end. */
    StatelessSession stateless() {
        StatelessSession stateless = unit.sessions.openStatelessSession();
        opened.add(stateless);
        stateless.beginTransaction();
        return stateless;
    }

    /** Asks for each person in turn. */
    List<@Nullable Object> each(Function<Long, @Nullable Object> work) {
        List<@Nullable Object> all = new ArrayList<>();
        Programme.PEOPLE.forEach(id -> all.add(work.apply(id)));
        return all;
    }

    /** Does work with this session for another purpose, on another thread, while this one waits. */
    @Nullable
    Object elsewhere(Purpose purpose, Supplier<@Nullable Object> work) {
        return CompletableFuture.supplyAsync(() -> unit.scope.call(purpose, work))
                .join();
    }

    List<Object> hql(String query) {
        return session.createQuery(query, Object.class).getResultList();
    }

    List<Object> hql(String query, Map<String, Object> parameters) {
        var prepared = session.createQuery(query, Object.class);
        parameters.forEach(prepared::setParameter);
        return prepared.getResultList();
    }

    List<Object> sql(String statement) {
        return session.createNativeQuery(statement, Object.class).getResultList();
    }

    @Override
    public void close() {
        opened.forEach(stateless -> {
            stateless.getTransaction().rollback();
            stateless.close();
        });
    }
}
