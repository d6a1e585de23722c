package com.mittliv.privacy.jpa.internal;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.scope.PurposeScope;
import jakarta.persistence.EntityManagerFactory;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** The guarded data of a persistence unit, for what works on the rows of one person. */
public interface GuardedData {
    /**
     * The tables that hold rows, those that refer to others before these.
     *
     * @return the tables
     */
    List<RowTable> rowTables();

    /**
     * A statement of the library's own, to be handed to the connection next on this thread.
     *
     * @param sql the statement
     * @return the same
     */
    String ours(String sql);

    /**
     * The policy at work.
     *
     * @return its engine
     */
    PrivacyEngine engine();

    /**
     * Where all data are opened.
     *
     * @return the scope
     */
    PurposeScope scope();

    /**
     * What tells the time.
     *
     * @return the clock
     */
    InstantSource clock();

    /**
     * Those of a persistence unit.
     *
     * @param entities the guarded entities
     * @return their data
     * @throws IllegalArgumentException if they are not guarded
     */
    static GuardedData of(EntityManagerFactory entities) {
        if (entities.unwrap(SessionFactoryImplementor.class)
                        .getSessionFactoryOptions()
                        .getStatementInspector()
                instanceof GuardedData guarded) {
            return guarded;
        }
        throw new IllegalArgumentException(
                "nothing in this persistence unit is guarded; add the settings of `PrivacyGuard.settings()`, and"
                        + " annotate an entity with @AboutSubject");
    }
}
