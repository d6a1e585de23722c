package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What receipts say became of rows, found by the hashes of row and person. */
final class Tombstones {
    /** What stands in place of categories where the whole row went. */
    private static final Set<String> WHOLE = Set.of();

    /** What stands in place of a person where a row tells none. */
    private static final byte[] NOBODY = new byte[RowHashes.LENGTH];

    private record Hash(long first, long second, long third, long fourth) {
        static Hash of(byte[] person, byte[] row) {
            ByteBuffer one = ByteBuffer.wrap(person);
            ByteBuffer other = ByteBuffer.wrap(row);
            return new Hash(one.getLong(), one.getLong(), other.getLong(), other.getLong());
        }
    }

    private final Map<String, Map<Hash, Set<String>>> byEntity = new HashMap<>();
    private final Set<String> detached = new TreeSet<>();
    private final Map<Set<String>, Set<String>> shared = new HashMap<>();

    /** Reads pages, which are in order: what a later one says of a row holds beside what an earlier one says. */
    static Tombstones of(Stream<ReceiptPage> pages) {
        Tombstones tombstones = new Tombstones();
        try (pages) {
            pages.forEach(tombstones::add);
        }
        return tombstones;
    }

    private void add(ReceiptPage page) {
        ReceiptPage.Content content = page.content();
        Action action = Action.valueOf(content.action());
        if (action == Action.DETACHED) {
            detached.add(content.entity());
            return;
        }
        Set<String> categories = action == Action.DELETED ? WHOLE : shared(new HashSet<>(content.categoryIds()));
        Map<Hash, Set<String>> rows = byEntity.computeIfAbsent(content.entity(), unused -> new HashMap<>());
        for (int i = 0; i < content.rows(); i++) {
            byte[] row = at(content.keys(), i);
            rows.merge(Hash.of(at(content.subjects(), i), row), categories, this::both);
            rows.merge(Hash.of(NOBODY, row), categories, this::both);
        }
    }

    private static byte[] at(byte[] hashes, int place) {
        return Arrays.copyOfRange(hashes, place * RowHashes.LENGTH, (place + 1) * RowHashes.LENGTH);
    }

    private Set<String> both(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return WHOLE;
        }
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return shared(both);
    }

    /** Many rows went alike. */
    private Set<String> shared(Set<String> categories) {
        return shared.computeIfAbsent(categories, Collections::unmodifiableSet);
    }

    /**
     * The person of a row, by whose hash it is looked for. One that tells nobody is known by its key alone: what told its
     * person may have gone before it.
     */
    static byte[] person(Optional<String> subject, RowHashes hashes) {
        return subject.map(hashes::person).orElse(NOBODY);
    }

    /** What became of a row. */
    enum Fate {
        STAYED,
        WENT,
        EMPTIED
    }

    Fate fate(String entity, byte[] person, byte[] row) {
        Set<String> categories = byEntity.getOrDefault(entity, Map.of()).get(Hash.of(person, row));
        return categories == null ? Fate.STAYED : categories.isEmpty() ? Fate.WENT : Fate.EMPTIED;
    }

    /** The categories that went of a row that was emptied, by id. */
    Set<String> categories(String entity, byte[] person, byte[] row) {
        return byEntity.getOrDefault(entity, Map.of()).getOrDefault(Hash.of(person, row), Set.of());
    }

    /** The entities and stores of which something went. */
    Set<String> holders() {
        Set<String> all = new TreeSet<>(byEntity.keySet());
        all.addAll(detached);
        return all;
    }

    /** The entities of which rows were detached from their people. */
    Set<String> detached() {
        return detached;
    }
}
