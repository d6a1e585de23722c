package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.proof.ErasureReplay;
import com.mittliv.privacy.jpa.proof.ReplayReport;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.Pupils;
import com.mittliv.privacy.jpa.school.Row;
import com.mittliv.privacy.jpa.school.Row.Datum;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of many entities, with keys of all kinds: swept, erased on order, set back, and replayed. */
class ReplayParityTest {
    @TempDir
    private Path folder;

    private static World on(Map<String, Object> settings, String schemaAction) {
        return new World(
                settings,
                SchoolTest.ENGINE,
                guard -> guard.exempting(Lookups.Setting.class, "it is another library's"),
                schemaAction,
                SchoolTest.classes());
    }

    private static Map<String, List<Datum>> contents(World world) {
        return world.system(em -> {
            Map<String, List<Datum>> rows = new TreeMap<>();
            SchoolTest.rows(em).forEach(row -> rows.put(SchoolTest.key(row), row.data()));
            return rows;
        });
    }

    private static List<Object> values(List<Datum> data) {
        return data.stream().map(Datum::value).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> subjects(World world) {
        return world.system(em -> SchoolTest.rows(em).stream()
                .map(Row::subject)
                .filter(subject -> subject != null)
                .distinct()
                .sorted()
                .toList());
    }

    @Test
    void aRestoredDatabaseEndsAsTheOneThatWasLost() {
        Map<String, Object> live = Database.POSTGRESQL.fresh();
        try (World world = on(live, "create")) {
            world.store(Pupils.make(5, 8).toArray());
            subjects(world)
                    .forEach(subject -> world.states.record(
                            subject, Consent.given(NEWSLETTER, Instant.parse("2025-01-01T00:00:00Z"))));
        }
        Map<String, Object> backup = Database.POSTGRESQL.copyOf(live);
        Map<String, List<Datum>> lost;
        try (World world = on(live, "none")) {
            Map<String, List<Datum>> before = contents(world);
            assertThat(new RetentionSweep(world.entities)
                            .withReceipts(RECEIPTS)
                            .run()
                            .rowsErased())
                    .isPositive();
            ErasureOrders orders = ErasureOrders.of(world.entities, RECEIPTS);
            List<String> people = subjects(world);
            for (int i = 0; i < people.size(); i += 2) {
                assertThat(orders.run(orders.take(people.get(i)).id()).doneAt()).isPresent();
            }
            AuditHead copied = world.system(em -> em.<Connection, AuditHead>callWithConnection(
                    connection -> RECEIPTS.copy(connection, folder.resolve("receipts"))));
            assertThat(copied.sequence()).isGreaterThan(10);
            lost = contents(world);
            assertThat(lost).isNotEqualTo(before);
        }
        try (World world = on(backup, "none")) {
            ReplayReport report = new ErasureReplay(world.entities, RECEIPTS).replay(folder.resolve("receipts"));
            assertThat(report.elsewhere()).isEmpty();
            assertThat(report.deleted().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isGreaterThan(10);
            assertThat(report.emptied()).isNotEmpty();
            Map<String, List<Datum>> restored = contents(world);
            assertThat(restored.keySet()).containsExactlyInAnyOrderElementsOf(lost.keySet());
            lost.forEach((key, data) -> assertThat(restored.get(key))
                    .extracting(Datum::value)
                    .as(key)
                    .isEqualTo(values(data)));
        }
    }
}
