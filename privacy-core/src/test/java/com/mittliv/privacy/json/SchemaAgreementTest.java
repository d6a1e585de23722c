package com.mittliv.privacy.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.document.EveryConstruct;
import com.mittliv.privacy.foreign.ForeignFiles;
import com.mittliv.privacy.policy.Finding;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.vocabulary.Recipient;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the schema refuses the reader refuses, and the other way round but for the checks across the file. */
class SchemaAgreementTest {
    private static final long SEED = 20180525;
    private static final int FILES = 400;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PolicyJson.schema());

    /** The facts that only the whole file tells: no schema can know which terms are declared elsewhere in it. */
    private static final Pattern ACROSS_THE_FILE = Pattern.compile(
            "undeclared|unknown section|unknown rule"
                    + "|unknown time zone|is declared twice|is used twice|is stated twice|belongs to itself"
                    + "|permits what prohibition|without a condition of Art. 9|has a text in|which the policy is not written in");

    /** Values of every type, and words that are right in some place and wrong in most. */
    private static final List<String> VALUES = List.of(
            "null",
            "7",
            "13.0",
            "1.6e1",
            "17",
            "true",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"Not An Id\"",
            "\"-x\"",
            "\"" + "x".repeat(101) + "\"",
            "[]",
            "[\"x\"]",
            "[\"x\", \"x\"]",
            "[\"sv\"]",
            "[\"sv\", \"en\"]",
            "[7]",
            "[{}]",
            "{}",
            "{\"en\": \"words\"}",
            "{\"en\": \" \"}",
            "{\"english\": \"words\"}",
            "\"2026-02-28\"",
            "\"2026-02-29\"",
            "\"2028-02-29\"",
            "\"2100-02-29\"",
            "\"2000-02-29\"",
            "\"2026-13-01\"",
            "\"2026-4-1\"",
            "\"+12026-01-01\"",
            "\"P0D\"",
            "\"P0Y0M\"",
            "\"P2Y\"",
            "\"p2y\"",
            "\"P+2Y\"",
            "\"-P2Y\"",
            "\"P1Y6M\"",
            "\"P2W\"",
            "\"P1W2D\"",
            "\"P1D2W\"",
            "\"PT5H\"",
            "\"P1DT5H\"",
            "\"P\"",
            "\"2 years\"",
            "\"SE\"",
            "\"US\"",
            "\"UK\"",
            "\"se\"",
            "\"XX\"",
            "\"consent\"",
            "\"contract\"",
            "\"legitimate-interests\"",
            "{\"legalObligation\": {\"statute\": {\"en\": \"Act\"}}}",
            "{\"legalObligation\": {\"statute\": \"Act\"}}",
            "{\"consent\": {}}",
            "{\"publicTask\": {\"statute\": {\"en\": \"Act\"}}, \"legalObligation\": {\"statute\": {\"en\": \"Act\"}}}",
            "\"while-consented\"",
            "\"while-otherwise-kept\"",
            "\"forever\"",
            "{\"notStated\": \"x\"}",
            "{\"for\": \"P2Y\"}",
            "{\"latestOf\": [\"while-consented\", {\"notStated\": \"x\"}]}",
            "{\"latestOf\": [\"while-otherwise-kept\", {\"notStated\": \"x\"}]}",
            "{\"earliestOf\": [\"while-consented\", {\"notStated\": \"x\"}]}",
            "{\"earliestOf\": [{\"earliestOf\": [\"while-consented\", {\"notStated\": \"x\"}]}, {\"notStated\": \"y\"}]}",
            "{\"latestOf\": [{\"notStated\": \"x\"}]}",
            "\"special\"",
            "\"direct-marketing\"",
            "\"internal\"",
            "\"explicit-consent\"",
            "\"access\"",
            "\"a*\"",
            "\"a*b\"");

    /** A value of a file and how to put another in its place. */
    private record Spot(JsonNode parent, String name, int index) {
        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }

        void addBeside(JsonNode value, String otherName) {
            if (parent instanceof ObjectNode object) {
                object.set(otherName, value);
            } else {
                ((ArrayNode) parent).add(value);
            }
        }
    }

    static Stream<String> files() {
        return Stream.concat(Stream.of(PolicyJson.write(EveryConstruct.policy("x"))), ForeignFiles.all().stream());
    }

    @ParameterizedTest(name = "file {index}")
    @MethodSource("files")
    void everyFileIsTakenByBoth(String file) {
        assertThat(disagreement(file)).isEmpty();
        assertThat(SCHEMA.validate(file, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest(name = "file {index}")
    @MethodSource("files")
    void aFileWithOneValueChangedIsTakenByBothOrRefusedByBoth(String file) {
        Random random = new Random(SEED);
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            JsonNode tree = JSON.readTree(file);
            String change = change(tree, random);
            disagreement(tree.toString()).forEach(fact -> disagreements.add(change + ": " + fact));
        }
        assertThat(disagreements).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/rules/0/retention | {\"untilIfRecorded\": \"closed\"}",
                "/rules/0/retention | {\"earliestOf\": [{\"until\": \"closed\"}, {\"untilIfRecorded\": \"closed\"}]}",
                "/rules/0/retention | {\"latestOf\": [{\"until\": \"closed\"}, {\"untilIfRecorded\": \"closed\"}]}",
                "/rules/0/retention | {\"latestOf\": [{\"until\": \"closed\"}, \"while-otherwise-kept\"]}",
                "/rules/0/retention | {\"latestOf\": [{\"until\": \"closed\"}, \"while-consented\"]}",
                "/rules/0/basis     | \"contract\"",
                "/rules/0/basis     | \"consent\"",
                "/$schema           | 7",
                "/consentAge        | 13.0",
                "/consentAge        | 13.5",
                "/vocabulary/recipients/0/safeguards | []"
            })
    void whatIsEasilyForgottenIsTakenByBothOrRefusedByBoth(String pointer, String value) {
        JsonNode tree = JSON.readTree(PolicyJson.write(EveryConstruct.policy("x")));
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) tree.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), JSON.readTree(value));
        assertThat(disagreement(tree.toString())).isEmpty();
    }

    @Test
    void theSchemaKnowsTheCountriesAndTheFindingsThatTheLibraryKnows() {
        JsonNode schema = JSON.readTree(PolicyJson.schema());
        JsonNode recipient = schema.at("/$defs/recipient");
        assertThat(words(recipient.at("/properties/country/enum")))
                .containsExactlyInAnyOrder(Locale.getISOCountries())
                .allMatch(Recipient::isCountry);
        assertThat(words(recipient.at("/if/properties/country/not/enum")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Locale.getISOCountries())
                        .filter(Recipient::isInEea)
                        .toList());
        assertThat(words(schema.at("/$defs/acceptedFinding/properties/kind/examples")))
                .containsExactlyElementsOf(
                        Arrays.stream(Finding.Kind.values()).map(Obj::nameOf).toList());
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** What one takes and the other does not; nothing if they agree. */
    private static List<String> disagreement(String file) {
        List<?> bySchema = SCHEMA.validate(file, InputFormat.JSON);
        List<PolicyProblem> byReader = PolicyFiles.problemsOf(file);
        List<PolicyProblem> ofBuild = byReader.stream()
                .filter(problem -> !ACROSS_THE_FILE.matcher(problem.fact()).find())
                .toList();
        if (bySchema.isEmpty() && !ofBuild.isEmpty()) {
            return List.of("only the reader refuses it: " + ofBuild.get(0).fact());
        }
        return !bySchema.isEmpty() && byReader.isEmpty()
                ? List.of("only the schema refuses it: " + bySchema.get(0))
                : List.of();
    }

    private static String change(JsonNode tree, Random random) {
        List<Spot> spots = new ArrayList<>();
        collect(tree, spots);
        Spot spot = spots.get(random.nextInt(spots.size()));
        Spot other = spots.get(random.nextInt(spots.size()));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        String where =
                spot.name() + spot.index() + " of " + Quote.plain(spot.parent().toString(), 200);
        switch (random.nextInt(8)) {
            case 0 -> {
                spot.remove();
                return "removed " + where;
            }
            case 1 -> {
                String name = other.name().isEmpty() ? "note" : other.name();
                spot.addBeside(JSON.readTree(value), name);
                return "added " + name + " " + value + " beside " + where;
            }
            default -> {
                spot.set(JSON.readTree(value));
                return "wrote " + value + " for " + where;
            }
        }
    }

    private static void collect(JsonNode node, List<Spot> spots) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                spots.add(new Spot(node, entry.getKey(), -1));
                collect(entry.getValue(), spots);
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                spots.add(new Spot(node, "", i));
                collect(node.get(i), spots);
            }
        }
    }
}
