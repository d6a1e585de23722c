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
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person gets is what the rows hold, attribute by attribute, in a model of many entities. */
@ParameterizedClass
@EnumSource(Database.class)
class PersonExportParityTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** What rows tell as one text or record, and tables hold in several columns or as JSON. */
    private static final Set<String> IN_PARTS = Set.of("home", "reach", "anamnesis", "nicknames", "waypoints");
    /** Of which rows tell the length. */
    private static final Set<String> BYTES = Set.of("picture", "content");

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
        String text = datum.value() instanceof Collection<?> all
                ? all.stream().map(String::valueOf).sorted().toList().toString()
                // A record with a converter, of which the table holds the text.
                : String.valueOf(datum.value()).replaceAll("^Reference\\[text=(.*)]$", "$1");
        return datum.category().id() + " " + datum.path() + " "
                + (IN_PARTS.contains(datum.path()) ? letters(text.replace("Geo", "")) : text);
    }

    /** The data of a record, what the rows tell as one made one. */
    private static Stream<String> said(JsonNode record) {
        Map<String, List<JsonNode>> values = new LinkedHashMap<>();
        for (JsonNode data : record.path("data")) {
            String category = data.path("category").path("id").asString();
            data.path("values").properties().forEach(value -> {
                String root = value.getKey().replaceAll("\\..*", "");
                boolean part = IN_PARTS.contains(root) && !value.getKey().equals("home.municipality");
                values.computeIfAbsent(category + " " + (part ? root : value.getKey()), unused -> new ArrayList<>())
                        .add(value.getValue());
            });
        }
        return values.entrySet().stream().map(each -> each.getKey() + " " + words(each.getKey(), each.getValue()));
    }

    private static String words(String name, List<JsonNode> values) {
        String path = name.substring(name.indexOf(' ') + 1);
        if (IN_PARTS.contains(path)) {
            return letters(values.stream().map(PersonExportParityTest::words).collect(Collectors.joining()));
        }
        String words = words(values.get(0));
        return BYTES.contains(path) ? String.valueOf(Base64.getDecoder().decode(words).length) : words;
    }

    private static String words(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream()
                    .map(PersonExportParityTest::words)
                    .sorted()
                    .toList()
                    .toString();
        }
        return value.isObject()
                ? value.valueStream().map(PersonExportParityTest::words).collect(Collectors.joining())
                : value.asString("");
    }

    /** What was made of capital letters and digits, whatever stands between and in which order. */
    private static String letters(String text) {
        return text.chars()
                .filter(letter -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-".indexOf(letter) >= 0)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
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
                    .flatMap(PersonExportParityTest::said)
                    .toList();
            assertThat(given).containsExactlyInAnyOrderElementsOf(person.getValue());
            compared += given.size();
        }
        assertThat(compared).isGreaterThan(40 * PEOPLE);
    }
}
