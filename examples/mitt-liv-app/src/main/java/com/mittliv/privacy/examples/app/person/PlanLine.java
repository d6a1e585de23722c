package com.mittliv.privacy.examples.app.person;

import com.mittliv.privacy.rights.Datum;
import com.mittliv.privacy.rights.ErasurePlan.Item;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Data of one kind of which a plan to erase says the same.
 *
 * @param category which data
 * @param role in which capacity the person is known with them
 * @param words what becomes of them
 * @param records in which records they are
 */
record PlanLine(DataCategory category, Role role, String words, List<String> records) {
    private record Same(DataCategory category, Role role, String words) {}

    /** What a plan says, each thing once. */
    static List<PlanLine> of(List<? extends Item> items, String language) {
        Map<Same, List<String>> lines = new LinkedHashMap<>();
        for (Item item : items) {
            Datum datum = item.datum();
            String words = item.words().in(language).orElse("");
            lines.computeIfAbsent(new Same(datum.category(), datum.role(), words), unused -> new ArrayList<>())
                    .add(datum.record());
        }
        return lines.entrySet().stream()
                .map(line -> new PlanLine(
                        line.getKey().category, line.getKey().role, line.getKey().words, List.copyOf(line.getValue())))
                .toList();
    }
}
