package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.rights.PersonFiles;
import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.Pupils;
import com.mittliv.privacy.jpa.school.Row;
import com.mittliv.privacy.jpa.school.Row.Datum;
import com.mittliv.privacy.jpa.school.SchoolPolicy;
import com.mittliv.privacy.rights.FiledRecord;
import com.mittliv.privacy.rights.Origin;
import com.mittliv.privacy.rights.PersonFile;
import com.mittliv.privacy.scope.PurposeException;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is filed about a person is what the rows say of themselves, in a model of many entities. */
@ParameterizedClass
@EnumSource(Database.class)
class PersonFilesTest {
    private static final int PEOPLE = 12;

    /** What a record says, without its id. */
    private record Said(RecordState state, Set<DataCategory> categories) {
        @Override
        public String toString() {
            return state.role().id() + " "
                    + state.events().entrySet().stream()
                            .map(event -> event.getKey().id() + " " + event.getValue())
                            .sorted()
                            .toList()
                    + " " + categories.stream().map(DataCategory::id).sorted().toList();
        }
    }

    private final CountedStatements counted = new CountedStatements();
    private final World world;
    private final Map<String, List<Said>> expected = new LinkedHashMap<>();

    PersonFilesTest(Database database) {
        world = new World(
                counted.on(database.fresh()),
                SchoolTest.ENGINE,
                guard -> guard.exempting(Lookups.Setting.class, "it is another library's"),
                SchoolTest.classes());
        world.store(Pupils.make(7, PEOPLE).toArray());
        world.system(em -> {
            for (Row row : SchoolTest.rows(em)) {
                String subject = row.subject();
                boolean known = SchoolPolicy.POLICY.vocabulary().roles().stream()
                        .anyMatch(role -> role.id().equals(row.role()));
                if (subject != null && known) {
                    expected.computeIfAbsent(subject, unused -> new ArrayList<>())
                            .add(said(row));
                }
            }
            return "read";
        });
    }

    private static Said said(Row row) {
        RecordState state = RecordState.of(SchoolPolicy.POLICY.vocabulary().role(Objects.requireNonNull(row.role())));
        for (var event : row.events().entrySet()) {
            state = state.with(event.getKey(), event.getValue());
        }
        Set<DataCategory> held = row.data().stream()
                .filter(datum -> !Objects.equals(datum.value(), datum.withheld()))
                .map(Datum::category)
                .collect(Collectors.toSet());
        return new Said(state, held);
    }

    @AfterEach
    void close() {
        world.close();
        counted.close();
    }

    @Test
    void everyRowIsFiledUnderItsPersonWithItsRoleEventsAndCategories() {
        PersonFiles files = new PersonFiles(world.entities);
        assertThat(expected).hasSizeGreaterThan(PEOPLE);
        int records = 0;
        for (var person : expected.entrySet()) {
            PersonFile file = files.of(person.getKey());
            records += file.records().size();
            assertThat(file.records())
                    .extracting(record -> new Said(record.state(), record.data().keySet()))
                    .containsExactlyInAnyOrderElementsOf(person.getValue());
            assertThat(file.records()).extracting(FiledRecord::id).doesNotHaveDuplicates();
        }
        assertThat(records).isGreaterThan(20 * PEOPLE);
        assertThat(files.of("nobody").records()).isEmpty();
        assertThat(files.of("' or ''='").records()).isEmpty();
    }

    @Test
    void aFileTakesNoMoreThanOneStatementForEachEntity() {
        PersonFiles files = new PersonFiles(world.entities);
        String somebody = expected.keySet().iterator().next();
        PersonFile unused = files.of(somebody);
        counted.prepared.clear();
        assertThat(files.of(somebody).records()).hasSizeGreaterThan(3);
        assertThat(SchoolTest.classes()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(counted.prepared).hasSizeLessThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @Test
    void whatThePersonSaidIsInTheFile() {
        String somebody = expected.keySet().iterator().next();
        Consent given = Consent.given(SchoolPolicy.NEWSLETTER, Instant.parse("2025-01-01T00:00:00Z"));
        world.states.record(somebody, given);
        assertThat(new PersonFiles(world.entities).of(somebody).subject().consents())
                .containsExactly(given);
    }

    @Test
    void originsAreThoseThatTheApplicationTells() {
        Source register = Source.of("population-register");
        PersonFiles files = new PersonFiles(world.entities)
                .with((entity, category) ->
                        category.equals(SchoolPolicy.NAME) ? Origin.obtainedFrom(register) : Origin.derived());
        PersonFile file = files.of(expected.keySet().iterator().next());
        assertThat(file.records())
                .allSatisfy(record -> record.data()
                        .forEach((category, origin) -> assertThat(origin)
                                .isEqualTo(
                                        category.equals(SchoolPolicy.NAME)
                                                ? Origin.obtainedFrom(register)
                                                : Origin.derived())));
    }

    @Test
    void aFileIsNotPutTogetherForAPurpose() {
        PersonFiles files = new PersonFiles(world.entities);
        assertThatThrownBy(() -> world.scope.run(SchoolPolicy.TEACHING, () -> files.of("p1")))
                .isInstanceOf(PurposeException.class);
    }
}
