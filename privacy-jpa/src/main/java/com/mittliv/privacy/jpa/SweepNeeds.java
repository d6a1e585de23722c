package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Hop;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.EventOf;
import com.mittliv.privacy.jpa.Guarded.RoleOf;
import com.mittliv.privacy.jpa.Guarded.Store;
import com.mittliv.privacy.jpa.References.Reference;
import com.mittliv.privacy.jpa.internal.SweepIndex;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Tells which indexes a sweep needs. */
final class SweepNeeds {
    private static final Logger LOG = System.getLogger(SweepNeeds.class.getName());

    private final Set<SweepIndex> indexes = new LinkedHashSet<>();

    private SweepNeeds() {}

    static List<SweepIndex> of(Guarded guarded) {
        SweepNeeds needs = new SweepNeeds();
        guarded.entities().forEach(entity -> entity.stores().forEach(store -> needs.of(entity, store)));
        return List.copyOf(needs.indexes);
    }

    private void of(Entity entity, Store store) {
        entity.events().values().forEach(event -> event(entity, store, event));
        own(entity, entity.subject())
                .forEach(column -> add(store.tableName(), List.of(column), List.of(), "the rows of a person"));
        Stream.concat(store.references().owned().stream(), store.references().referring().stream())
                .forEach(reference -> reference(entity, reference));
        store.histories()
                .forEach(
                        history -> add(history.value(), entity.root().keys(), List.of(), "the former states of a row"));
    }

    private void event(Entity entity, Store store, EventOf event) {
        if (event instanceof EventOf.ByColumn told) {
            told.paths().stream()
                    .flatMap(path -> own(entity, path))
                    .forEach(
                            column -> add(store.tableName(), List.of(column), judged(entity), "the rows that are due"));
        }
    }

    /** What else tells whether a row is due, so that the index answers by itself. */
    private static List<String> judged(Entity entity) {
        List<String> columns = new ArrayList<>(entity.root().keys());
        own(entity, entity.subject()).forEach(columns::add);
        if (entity.role() instanceof RoleOf.ByColumn told) {
            own(entity, told.path()).forEach(columns::add);
        }
        return columns;
    }

    /** The column at the end of a path that does not leave the entity's first table. */
    private static Stream<String> own(Entity entity, AttributePath path) {
        if (path.hops().size() != 1) {
            return Stream.of();
        }
        Hop hop = path.hops().get(0);
        return entity.root().tables().contains(hop.table()) && !hop.isKey() ? hop.columns().stream() : Stream.of();
    }

    private void reference(Entity entity, Reference reference) {
        add(reference.table(), reference.columns(), List.of(), "what refers to a row of `" + entity.name() + "`");
    }

    private void add(String table, List<String> leading, List<String> further, String why) {
        Set<String> behind = new LinkedHashSet<>(further);
        leading.forEach(behind::remove);
        indexes.add(new SweepIndex(table, leading, List.copyOf(behind), why));
    }

    /** Warns of each index that is missing. */
    static void warn(SessionFactoryImplementor factory, GuardedStatements statements) {
        try (StatelessSession session = factory.openStatelessSession()) {
            List<SweepIndex> missing = session.doReturningWork(connection -> SweepIndex.missing(
                    connection, factory.getJdbcServices().getDialect(), statements::ours, of(statements.guarded())));
            missing.forEach(index -> LOG.log(
                    Level.WARNING,
                    "table {0} has no index that begins with {1}, by which a sweep finds {2}; run: {3}",
                    index.table(),
                    String.join(", ", index.leading()),
                    index.why(),
                    index.statement()));
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "the indexes of the database can't be read, so that missing ones are not named", e);
        }
    }
}
