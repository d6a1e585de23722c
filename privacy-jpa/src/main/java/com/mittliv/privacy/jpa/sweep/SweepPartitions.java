package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Partitions of PostgreSQL that are needed ahead, as statements for a migration, for tables that are partitioned by range
 * over the day from which their retention counts: {@code partition by range (closed_at)}.
 */
public final class SweepPartitions {
    private static final DateTimeFormatter BOUND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);
    private static final int MOST = 1_200;

    private final Unit unit;

    /**
     * For a unit.
     *
     * @param entities the guarded entities
     * @throws IllegalArgumentException if the entities are not guarded
     */
    public SweepPartitions(EntityManagerFactory entities) {
        this.unit = new Unit(entities);
    }

    /**
     * A partition for each month, from its first midnight in the policy's time zone to the next one's. Run twice, it
     * changes nothing.
     *
     * @param entity the entity whose table is partitioned
     * @param first the first month
     * @param months how many
     * @return SQL, a statement a line for each table of the entity
     * @throws IllegalArgumentException if no guarded entity is called so, or there are fewer than 1 or more than 1,200 months
     */
    public String monthly(String entity, YearMonth first, int months) {
        if (months < 1 || months > MOST) {
            throw new IllegalArgumentException("partitions are made for 1 to " + MOST + " months, got " + months);
        }
        String statements = unit.plan().tables().stream()
                .filter(table -> table.entity().equals(entity))
                .map(SweepPlan.Table::name)
                .flatMap(table -> IntStream.range(0, months).mapToObj(i -> statement(table, first.plusMonths(i))))
                .collect(Collectors.joining());
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("no guarded entity is called `" + entity + "`; there are "
                    + unit.plan().tables().stream()
                            .map(table -> "`" + table.entity() + "`")
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return statements;
    }

    private String statement(String table, YearMonth month) {
        String suffix = String.format(Locale.ROOT, "_%04d_%02d", month.getYear(), month.getMonthValue());
        String name = table.endsWith("\"") ? table.substring(0, table.length() - 1) + suffix + "\"" : table + suffix;
        return "create table if not exists " + name + " partition of " + table + " for values from ("
                + bound(month.atDay(1)) + ") to (" + bound(month.plusMonths(1).atDay(1)) + ");\n";
    }

    /** Read as an instant, a local time or a day, as the column is. */
    private String bound(LocalDate day) {
        ZoneId zone = unit.sweepable().engine().policy().timeZone();
        return "'" + day.atTime(LocalTime.MIN).atZone(zone).format(BOUND) + "'";
    }
}
