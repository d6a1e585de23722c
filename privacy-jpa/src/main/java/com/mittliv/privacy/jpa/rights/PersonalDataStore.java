package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds data of people outside the guarded entities: files, a search index, what a processor keeps. Orders to erase reach
 * into it (Art. 17 GDPR), exports list its records (Art. 15), and these are judged by the policy as rows are.
 *
 * <p>Implementations are safe to share between threads, change nothing but what {@link #erase} names, and put no personal
 * value into the messages of what they throw. A call may be repeated after a crash: erasing what is gone already is no
 * error. {@code PersonalDataStoreContract}, among the tests of privacy-jpa, holds an implementation to this.
 */
public interface PersonalDataStore {
    /**
     * The name of the store in orders and receipts.
     *
     * @return an id, the same at all times, unlike that of any other store and of any entity
     */
    String name();

    /**
     * What is held about a person.
     *
     * @param subjectId the person's id
     * @return the records, each with an id of its own that no other of the store has at the time; none if there are none
     * @throws IOException if that cannot be told; the order then stays open
     */
    List<FiledRecord> find(String subjectId) throws IOException;

    /**
     * Erases a record about a person, or of a record that stays some categories.
     *
     * @param subjectId the person's id
     * @param recordId the record's id
     * @param categories what of it goes; the record goes where that is all it has
     * @throws IOException if it is not erased; the order then stays open
     */
    void erase(String subjectId, String recordId, Set<DataCategory> categories) throws IOException;

    /**
     * Tells whether something is gone, by looking where it was.
     *
     * @param subjectId the person's id
     * @param recordId the record's id
     * @param categories what of it was to go
     * @return whether nothing of it is left
     * @throws IOException if that cannot be told; the order then stays open
     */
    boolean isErased(String subjectId, String recordId, Set<DataCategory> categories) throws IOException;

    /**
     * What a record holds, to be handed to its person.
     *
     * @param subjectId the person's id
     * @param recordId the record's id
     * @return the content; empty if there is no such record of this person, or if the store hands out no contents: an export
     *     then says that it lacks it
     * @throws IOException if that cannot be told now; an export then says so
     */
    default Optional<StoredContent> content(String subjectId, String recordId) throws IOException {
        return Optional.empty();
    }
}
