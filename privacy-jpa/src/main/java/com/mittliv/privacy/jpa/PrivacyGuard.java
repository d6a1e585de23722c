package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeScope;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Choices choices;

    /** What else the application says of its unit. */
    private record Choices(
            Unclassified unclassified,
            Map<Class<?>, String> exempted,
            Map<String, List<String>> routines,
            SecondLine secondLine) {
        static final Choices NONE = new Choices(Unclassified.REFUSED, Map.of(), Map.of(), SecondLine.NONE);
    }

    /** What stands behind the guard in the database itself. */
    private enum SecondLine {
        NONE,
        ROWS,
        ROWS_AND_COLUMNS
    }

    private PrivacyGuard(PrivacyEngine engine, PurposeScope scope, InstantSource clock, Choices choices) {
        this.engine = engine;
        this.scope = scope;
        this.clock = clock;
        this.choices = choices;
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
        return new PrivacyGuard(engine, scope, clock, Choices.NONE);
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
        return with(new Choices(
                choices.unclassified, and(choices.exempted, entity, because), choices.routines, choices.secondLine));
    }

    /**
     * This guard with another answer to entities that nothing is said of. By default they stop the start: a new entity
     * is looked at before it is read.
     *
     * @param answer what becomes of the start
     * @return a new guard
     */
    public PrivacyGuard onUnclassified(Unclassified answer) {
        return with(new Choices(answer, choices.exempted, choices.routines, choices.secondLine));
    }

    /**
     * Declares what a function or procedure of the database reads. One that is not declared is refused, be it called
     * as a stored procedure, in HQL or in native SQL; one that is may be called for purposes that permit all that it
     * reads.
     *
     * <p>Which rows it reads is up to its author: the guard does not see inside of it.
     *
     * @param name its name as it is called, with its schema where it is called with that
     * @param reads the guarded attributes it reads, such as {@code Person.email}, or entities, such as
     *     {@code Person}, for all their attributes; none if it reads none
     * @return a guard that knows the routine
     */
    public PrivacyGuard withRoutine(String name, String... reads) {
        return with(new Choices(
                choices.unclassified,
                choices.exempted,
                and(choices.routines, name, List.of(reads)),
                choices.secondLine));
    }

    /**
     * This guard with the row security of PostgreSQL as a second line behind it. Each transaction is then told its
     * purpose and the time, by which the policies of {@link RowSecurity#migration()} let rows be seen. Reading guarded
     * data outside a transaction is refused.
     *
     * <p>The migration must have been run: without it, reads of entities that find their person by way of another fail.
     * The start fails on any other database, and where connections don't come through Hibernate's own provider.
     *
     * @return a new guard
     */
    public PrivacyGuard withRowSecurity() {
        return with(new Choices(choices.unclassified, choices.exempted, choices.routines, SecondLine.ROWS));
    }

    /**
     * This guard with row security, and with a role of the database for each purpose, which may read the columns of that
     * purpose alone: also who gets past the guard is then bound in rows and columns. Each transaction becomes the role of
     * its purpose. {@link RowSecurity#roles} must have been run, beside {@link RowSecurity#migration()}.
     *
     * <p>For PostgreSQL 16 and later.
     *
     * @return a new guard
     */
    public PrivacyGuard withPurposeRoles() {
        return with(new Choices(choices.unclassified, choices.exempted, choices.routines, SecondLine.ROWS_AND_COLUMNS));
    }

    /**
     * This guard under another version of the policy.
     *
     * @param other executes that version
     * @return a new guard, with all else as it is here
     */
    public PrivacyGuard executing(PrivacyEngine other) {
        return new PrivacyGuard(other, scope, clock, choices);
    }

    private PrivacyGuard with(Choices other) {
        return new PrivacyGuard(engine, scope, clock, other);
    }

    private static <K, V> Map<K, V> and(Map<K, V> before, K key, V value) {
        Map<K, V> more = new HashMap<>(before);
        more.put(key, value);
        return Map.copyOf(more);
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
     * The library's own entities: consents, objections, restrictions, holds, the layouts of masks, orders to erase,
     * what proves erasures and the record. An application that only guards what it reads needs no more than
     * {@link JpaSubjectStates#entityClasses()}, and starts sooner.
     *
     * @return the classes to be added to those of the persistence unit
     */
    public static List<Class<?>> entityClasses() {
        return Stream.of(
                        JpaSubjectStates.entityClasses(),
                        ErasureReceipts.entityClasses(),
                        ErasureOrders.entityClasses(),
                        JpaAuditLog.entityClasses())
                .flatMap(List::stream)
                .toList();
    }

    boolean hasRowSecurity() {
        return choices.secondLine != SecondLine.NONE;
    }

    boolean hasPurposeRoles() {
        return choices.secondLine == SecondLine.ROWS_AND_COLUMNS;
    }

    Map<String, List<String>> routines() {
        return choices.routines;
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
        return choices.unclassified;
    }

    /** Why an entity is exempt, if it is. */
    Optional<String> exempted(Class<?> entity) {
        return Optional.ofNullable(choices.exempted.get(entity));
    }
}
