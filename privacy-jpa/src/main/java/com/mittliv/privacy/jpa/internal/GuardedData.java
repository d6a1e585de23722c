package com.mittliv.privacy.jpa.internal;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** The guarded data of a persistence unit, for what works on the rows of one person. */
public interface GuardedData extends Sweepable {
    /**
     * The tables that hold rows, those that refer to others before these.
     *
     * @return the tables
     */
    List<RowTable> rowTables();

    /**
     * The tables in which the values of rows stand.
     *
     * @return by the name of the rows' table
     */
    Map<String, List<ValueTable>> valueTables();

    /**
     * The application's own tables that hold what people said.
     *
     * @return the tables; none if the library's hold all of it
     */
    List<SaidTable> saidTables();

    /**
     * Those of a persistence unit.
     *
     * @param entities the guarded entities
     * @return their data
     * @throws IllegalArgumentException if they are not guarded
     */
    static GuardedData of(EntityManagerFactory entities) {
        return find(entities)
                .orElseThrow(() -> new IllegalArgumentException(
                        "nothing in this persistence unit is guarded; add the settings of `PrivacyGuard.settings()`, and"
                                + " annotate an entity with @AboutSubject"));
    }

    /**
     * Those of a persistence unit that may not be guarded.
     *
     * @param entities the entities
     * @return their data; empty if they are not guarded
     */
    static Optional<GuardedData> find(EntityManagerFactory entities) {
        return entities.unwrap(SessionFactoryImplementor.class)
                                .getSessionFactoryOptions()
                                .getStatementInspector()
                        instanceof GuardedData guarded
                ? Optional.of(guarded)
                : Optional.empty();
    }
}
