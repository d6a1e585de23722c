package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.jpa.proof.ErasedRows;
import com.mittliv.privacy.jpa.proof.ErasedRows.Action;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Erases what goes of a person's records in a store. What goes is written down first, so that a receipt can still be
 * given of what was erased just before a crash.
 */
final class StoreErasure {
    private final PersonalDataStore store;
    private final String subject;
    private final Vocabulary vocabulary;

    StoreErasure(PersonalDataStore store, String subject, Vocabulary vocabulary) {
        this.store = store;
        this.subject = subject;
        this.vocabulary = vocabulary;
    }

    /** A record that goes, or a part of it. */
    record Planned(String record, Whole whole, Set<String> categories, List<String> rules) {
        boolean isWhole() {
            return whole == Whole.RECORD;
        }
    }

    /** Whether a record goes as a whole. */
    enum Whole {
        RECORD,
        PART
    }

    static String toJson(List<Planned> planned) {
        return Json.write(planned);
    }

    static List<Planned> planned(String json) {
        return Arrays.asList(Json.read(json, Planned[].class));
    }

    /** What is found, and what the policy says of it. */
    record Found(List<Planned> planned, Outcome outcome) {}

    /** What would go and what would stay; changes nothing. */
    StorePlan plan(Weighing weighing) {
        try {
            return StorePlan.told(store.name(), weighing.plan(asked(() -> store.find(subject))));
        } catch (StoreFailedException e) {
            return StorePlan.untold(store.name(), e);
        }
    }

    Found find(Weighing weighing) {
        List<FiledRecord> records = asked(() -> store.find(subject));
        Map<String, FiledRecord> byId =
                records.stream().collect(Collectors.toMap(FiledRecord::id, Function.identity()));
        ErasurePlan plan = weighing.plan(records);
        List<Planned> planned = new ArrayList<>();
        Weighing.going(plan).forEach((id, categories) -> {
            FiledRecord record = Objects.requireNonNull(byId.get(id));
            planned.add(new Planned(
                    id,
                    categories.containsAll(record.data().keySet()) ? Whole.RECORD : Whole.PART,
                    categories.stream().map(DataCategory::id).collect(Collectors.toCollection(TreeSet::new)),
                    weighing.rules(record, categories)));
        });
        return new Found(List.copyOf(planned), weighing.outcome(plan, datum -> store.name()));
    }

    /**
     * Erases, and looks whether it is gone.
     *
     * @return what went, for the receipts
     * @throws NotErasedException if something is still there
     * @throws StoreFailedException if the store fails
     */
    List<ErasedRows> erase(List<Planned> planned) {
        for (Planned each : planned) {
            boolean unused = asked(() -> {
                store.erase(subject, each.record, categories(each));
                return true;
            });
        }
        for (Planned each : planned) {
            if (!asked(() -> store.isErased(subject, each.record, categories(each)))) {
                throw new NotErasedException(store.name());
            }
        }
        Map<Planned, List<ErasedRows.Row>> alike = new LinkedHashMap<>();
        for (Planned each : planned) {
            alike.computeIfAbsent(new Planned("", each.whole, each.categories, each.rules), unused -> new ArrayList<>())
                    .add(new ErasedRows.Row(subject, List.of(each.record)));
        }
        List<ErasedRows> erased = new ArrayList<>();
        alike.forEach((what, rows) -> erased.add(new ErasedRows(
                store.name(),
                what.whole == Whole.RECORD ? Action.DELETED : Action.EMPTIED,
                List.copyOf(what.categories),
                what.rules,
                rows,
                Map.of())));
        return erased;
    }

    /** What a store is asked for. */
    interface Question<T> {
        T ask() throws IOException;
    }

    /** Whatever a store throws is its failure alone. */
    @SuppressWarnings("IllegalCatch")
    static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | RuntimeException e) {
            throw new StoreFailedException(e);
        }
    }

    private Set<DataCategory> categories(Planned planned) {
        return planned.categories.stream().map(vocabulary::category).collect(Collectors.toSet());
    }
}
