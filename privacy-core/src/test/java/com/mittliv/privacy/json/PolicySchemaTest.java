package com.mittliv.privacy.json;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.document.EveryConstruct;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.OpenPoint;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PolicySchemaTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    // Made once: to read a schema takes long.
    private static final JsonNode SCHEMA = JSON.readTree(PolicyJson.schema());
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PolicyJson.schema());

    private final Policy everything = EveryConstruct.policy("x");

    @Test
    void theSchemaIsOneByItsOwnDialect() {
        Schema dialect = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}");
        assertThat(dialect.validate(PolicyJson.schema(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void whatIsWrittenOfEveryConstructFits() {
        assertThat(errors(PolicyJson.write(everything))).isEmpty();
    }

    @Test
    void schemaAndReaderKnowTheSameProperties() throws Exception {
        Set<String> inSchema = new TreeSet<>();
        objectsOf(SCHEMA, properties -> properties.propertyNames().forEach(inSchema::add));
        assertThat(inSchema).isEqualTo(namesInReader());
    }

    @Test
    void everyPropertyOfTheSchemaStandsInThePlaceWhereTheReaderTakesIt() {
        // All that the reader takes is written of a policy with every construct, and read again without a complaint.
        Set<String> declared = new TreeSet<>();
        objectsOf(
                SCHEMA,
                properties -> properties.forEachEntry((name, property) ->
                        declared.add(name + ": " + property.path("description").asString(""))));
        Set<String> met = new TreeSet<>();
        JsonNode written = JSON.readTree(PolicyJson.write(everything));
        ((ObjectNode) written).put("$schema", "policy.schema.json");
        assertThat(read(written.toString())).isEqualTo(everything);
        meet(written, SCHEMA, met);
        assertThat(met).isEqualTo(declared);
    }

    @Test
    void everyPropertyIsDescribedForEditors() {
        objectsOf(
                SCHEMA,
                properties -> properties.forEachEntry((name, property) -> {
                    JsonNode described = property.has("description") ? property : resolve(property);
                    assertThat(described.path("description").asString(""))
                            .as(name)
                            .hasSizeGreaterThan(10);
                }));
    }

    @Test
    void everyListOfWordsIsThatOfItsEnumeration() {
        holds("section", "part", Policy.Section.Part.class);
        holds("category", "kind", DataCategory.Kind.class);
        holds("purpose", "kind", Purpose.Kind.class);
        holds("recipient", "kind", Recipient.Kind.class);
        holds("rule", "specialCategoryCondition", SpecialCategoryCondition.class);
        holds("right", "right", DataSubjectRight.class);
        holds("right", "onlyIf", DeclaredRight.Proviso.class);
        holds("right", "scope", DeclaredRight.Scope.class);
        holds("duty", "when", Duty.When.class);
        holds("cookie", "party", Cookie.Party.class);
        holds("cookie", "need", Cookie.Need.class);
        holds("openPoint", "kind", OpenPoint.Kind.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/policy                          | \"Mitt Liv\"",
                "/version                         | 1",
                "/version                         | \" \"",
                "/effectiveFrom                   | \"1 May 2018\"",
                "/languages                       | []",
                "/languages                       | [\"Swedish\"]",
                "/languages                       | [\"sv\", \"sv\"]",
                "/controller                      | {}",
                "/controller                      | \"Clinic\"",
                "/contact/phone                   | \"1\"",
                "/title                           | \"Policy\"",
                "/title/svenska                   | \"Policy\"",
                "/sections/0/part                 | \"storing\"",
                "/sections/0/statements           | [\"words\"]",
                "/vocabulary/roles/0/id           | \"Patient\"",
                "/vocabulary/roles/0/broader      | \"relative\"",
                "/vocabulary/categories/0/kind    | \"sensitive\"",
                "/vocabulary/recipients/0/country | \"Sweden\"",
                "/vocabulary/purposes/0/consent   | {\"wording\": {\"sv\": \"Ja\"}}",
                "/rules/0/roles                   | []",
                "/rules/0/roles                   | [\"patient\", \"patient\"]",
                "/rules/0/purpose                 | [\"care\"]",
                "/rules/0/basis                   | \"legitimate-interests\"",
                "/rules/0/basis                   | {\"consent\": {}}",
                "/rules/0/basis                   | {\"legalObligation\": {}}",
                "/rules/0/basis                   | {\"legalObligation\": {\"statute\": \"Act\"}}",
                "/rules/0/retention               | \"forever\"",
                "/rules/0/retention               | {\"for\": \"2 years\", \"after\": \"closed\"}",
                "/rules/0/retention               | {\"for\": \"P2Y\"}",
                "/rules/0/retention               | {\"for\": \"P2Y\", \"after\": \"closed\", \"afterYearOf\": \"closed\"}",
                "/rules/0/retention               | {\"for\": \"PT5H\", \"after\": \"closed\"}",
                "/rules/0/retention               | {\"latestOf\": [{\"until\": \"closed\"}]}",
                "/rules/0/retention               | {\"until\": \"closed\", \"latestOf\": []}",
                "/rules/0/retention               | {\"notStated\": \" \"}",
                "/prohibitions/0/purposes         | []",
                "/rights/0/right                  | \"refund\"",
                "/rights/0/scope                  | \"all-data\"",
                "/rights/1/scope                  | \"some-data\"",
                "/duties/0/when                   | \"sometimes\"",
                "/cookies/0/name                  | \"a*b\"",
                "/cookies/1/duration              | \"30 days\"",
                "/cookies/0/need                  | \"yes\"",
                "/openPoints/0/kind               | \"doubt\"",
                "/consentAge                      | 12",
                "/consentAge                      | \"13\"",
                "/holidays                        | [\"Christmas\"]",
                "/rulez                           | []"
            })
    void plantedErrorsOfBuildAreRejectedAsTheReaderDoes(String pointer, String value) {
        JsonNode file = JSON.readTree(PolicyJson.write(everything));
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) file.at(pointer.substring(0, slash)))
                .set(pointer.substring(slash + 1).strip(), JSON.readTree(value));
        assertThat(errors(file.toString())).isNotEmpty();
        assertThatThrownBy(() -> read(file.toString())).isInstanceOf(PolicyException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', policy",
        "'', version",
        "'', timeZone",
        "'', languages",
        "'', controller",
        "'', vocabulary",
        "'', rules",
        "/rules/0, id",
        "/rules/0, roles",
        "/rules/0, categories",
        "/rules/0, purposes",
        "/rules/0, basis",
        "/rules/0, retention",
        "/vocabulary/recipients/0, kind",
        "/vocabulary/events/0, id",
        "/duties/0, when",
        "/rights/0, right",
        "/cookies/0, name",
        "/cookies/0, party",
        "/cookies/0, purpose",
        "/cookies/0, need",
        "/openPoints/0, quote",
        "/openPoints/0, resolution",
        "/acceptedFindings/0, because"
    })
    void whatIsNeededIsNeededByBoth(String pointer, String name) {
        JsonNode file = JSON.readTree(PolicyJson.write(everything));
        assertThat(((ObjectNode) file.at(pointer)).remove(name)).isNotNull();
        assertThat(errors(file.toString())).isNotEmpty();
        assertThatThrownBy(() -> read(file.toString())).isInstanceOf(PolicyException.class);
    }

    private static List<?> errors(String json) {
        return VALIDATOR.validate(json, InputFormat.JSON);
    }

    private static Policy read(String json) {
        return PolicyJson.read("test.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void holds(String definition, String property, Class<? extends Enum<?>> type) {
        JsonNode words = SCHEMA.at("/$defs/" + definition + "/properties/" + property + "/enum");
        assertThat(words.valueStream().map(JsonNode::asString))
                .as(definition + "." + property)
                .containsExactlyElementsOf(
                        Arrays.stream(type.getEnumConstants()).map(Obj::nameOf).toList());
    }

    /** The `properties` of every object that the schema describes. */
    private static void objectsOf(JsonNode node, Consumer<JsonNode> visitor) {
        if (node.isObject() && node.path("properties").isObject() && node.has("additionalProperties")) {
            visitor.accept(node.get("properties"));
        }
        node.forEach(child -> objectsOf(child, visitor));
    }

    /** Notes the properties of the schema that a document has, walking both together. */
    private static void meet(JsonNode value, JsonNode described, Set<String> met) {
        JsonNode here = resolve(described);
        if (here.has("oneOf") && !here.has("properties")) {
            here.get("oneOf").forEach(option -> {
                if (fits(value, resolve(option))) {
                    meet(value, option, met);
                }
            });
        } else if (value.isArray()) {
            value.forEach(item -> meet(item, here.path("items"), met));
        } else if (value.isObject()) {
            value.forEachEntry((name, inner) -> {
                JsonNode property = here.path("properties").path(name);
                if (!property.isMissingNode()) {
                    met.add(name + ": " + property.path("description").asString(""));
                    meet(inner, property, met);
                }
            });
        }
    }

    private static boolean fits(JsonNode value, JsonNode option) {
        return value.isObject()
                && option.path("required").valueStream().allMatch(name -> value.has(name.asString()))
                && value.propertyStream()
                        .allMatch(entry -> option.path("properties").has(entry.getKey()));
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? SCHEMA.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** The names that the reader's code takes. */
    private static Set<String> namesInReader() throws Exception {
        Pattern call = Pattern.compile("\\bonly\\(([^)]*)\\)");
        Pattern name = Pattern.compile("\"([^\"]+)\"");
        try (Stream<Path> files = Files.list(Path.of("src/main/java/com/mittliv/privacy/json"))) {
            return files.map(PolicySchemaTest::text)
                    .flatMap(code -> call.matcher(code).results())
                    .flatMap(arguments -> name.matcher(arguments.group(1)).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
