package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.school.SchoolPolicy.NEWSLETTER;
import static com.mittliv.privacy.jpa.school.SchoolPolicy.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrder.State;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.Pupils;
import com.mittliv.privacy.jpa.school.Row;
import com.mittliv.privacy.jpa.school.Row.Datum;
import com.mittliv.privacy.rights.DataSubjectRights;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders erase what the core's plan says goes and nothing else, in a model of many entities. */
@ParameterizedClass
@EnumSource(Database.class)
class OrderParityTest {
    private static final int PEOPLE = 8;

    /** A row as it was, with what it tells of itself. */
    private record Known(Row row, List<Datum> data, Optional<String> subject, Optional<RecordState> state) {}

    private final World world;
    private final Map<String, Known> known = new LinkedHashMap<>();

    OrderParityTest(Database database) {
        world = new World(
                database.fresh(),
                SchoolTest.ENGINE,
                guard -> guard.exempting(Lookups.Setting.class, "it is another library's"),
                SchoolTest.classes());
        world.store(Pupils.make(11, PEOPLE).toArray());
        world.system(em -> {
            SchoolTest.rows(em).forEach(row -> known.put(SchoolTest.key(row), known(row)));
            return "read";
        });
        subjects().forEach(this::say);
    }

    private static Known known(Row row) {
        Optional<RecordState> state = POLICY.vocabulary().roles().stream()
                .filter(role -> role.id().equals(row.role()))
                .findFirst()
                .map(RecordState::of)
                .map(empty -> row.events().entrySet().stream()
                        .reduce(empty, (so, event) -> so.with(event.getKey(), event.getValue()), (a, b) -> a));
        return new Known(row, row.data(), Optional.ofNullable(row.subject()), state);
    }

    private List<String> subjects() {
        return known.values().stream()
                .flatMap(row -> row.subject.stream())
                .distinct()
                .toList();
    }

    /** Some consent, a few are under a hold. */
    private void say(String subject) {
        int lot = Math.floorMod(subject.hashCode(), 6);
        if (lot < 3) {
            world.states.record(subject, Consent.given(NEWSLETTER, Instant.parse("2025-01-01T00:00:00Z")));
        } else if (lot == 3) {
            world.states.hold(
                    subject,
                    new LegalHold(
                            "a dispute", "legal office", Instant.EPOCH, Optional.empty(), LocalDate.of(2027, 1, 1)));
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, List<Datum>> contents() {
        return world.system(em -> {
            Map<String, List<Datum>> rows = new LinkedHashMap<>();
            SchoolTest.rows(em).forEach(row -> rows.put(SchoolTest.key(row), row.data()));
            return rows;
        });
    }

    /** What the core says goes of each of a person's rows. */
    private Map<String, Set<DataCategory>> going(String subject) {
        List<FiledRecord> records = new ArrayList<>();
        known.forEach((key, row) -> {
            if (row.subject.equals(Optional.of(subject)) && row.state.isPresent()) {
                records.add(FiledRecord.of(
                        key,
                        row.state.get(),
                        row.data.stream().map(Datum::category).distinct().toArray(DataCategory[]::new)));
            }
        });
        PersonFile file = new PersonFile(world.states.load(subject), records, List.of());
        ErasurePlan plan = new DataSubjectRights(SchoolTest.ENGINE)
                .erasure(file, world.now.get())
                .granted()
                .orElseThrow();
        return plan.goesNow().stream()
                .map(ErasurePlan.GoesNow::datum)
                .collect(Collectors.groupingBy(
                        datum -> datum.record(), Collectors.mapping(datum -> datum.category(), Collectors.toSet())));
    }

    @Test
    void whatThePlanSaysGoesIsGoneAndNothingElse() {
        ErasureOrders orders = ErasureOrders.of(world.entities, ErasureTerms.RECEIPTS);
        Map<String, List<Datum>> before = contents();
        int gone = 0;
        int kept = 0;
        for (String subject : subjects()) {
            Map<String, Set<DataCategory>> going = going(subject);
            ErasureOrder order = orders.run(orders.take(subject).id());
            assertThat(order.state()).as(order.lastFailure().orElse("")).isEqualTo(State.DONE);
            Map<String, List<Datum>> after = contents();
            for (var row : before.entrySet()) {
                Set<DataCategory> goes = going.getOrDefault(row.getKey(), Set.of());
                for (int i = 0; i < row.getValue().size(); i++) {
                    Datum stored = row.getValue().get(i);
                    Object value = after.containsKey(row.getKey())
                            ? after.get(row.getKey()).get(i).value()
                            : stored.withheld();
                    boolean mustGo = goes.contains(stored.category());
                    gone += mustGo ? 1 : 0;
                    kept += mustGo ? 0 : 1;
                    assertThat(value)
                            .as(row.getKey() + "." + stored.path() + (mustGo ? " goes" : " stays"))
                            .isEqualTo(mustGo ? stored.withheld() : stored.value());
                }
            }
            before = after;
            assertThat(orders.plan(subject).goesNow()).isEmpty();
        }
        assertThat(gone).isGreaterThan(50);
        assertThat(kept).isGreaterThan(500);
    }
}
