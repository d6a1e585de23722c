package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.decision.KeepingVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.rights.StoreErasure.Planned;
import com.mittliv.privacy.jpa.rights.StoreErasure.Whole;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a store holds about a person at an instant, and what of it nothing keeps. */
final class StoreDue {
    private final Map<String, FiledRecord> records = new LinkedHashMap<>();
    private final PrivacyEngine engine;
    private final SubjectState person;
    private final Instant now;

    private StoreDue(PrivacyEngine engine, SubjectState person, Instant now) {
        this.engine = engine;
        this.person = person;
        this.now = now;
    }

    /** @throws StoreFailedException if the store fails */
    static StoreDue of(
            PersonalDataStore store, String subject, PrivacyEngine engine, SubjectState person, Instant now) {
        StoreDue due = new StoreDue(engine, person, now);
        StoreErasure.asked(() -> store.find(subject)).forEach(record -> due.records.put(record.id(), record));
        return due;
    }

    List<Planned> all() {
        return records.values().stream()
                .flatMap(record -> planned(record, Optional.empty()).stream())
                .toList();
    }

    /** Whether anything of what was planned is there. */
    boolean isThere(Planned planned) {
        FiledRecord record = records.get(planned.record());
        return record != null
                && record.data().keySet().stream().map(DataCategory::id).anyMatch(planned.categories()::contains);
    }

    /** What of it is due now. */
    Optional<Planned> of(Planned planned) {
        FiledRecord record = records.get(planned.record());
        return record == null ? Optional.empty() : planned(record, Optional.of(planned.categories()));
    }

    private Optional<Planned> planned(FiledRecord record, Optional<Set<String>> among) {
        Set<String> categories = new TreeSet<>();
        Set<String> rules = new TreeSet<>();
        for (DataCategory category : record.data().keySet()) {
            KeepingVerdict verdict = engine.retentionOf(person, record.state(), category, now);
            if (verdict.isDue()
                    && among.map(asked -> asked.contains(category.id())).orElse(true)) {
                categories.add(category.id());
                rules.addAll(Weighing.rules(verdict.grounds()));
            }
        }
        Whole whole = categories.size() == record.data().size() ? Whole.RECORD : Whole.PART;
        return categories.isEmpty()
                ? Optional.empty()
                : Optional.of(new Planned(record.id(), whole, categories, List.copyOf(rules)));
    }
}
