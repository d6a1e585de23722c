package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.cfg.QuerySettings;

/**
 * Binds the reading of entities to the purpose at hand. Handed to Hibernate among its settings:
 *
 * <pre>{@code
 * PrivacyGuard guard = PrivacyGuard.of(engine, scope, InstantSource.system());
 * Map<String, Object> settings = new HashMap<>(guard.settings());
 * EntityManagerFactory entities = Persistence.createEntityManagerFactory("app", settings);
 * }</pre>
 *
 * <p>The unit must also know {@link #entityClasses()}. Immutable and safe to share between threads and factories;
 * several guards in one virtual machine do not meet.
 */
public final class PrivacyGuard {
    /** The name of the setting under which the guard is found. */
    static final String SETTING = "com.mittliv.privacy.guard";

    private final PrivacyEngine engine;
    private final PurposeScope scope;
    private final InstantSource clock;
    private final Unclassified unclassified;
    private final Map<Class<?>, String> exempted;

    private PrivacyGuard(
            PrivacyEngine engine,
            PurposeScope scope,
            InstantSource clock,
            Unclassified unclassified,
            Map<Class<?>, String> exempted) {
        this.engine = engine;
        this.scope = scope;
        this.clock = clock;
        this.unclassified = unclassified;
        this.exempted = Map.copyOf(exempted);
    }

    /**
     * Makes a guard.
     *
     * @param engine executes the policy
     * @param scope tells the purpose at hand
     * @param clock tells the time
     * @return the guard
     */
    public static PrivacyGuard of(PrivacyEngine engine, PurposeScope scope, InstantSource clock) {
        return new PrivacyGuard(engine, scope, clock, Unclassified.REFUSED, Map.of());
    }

    /**
     * This guard for a unit with an entity that holds no personal data and cannot be annotated, because it is another
     * library's.
     *
     * @param entity the entity's class
     * @param because why it holds none
     * @return a new guard
     * @throws IllegalArgumentException if no reason is given
     */
    public PrivacyGuard exempting(Class<?> entity, String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("say why `" + entity.getSimpleName() + "` holds no personal data");
        }
        Map<Class<?>, String> more = new HashMap<>(exempted);
        more.put(entity, because);
        return new PrivacyGuard(engine, scope, clock, unclassified, more);
    }

    /**
     * This guard with another answer to entities that nothing is said of. By default they stop the start: a new entity
     * is looked at before it is read.
     *
     * @param answer what becomes of the start
     * @return a new guard
     */
    public PrivacyGuard onUnclassified(Unclassified answer) {
        return new PrivacyGuard(engine, scope, clock, answer, exempted);
    }

    /**
     * What Hibernate needs to know to find the guard.
     *
     * @return settings to be added to those of the persistence unit
     */
    public Map<String, Object> settings() {
        return Map.of(SETTING, this, QuerySettings.SEMANTIC_QUERY_TRANSLATOR, NamingTranslators.class.getName());
    }

    /**
     * The library's own entities: consents, objections, restrictions and holds.
     *
     * @return the classes to be added to those of the persistence unit
     */
    public static List<Class<?>> entityClasses() {
        return JpaSubjectStates.entityClasses();
    }

    PrivacyEngine engine() {
        return engine;
    }

    PurposeScope scope() {
        return scope;
    }

    InstantSource clock() {
        return clock;
    }

    Unclassified onUnclassified() {
        return unclassified;
    }

    /** Why an entity is exempt, if it is. */
    Optional<String> exempted(Class<?> entity) {
        return Optional.ofNullable(exempted.get(entity));
    }
}
