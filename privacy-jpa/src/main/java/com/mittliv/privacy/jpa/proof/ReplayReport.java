package com.mittliv.privacy.jpa.proof;

import java.util.Map;
import java.util.Set;

/**
 * What became of a database that was restored from a backup, when the erasures since were done again.
 *
 * @param pages how many pages of the receipts it lacked
 * @param deleted how many rows had come back and went again, by entity
 * @param emptied how many rows lost attributes again that had come back, by entity
 * @param leftEmpty how many rows stay without their data, because rows that came back refer to them, by entity
 * @param elsewhere entities and stores named by the receipts that were not looked into: those outside this database, and
 *     those whose rows were detached from people, which must be done again by hand
 */
public record ReplayReport(
        long pages,
        Map<String, Long> deleted,
        Map<String, Long> emptied,
        Map<String, Long> leftEmpty,
        Set<String> elsewhere) {
    /** Copies. */
    public ReplayReport {
        deleted = Map.copyOf(deleted);
        emptied = Map.copyOf(emptied);
        leftEmpty = Map.copyOf(leftEmpty);
        elsewhere = Set.copyOf(elsewhere);
    }
}
