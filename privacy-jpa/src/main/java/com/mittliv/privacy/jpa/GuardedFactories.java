package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.retention.Calendar;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        List<String> aboutPeople = MappingReader.annotatedEntities(metadata);
        if (aboutPeople.isEmpty()) {
            return null;
        }
        StandardServiceRegistry services = metadata.getMetadataBuildingOptions().getServiceRegistry();
        Map<String, Object> settings =
                services.requireService(ConfigurationService.class).getSettings();
        // INVARIANT: entities about people are never read without a guard.
        if (!(settings.get(PrivacyGuard.SETTING) instanceof PrivacyGuard guard)) {
            throw new PrivacyMappingException(List.of("entity `" + aboutPeople.get(0)
                    + "` is about people, and no guard is among Hibernate's settings; add those of"
                    + " `PrivacyGuard.settings()`"));
        }
        Dialect dialect = metadata.getDatabase().getDialect();
        if (!(dialect instanceof H2Dialect || dialect instanceof PostgreSQLDialect)) {
            throw new PrivacyMappingException(List.of("the database's dialect is "
                    + dialect.getClass().getSimpleName() + ", whose SQL has not been tried; use PostgreSQL, or H2"));
        }
        BootNames names = new BootNames(metadata);
        Guarded guarded = MappingReader.read(names, guard.engine().policy().vocabulary());
        requireErasable(guard, guarded);
        tellAbsentEvents(guard, guarded);
        Markers.apply(names, guarded);
        Optional<StatementInspector> before = Optional.ofNullable(services.requireService(StrategySelector.class)
                .resolveStrategy(StatementInspector.class, settings.get(JdbcSettings.STATEMENT_INSPECTOR)));
        builder.applyStatementInspector(new GuardedStatements(guard, guarded, masks(guard, guarded, names), before));
        builder.applyQueryCacheSupport(false);
        builder.addSessionFactoryObservers(new AfterStart(guarded));
        return builder;
    }

    private static Masks masks(PrivacyGuard guard, Guarded guarded, BootNames names) {
        PrivacyEngine engine = guard.engine();
        List<MaskLayout> layouts = MaskColumn.claim(names, guarded).stream()
                .map(column -> new MaskLayout(engine, column, guarded.tables()))
                .toList();
        Class<?> entry = JpaSubjectStates.entityClasses().get(4);
        String table = names.table(names.entity(entry.getName()).getTable());
        return new Masks(table, layouts, new Calendar(engine.policy().timeZone()));
    }

    /** What cannot be erased when it is due is refused now, not then. */
    private static void requireErasable(PrivacyGuard guard, Guarded guarded) {
        List<String> findings = guarded.entities().stream()
                .flatMap(entity -> new EntitySweep(guard.engine(), guarded, entity).findings().stream())
                .toList();
        if (!findings.isEmpty()) {
            throw new PrivacyMappingException(findings);
        }
    }

    private void tellAbsentEvents(PrivacyGuard guard, Guarded guarded) {
        for (Guarded.Entity entity : guarded.entities()) {
            Set<String> absent =
                    new EntityRules(guard.engine(), entity, entity.root(), guarded.tables()).absentEvents();
            if (!absent.isEmpty()) {
                log.log(
                        Level.INFO,
                        "entity `{0}` names no attribute for the events {1}, so there they have never happened",
                        entity.name(),
                        absent);
            }
        }
    }
}
