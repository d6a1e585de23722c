package com.mittliv.privacy.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.rights.PersonExport;
import com.mittliv.privacy.jpa.school.Lookups;
import com.mittliv.privacy.jpa.school.Pupils;
import com.mittliv.privacy.jpa.school.Row;
import com.mittliv.privacy.jpa.school.Row.Datum;
import com.mittliv.privacy.jpa.school.SchoolPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person gets is what the rows hold, attribute by attribute, in a model of many entities. */
@ParameterizedClass
@EnumSource(Database.class)
class PersonExportParityTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int PEOPLE = 12;

    private final World world;
    private final Map<String, List<String>> held = new LinkedHashMap<>();

    PersonExportParityTest(Database database) {
        world = new World(
                database.fresh(),
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
                    row.data().stream()
                            .filter(datum -> !Objects.equals(datum.value(), datum.withheld()))
                            .forEach(datum -> held.computeIfAbsent(subject, unused -> new ArrayList<>())
                                    .add(said(datum)));
                }
            }
            return "read";
        });
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String said(Datum datum) {
        return datum.category().id() + " " + datum.path() + " "
                + (datum.value() instanceof Collection<?> all
                        ? all.stream().map(String::valueOf).sorted().toList()
                        : String.valueOf(datum.value()));
    }

    private static Stream<String> said(JsonNode data) {
        String category = data.path("category").path("id").asString();
        return data.path("values").properties().stream()
                .map(value -> category + " " + value.getKey() + " " + words(value.getValue()));
    }

    private static String words(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(PersonExportParityTest::words).sorted().toList().toString()
                : value.isObject() ? value.toString() : value.asString("");
    }

    @Test
    void everyAttributeIsHandedOutAsTheTablesHoldIt() throws IOException {
        PersonExport export = new PersonExport(world.entities);
        int compared = 0;
        for (var person : held.entrySet()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            export.json(person.getKey(), out);
            List<String> given = MAPPER.readTree(out.toByteArray())
                    .path("records")
                    .valueStream()
                    .flatMap(record -> record.path("data").valueStream())
                    .flatMap(PersonExportParityTest::said)
                    .toList();
            assertThat(given).containsExactlyInAnyOrderElementsOf(person.getValue());
            compared += given.size();
        }
        assertThat(compared).isGreaterThan(40 * PEOPLE);
    }
}
