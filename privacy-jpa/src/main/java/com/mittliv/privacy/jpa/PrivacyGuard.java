package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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

    private PrivacyGuard(PrivacyEngine engine, PurposeScope scope, InstantSource clock) {
        this.engine = engine;
        this.scope = scope;
        this.clock = clock;
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
        return new PrivacyGuard(engine, scope, clock);
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
     * The library's own entities: consents, objections, restrictions, holds and the layouts of masks.
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
}
