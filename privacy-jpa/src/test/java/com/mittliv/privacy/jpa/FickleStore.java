package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.rights.PersonalDataStore;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store of letters that can fail, and lie. */
final class FickleStore implements PersonalDataStore {
    /** How it behaves. */
    enum Mood {
        GOOD,
        ANGRY,
        CRASHING,
        LYING
    }

    volatile Mood mood = Mood.GOOD;
    final List<String> erasures = new ArrayList<>();
    private final Map<String, Map<String, RecordState>> letters = new HashMap<>();

    synchronized void put(String subject, String id, RecordState state) {
        letters.computeIfAbsent(subject, unused -> new HashMap<>()).put(id, state);
    }

    private void answer() throws IOException {
        if (mood == Mood.ANGRY) {
            throw new IOException("cannot reach the letters of Invented Name");
        } else if (mood == Mood.CRASHING) {
            throw new IllegalStateException("Invented Name");
        }
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public synchronized List<FiledRecord> find(String subjectId) throws IOException {
        answer();
        return letters.getOrDefault(subjectId, Map.of()).entrySet().stream()
                .map(letter -> FiledRecord.of(letter.getKey(), letter.getValue(), ErasureTerms.LETTERS))
                .toList();
    }

    @Override
    public synchronized void erase(String subjectId, String recordId, Set<DataCategory> categories) throws IOException {
        answer();
        erasures.add(recordId);
        if (mood != Mood.LYING) {
            letters.getOrDefault(subjectId, new HashMap<>()).remove(recordId);
        }
    }

    @Override
    public synchronized boolean isErased(String subjectId, String recordId, Set<DataCategory> categories)
            throws IOException {
        answer();
        return !letters.getOrDefault(subjectId, Map.of()).containsKey(recordId);
    }
}
