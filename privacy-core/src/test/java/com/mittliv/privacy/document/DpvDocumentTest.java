package com.mittliv.privacy.document;

import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DpvDocumentTest {
    private static final String DPV = "https://w3id.org/dpv#";
    private static final String OWN = "urn:privacy-policy:every-construct:7";

    private final JsonArray expanded = expand(EveryConstruct.policy("x"));

    @Test
    void theFileExpandsWithoutReadingAnythingElse() {
        assertThat(expanded)
                .isNotEmpty()
                .allSatisfy(
                        node -> assertThat(node.asJsonObject().getString("@id")).startsWith(OWN));
    }

    @Test
    void everyTermExistsInItsPublishedVocabulary() throws Exception {
        Set<String> published = published();
        Set<String> used = new TreeSet<>();
        terms(expanded, used);
        terms(expand(everyRightAndCondition()), used);
        used.removeIf(iri -> iri.startsWith("urn:privacy-policy:"));
        assertThat(published).containsAll(used);
        assertThat(used).as("the list names no term in vain").isEqualTo(published);
    }

    @Test
    void everyRuleIsOneProcessWithItsTerms() {
        JsonObject whole = node(OWN);
        assertThat(ids(whole, DPV + "hasProcess"))
                .isEqualTo(EveryConstruct.policy("x").rules().stream()
                        .map(rule -> OWN + "#rule-" + rule.id())
                        .toList());
        JsonObject care = node(OWN + "#rule-give-care");
        assertThat(ids(care, DPV + "hasDataSubject")).containsExactly(OWN + "#role-patient");
        assertThat(ids(care, DPV + "hasPersonalData"))
                .containsExactly(OWN + "#data-category-contact", OWN + "#data-category-health");
        assertThat(ids(care, DPV + "hasLegalBasis"))
                .containsExactly(
                        "https://w3id.org/dpv/legal/eu/gdpr#A6-1-b", "https://w3id.org/dpv/legal/eu/gdpr#A9-2-h");
        assertThat(ids(care, DPV + "hasRecipient")).containsExactly(OWN + "#recipient-host", OWN + "#recipient-lab");
    }

    @Test
    void everyReferenceToTheFilesOwnTermsIsResolved() {
        Set<String> described = expanded.stream()
                .map(node -> node.asJsonObject().getString("@id"))
                .collect(toSet());
        Set<String> used = new TreeSet<>();
        terms(expanded, used);
        used.removeIf(iri -> !iri.startsWith("urn:") || iri.contains("#basis-of-"));
        assertThat(described).containsAll(used);
    }

    @Test
    void hostileWordsStayWords() {
        JsonArray hostile = expand(EveryConstruct.policy("\"}], \"@id\": \"x"));
        assertThat(hostile).hasSameSizeAs(expanded);
    }

    private JsonObject node(String id) {
        return expanded.stream()
                .map(JsonValue::asJsonObject)
                .filter(node -> node.getString("@id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(JsonObject node, String property) {
        return node.getJsonArray(property).stream()
                .map(value -> value.asJsonObject().getString("@id"))
                .toList();
    }

    /** All IRIs that stand for a term: keys, types and references. */
    private static void terms(JsonValue value, Set<String> found) {
        if (value instanceof JsonArray array) {
            array.forEach(item -> terms(item, found));
        } else if (value instanceof JsonObject object) {
            object.forEach((key, inner) -> {
                if (!key.startsWith("@")) {
                    found.add(key);
                } else if (key.equals("@id")) {
                    found.add(((JsonString) inner).getString());
                } else if (key.equals("@type")) {
                    inner.asJsonArray().forEach(type -> found.add(((JsonString) type).getString()));
                }
                terms(inner, found);
            });
        }
    }

    private static JsonArray expand(Policy policy) {
        try {
            String json = DpvDocument.of(policy).json();
            return JsonLd.expand(JsonDocument.of(new StringReader(json)))
                    .loader((url, options) -> {
                        throw new AssertionError("the file asks for " + url);
                    })
                    .get();
        } catch (com.apicatalog.jsonld.JsonLdError e) {
            throw new AssertionError("the file is no JSON-LD: " + e.getMessage(), e);
        }
    }

    private static Set<String> published() throws Exception {
        try (var in = Objects.requireNonNull(DpvDocumentTest.class.getResourceAsStream("dpv-terms.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(toSet());
        }
    }

    private static Policy everyRightAndCondition() {
        List<ProcessingRule.Builder> rules = new ArrayList<>();
        for (SpecialCategoryCondition condition : SpecialCategoryCondition.values()) {
            rules.add(rule("rule-" + condition.ordinal())
                    .about(Role.of("member"))
                    .using(DataCategory.of("health").special())
                    .forPurpose(Purpose.of("serve"))
                    .on(LegalBasis.contract())
                    .under(condition)
                    .kept(until(Event.of("closed"))));
        }
        Policy.Builder policy = Policy.named("rights", "1 b", Controller.of("R"))
                .rights(Arrays.stream(DataSubjectRight.values())
                        .map(right -> new DeclaredRight(right, Optional.empty(), Text.NONE, Optional.empty()))
                        .toArray(DeclaredRight[]::new));
        rules.forEach(policy::rule);
        return policy.build();
    }
}
