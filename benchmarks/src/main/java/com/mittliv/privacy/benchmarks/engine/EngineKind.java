package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.Locale;
import java.util.function.Function;

/** The engines by name, the cheapest first. */
public enum EngineKind {
    /** Answers without looking: what the measuring itself costs. */
    BASELINE(scenario -> question -> false, 100_000),
    /** A bare look-up of ready answers in an array. */
    FLOOR(FloorEngine::new, 100_000),
    /** The library, as an application uses it: questions prepared, states at hand. */
    OURS(PreparedEngine::new, 100_000),
    /** The library with the person's state looked up in its cache first. */
    OURS_CACHED_STATE(CachedStateEngine::new, 100_000),
    /** A look-up of the person's state in Caffeine, and nothing else. */
    STATE_LOOK_UP(StateLookUpEngine::new, 100_000),
    /** The library, asked with a whole question each time. */
    OURS_UNPREPARED(UnpreparedEngine::new, 100_000),
    /** The library, asked which of all categories are permitted. */
    OURS_CATEGORIES(CategoriesEngine::new, 10_000),
    /** Ready decisions in a hash map, by ids. */
    HASH_MAP(HashMapEngine::new, 100_000),
    /** Ready decisions in a hash map, by numbers that nobody has at hand. */
    HASH_MAP_NUMBERS(NumberMapEngine::new, 100_000),
    /** Ready decisions in a Caffeine cache, by question. */
    CAFFEINE(CaffeineEngine::new, 100_000),
    /** Spring Security's own evaluation of {@code @PreAuthorize}. */
    PRE_AUTHORIZE(PreAuthorizeEngine::new, 10_000),
    /** jCasbin with its cache of whole requests. */
    JCASBIN_CACHED(scenario -> JcasbinEngine.cached(scenario), 10_000),
    /** jCasbin. */
    JCASBIN(scenario -> JcasbinEngine.plain(scenario), 10_000),
    /** Drools with a kept session. */
    DROOLS(DroolsEngine::new, 1_000),
    /** AuthzForce, policies arranged as a tree. */
    XACML(XacmlEngine::new, 10_000),
    /** Cedar with the policy set parsed once. */
    CEDAR(CedarEngine::new, 10_000);

    private final Function<Scenario, Engine> maker;
    private final int largest;

    EngineKind(Function<Scenario, Engine> maker, int largest) {
        this.maker = maker;
        this.largest = largest;
    }

    /**
     * Prepares the engine for a scenario.
     *
     * @param scenario the policy, the people and the questions
     * @return the engine
     */
    public Engine prepare(Scenario scenario) {
        return maker.apply(scenario);
    }

    /**
     * Prepares the engine and holds every answer of it to the scenario's.
     *
     * @param scenario the policy, the people and the questions
     * @return the engine
     * @throws IllegalStateException if an answer differs
     */
    public Engine prepareChecked(Scenario scenario) {
        Engine engine = prepare(scenario);
        for (int question = 0; decides() && question < Scenario.QUESTIONS; question++) {
            if (engine.permits(question) != scenario.permitted().get(question)) {
                throw new IllegalStateException(this + " answers question " + question + " otherwise: "
                        + scenario.questions().get(question));
            }
        }
        return engine;
    }

    /**
     * Tells whether it answers the question at all.
     *
     * @return false for those that only show what a part costs
     */
    public boolean decides() {
        return this != BASELINE && this != STATE_LOOK_UP;
    }

    /**
     * The largest policy it takes in a time one would wait.
     *
     * @return the number of rules
     */
    public int largest() {
        return largest;
    }

    /**
     * The name in tables.
     *
     * @return the name in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Looks an engine up.
     *
     * @param label its {@link #label}
     * @return the engine
     * @throws IllegalArgumentException if there is none of that name
     */
    public static EngineKind ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
