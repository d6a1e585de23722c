package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.internal.GuardedData;
import com.mittliv.privacy.jpa.internal.RowTable;
import com.mittliv.privacy.jpa.internal.Transactions;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.rights.PersonFile;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.hibernate.Session;

/**
 * Puts together what the guarded entities hold about one person, for {@link com.mittliv.privacy.rights.DataSubjectRights}:
 * which rows, in which role, with which events and categories. No value is read.
 *
 * <pre>{@code
 * PersonFile file = new PersonFiles(entities).of("m1");
 * Answer<AccessReport> access = new DataSubjectRights(engine).access(file, now);
 * }</pre>
 *
 * <p>Takes one statement for each table that holds rows of guarded entities, and four for the person's state. Safe to
 * share between threads.
 */
public final class PersonFiles {
    private final EntityManagerFactory entities;
    private final GuardedData data;
    private final List<RowTable> tables;
    private final Origins origins;

    /**
     * Files of a persistence unit, all of whose data the people themselves provided.
     *
     * @param entities the guarded entities
     * @throws IllegalArgumentException if they are not guarded
     */
    public PersonFiles(EntityManagerFactory entities) {
        this(entities, GuardedData.of(entities), Origins.PROVIDED);
    }

    private PersonFiles(EntityManagerFactory entities, GuardedData data, Origins origins) {
        this.entities = entities;
        this.data = data;
        this.tables = data.rowTables();
        this.origins = origins;
    }

    /**
     * These files with what is known of where data came from.
     *
     * @param told tells it
     * @return new files
     */
    public PersonFiles with(Origins told) {
        return new PersonFiles(entities, data, told);
    }

    /**
     * The file of one person. Rows that tell no role the policy knows are not in it, since nothing can be said of them.
     *
     * @param subjectId the person's id
     * @return what is held about the person; without records if nothing is
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    @SuppressWarnings("try")
    public PersonFile of(String subjectId) {
        try (var opened = data.scope().openSystem("the file of one person is put together")) {
            return Transactions.call(entities, manager -> file(manager, subjectId));
        }
    }

    private PersonFile file(EntityManager manager, String subjectId) {
        PersonRows rows = manager.unwrap(Session.class)
                .doReturningWork(connection ->
                        new PersonReader(data, tables, origins, connection).read(subjectId, PersonReader.Lock.NONE));
        return new PersonFile(
                new JpaSubjectStates(entities, data.engine()).in(manager).load(subjectId), rows.records(), List.of());
    }
}
