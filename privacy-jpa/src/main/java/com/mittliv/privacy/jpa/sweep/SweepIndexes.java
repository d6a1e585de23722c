package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepIndex;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The indexes by which a sweep finds what is due, whose it is and what refers to it, as statements for a migration. At
 * the start, each one that the database lacks is named in a warning.
 */
public final class SweepIndexes {
    private final Unit unit;

    /**
     * For a unit.
     *
     * @param entities the guarded entities
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public SweepIndexes(EntityManagerFactory entities) {
        this.unit = new Unit(entities);
    }

    /**
     * All of them. Run twice, it changes nothing; an index under another name that does the same is not seen by it.
     *
     * @return SQL, a statement a line
     */
    public String migration() {
        return text(unit.sweepable().sweepIndexes());
    }

    /**
     * Those that do without any of the database's own.
     *
     * @return SQL, a statement a line; empty if none is missing
     */
    @SuppressWarnings("try")
    public String missing() {
        try (var opened = unit.sweepable().scope().openSystem("indexes are compared with those a sweep needs")) {
            return text(unit.transaction(connection -> SweepIndex.missing(
                    connection,
                    unit.dialect(),
                    unit.sweepable()::ours,
                    unit.sweepable().sweepIndexes())));
        }
    }

    private static String text(List<SweepIndex> indexes) {
        return indexes.stream().map(index -> index.statement() + ";\n").collect(Collectors.joining());
    }
}
