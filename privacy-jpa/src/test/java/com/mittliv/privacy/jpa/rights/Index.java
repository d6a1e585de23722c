package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An index in memory, and what it says of whom. */
public final class Index implements SweptStore {
    private final Map<String, Map<String, FiledRecord>> people = new HashMap<>();

    @Override
    public String name() {
        return "search-index";
    }

    @Override
    public synchronized Stream<String> people() {
        return people.entrySet().stream()
                .filter(person -> !person.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList()
                .stream();
    }

    @Override
    public synchronized List<FiledRecord> find(String subjectId) {
        return List.copyOf(people.getOrDefault(subjectId, Map.of()).values());
    }

    /** Puts a record about a person there. */
    public synchronized void put(String subjectId, FiledRecord record) {
        people.computeIfAbsent(subjectId, unused -> new HashMap<>()).put(record.id(), record);
    }

    @Override
    public synchronized void erase(String subjectId, String recordId, Set<DataCategory> categories) throws IOException {
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
