package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.retention.Calendar;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.SessionFactoryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.boot.spi.SessionFactoryBuilderFactory;
import org.hibernate.boot.spi.SessionFactoryBuilderImplementor;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Guards the session factories that Hibernate builds. Found by Hibernate; not for applications. */
public final class GuardedFactories implements SessionFactoryBuilderFactory {
    private final Logger log = System.getLogger(GuardedFactories.class.getName());

    /** For Hibernate. */
    public GuardedFactories() {}

    @Override
    public @Nullable SessionFactoryBuilder getSessionFactoryBuilder(
            MetadataImplementor metadata, SessionFactoryBuilderImplementor builder) {
        StandardServiceRegistry services = metadata.getMetadataBuildingOptions().getServiceRegistry();
        Map<String, Object> settings =
                services.requireService(ConfigurationService.class).getSettings();
        if (!(settings.get(PrivacyGuard.SETTING) instanceof PrivacyGuard guard)) {
            requireNobody(metadata);
            return null;
        }
        Dialect dialect = metadata.getDatabase().getDialect();
        if (!(dialect instanceof H2Dialect || dialect instanceof PostgreSQLDialect)) {
            throw new PrivacyMappingException(List.of("the database's dialect is "
                    + dialect.getClass().getSimpleName() + ", whose SQL has not been tried; use PostgreSQL, or H2"));
        }
        if (guard.hasRowSecurity()) {
            requireRowSecurity(dialect, services);
        }
        Coverage coverage = Coverage.of(guard, metadata);
        requireCovered(coverage, guard);
        Guarded guarded = coverage.guarded();
        Markers.apply(coverage.reading().names(), guarded);
        FunctionsAtHand.declare(metadata.getDatabase(), guarded.tables());
        Optional<StatementInspector> before = Optional.ofNullable(services.requireService(StrategySelector.class)
                .resolveStrategy(StatementInspector.class, settings.get(JdbcSettings.STATEMENT_INSPECTOR)));
        Masks masks = masks(guard, coverage, dialect instanceof PostgreSQLDialect ? "int8and" : "bitand");
        NativeGate gate = new NativeGate(
                guarded, new NativeTables(coverage.reading().names(), guarded), Routines.of(guard.routines(), guarded));
        builder.applyStatementInspector(new GuardedStatements(guard, guarded, coverage.told(), gate, masks, before));
        builder.applyQueryCacheSupport(false);
        builder.addSessionFactoryObservers(new AfterStart(guarded, connections(services)));
        return builder;
    }

    private static void requireRowSecurity(Dialect dialect, StandardServiceRegistry services) {
        if (!(dialect instanceof PostgreSQLDialect)) {
            throw new PrivacyMappingException(List.of("row security is PostgreSQL's, and the database's dialect is "
                    + dialect.getClass().getSimpleName() + "; leave out `PrivacyGuard.withRowSecurity()`"));
        }
        if (connections(services).isEmpty()) {
            throw new PrivacyMappingException(
                    List.of("row security needs connections that come through Hibernate's own connection provider, by"
                            + " which transactions are told their purpose; give Hibernate a data source, or leave out"
                            + " `PrivacyGuard.withRowSecurity()`"));
        }
    }

    private static Optional<GuardedConnections> connections(StandardServiceRegistry services) {
        return services.getService(ConnectionProvider.class) instanceof GuardedConnections guarded
                ? Optional.of(guarded)
                : Optional.empty();
    }

    private static Masks masks(PrivacyGuard guard, Coverage coverage, String and) {
        PrivacyEngine engine = guard.engine();
        coverage.masks().forEach(MaskColumn::claim);
        List<MaskLayout> layouts = coverage.masks().stream()
                .map(column -> new MaskLayout(engine, column, coverage.guarded().tables(), and))
                .toList();
        BootNames names = coverage.reading().names();
        Class<?> entry = JpaSubjectStates.entityClasses().get(4);
        String table = names.table(names.entity(entry.getName()).getTable());
        return new Masks(table, layouts, new Calendar(engine.policy().timeZone()));
    }

    // INVARIANT: entities about people are never read without a guard.
    private static void requireNobody(MetadataImplementor metadata) {
        List<String> aboutPeople = MappingReader.annotatedEntities(metadata);
        if (!aboutPeople.isEmpty()) {
            throw new PrivacyMappingException(List.of("entity `" + aboutPeople.get(0)
                    + "` is about people, and no guard is among Hibernate's settings; add those of"
                    + " `PrivacyGuard.settings()`"));
        }
    }

    private void requireCovered(Coverage coverage, PrivacyGuard guard) {
        boolean told = guard.onUnclassified() == Unclassified.TOLD;
        List<String> findings =
                told ? coverage.reading().findings() : coverage.told().findings();
        if (!findings.isEmpty()) {
            throw new PrivacyMappingException(findings);
        }
        coverage.unclassified().forEach(finding -> log.log(Level.WARNING, finding));
    }
}
