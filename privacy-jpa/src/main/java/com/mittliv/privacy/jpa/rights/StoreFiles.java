package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.Withholding;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stores beside the entities hold about one person, as far as they could be asked.
 *
 * @param files the records, in the order of the stores
 * @param failed the names of stores that could not tell what they hold
 */
record StoreFiles(List<StoreFile> files, Set<String> failed) {
    /** What becomes of a record's content. */
    enum State {
        /** It can be read. */
        LISTED,
        /** It is in the archive. */
        HANDED_OUT,
        /** The controller decided not to hand it out. */
        WITHHELD,
        /** It could not be read. */
        UNREADABLE
    }

    /** A record of a store; where its content is in the archive, once it is there. */
    record StoreFile(
            PersonalDataStore store,
            FiledRecord record,
            State state,
            Optional<StoredContent> content,
            Optional<String> place) {
        StoreFile as(State changed, Optional<String> in) {
            return new StoreFile(store, record, changed, content, in);
        }
    }

    /** Asks stores, each for itself: what one of them throws hides nothing of the others. */
    @SuppressWarnings("IllegalCatch")
    static StoreFiles of(
            List<PersonalDataStore> stores, String subjectId, Map<String, Map<DataCategory, Withholding>> withheld) {
        List<StoreFile> files = new ArrayList<>();
        Set<String> failed = new LinkedHashSet<>();
        for (PersonalDataStore store : stores) {
            try {
                for (FiledRecord record : store.find(subjectId)) {
                    files.add(
                            file(store, subjectId, withholding(record, withheld.getOrDefault(store.name(), Map.of()))));
                }
            } catch (IOException | RuntimeException e) {
                failed.add(store.name());
            }
        }
        return new StoreFiles(List.copyOf(files), failed);
    }

    private static FiledRecord withholding(FiledRecord record, Map<DataCategory, Withholding> why) {
        FiledRecord withholding = record;
        for (Map.Entry<DataCategory, Withholding> each : why.entrySet()) {
            if (record.data().containsKey(each.getKey())) {
                withholding = withholding.withholding(each.getValue(), each.getKey());
            }
        }
        return withholding;
    }

    // INVARIANT: a content of which a part is withheld is not handed out; nobody here can take it apart.
    @SuppressWarnings("IllegalCatch")
    private static StoreFile file(PersonalDataStore store, String subjectId, FiledRecord record) {
        if (!record.withheld().isEmpty()) {
            return new StoreFile(store, record, State.WITHHELD, Optional.empty(), Optional.empty());
        }
        try {
            Optional<StoredContent> content = store.content(subjectId, record.id());
            return new StoreFile(
                    store, record, content.isPresent() ? State.LISTED : State.UNREADABLE, content, Optional.empty());
        } catch (IOException | RuntimeException e) {
            return new StoreFile(store, record, State.UNREADABLE, Optional.empty(), Optional.empty());
        }
    }

    /** The records by the store they are in. */
    Map<PersonalDataStore, List<StoreFile>> byStore() {
        Map<PersonalDataStore, List<StoreFile>> byStore = new LinkedHashMap<>();
        files.forEach(file -> byStore.computeIfAbsent(file.store(), unused -> new ArrayList<>())
                .add(file));
        return byStore;
    }

    /** What is missing, by the names of stores and files; nothing if all that is held is told. */
    Set<String> missing() {
        Set<String> missing = new LinkedHashSet<>(failed);
        files.stream()
                .filter(file -> file.state() == State.UNREADABLE)
                .forEach(file ->
                        missing.add(file.store().name() + "/" + file.record().id()));
        return missing;
    }
}
