package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records of several categories, such as those of a search index, of which a part can go. */
class InMemoryStoreTest extends PersonalDataStoreContract {
    private static final DataCategory NAME = DataCategory.of("name");
    private static final DataCategory NOTES = DataCategory.of("notes");

    /** The index, and what it says of whom. */
    static final class Index implements PersonalDataStore {
        private final Map<String, Map<String, FiledRecord>> people = new HashMap<>();

        @Override
        public String name() {
            return "search-index";
        }

        @Override
        public synchronized List<FiledRecord> find(String subjectId) {
            return List.copyOf(people.getOrDefault(subjectId, Map.of()).values());
        }

        synchronized void put(String subjectId, FiledRecord record) {
            people.computeIfAbsent(subjectId, unused -> new HashMap<>()).put(record.id(), record);
        }

        @Override
        public synchronized void erase(String subjectId, String recordId, Set<DataCategory> categories)
                throws IOException {
            people.getOrDefault(subjectId, new HashMap<>()).computeIfPresent(recordId, (id, record) -> {
                DataCategory[] left = record.data().keySet().stream()
                        .filter(category -> !categories.contains(category))
                        .toArray(DataCategory[]::new);
                return left.length == 0 ? null : FiledRecord.of(id, record.state(), left);
            });
        }

        @Override
        public synchronized boolean isErased(String subjectId, String recordId, Set<DataCategory> categories) {
            FiledRecord left = people.getOrDefault(subjectId, Map.of()).get(recordId);
            return left == null || left.data().keySet().stream().noneMatch(categories::contains);
        }

        @Override
        public String toString() {
            return "Index";
        }
    }

    private final Index index = new Index();
    private int records;

    @Override
    protected PersonalDataStore open() {
        return index;
    }

    @Override
    protected void put(String subjectId) {
        index.put(subjectId, FiledRecord.of("record" + records++, RecordState.of(Role.of("mentor")), NAME, NOTES));
    }
}
