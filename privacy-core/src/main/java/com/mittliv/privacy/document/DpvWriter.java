package com.mittliv.privacy.document;

import com.mittliv.privacy.condition.Sentences;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.LegalBasis.LegalObligation;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the graph of a policy in DPV's terms. */
final class DpvWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Policy policy;
    private final ArrayNode graph = JSON.arrayNode();

    DpvWriter(Policy policy) {
        this.policy = policy;
    }

    ObjectNode write() {
        ObjectNode document = JSON.objectNode();
        ObjectNode context = document.putObject("@context");
        context.put("dpv", "https://w3id.org/dpv#");
        context.put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("owl", "http://www.w3.org/2002/07/owl#");
        context.put("skos", "http://www.w3.org/2004/02/skos/core#");
        context.put("policy", base() + "#");
        document.set("@graph", graph);
        whole();
        controller();
        policy.rules().forEach(this::rule);
        policy.prohibitions().forEach(this::prohibition);
        DpvTerms terms = new DpvTerms(graph);
        terms.write(policy.vocabulary());
        return document;
    }

    private String base() {
        return "urn:privacy-policy:" + policy.id() + ":"
                + URLEncoder.encode(policy.version(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void whole() {
        ObjectNode node = graph.addObject();
        node.put("@id", base());
        node.put("@type", "dpv:Process");
        node.put("dpv:hasIdentifier", policy.id());
        node.put("owl:versionInfo", policy.version());
        texts(node, "dct:title", policy.title());
        node.set("dpv:hasDataController", reference("controller"));
        ArrayNode rules = node.putArray("dpv:hasProcess");
        policy.rules().forEach(rule -> rules.add(reference("rule-" + rule.id())));
        references(
                node,
                "dpv:hasProhibition",
                policy.prohibitions().stream().map(p -> "prohibition-" + p.id()).toList());
        ArrayNode rights = node.putArray("dpv:hasRight");
        policy.rights().forEach(declared -> rights.addObject().put("@id", DpvTerms.right(declared.right())));
        policy.supervisoryAuthority().ifPresent(name -> {
            ObjectNode authority = node.putObject("dpv:hasAuthority");
            authority.put("@type", "dpv:DataProtectionAuthority");
            texts(authority, "skos:prefLabel", name);
        });
    }

    private void controller() {
        ObjectNode node = graph.addObject();
        node.put("@id", "policy:controller");
        node.put("@type", "dpv:DataController");
        node.put("dpv:hasName", policy.controller().name());
        policy.controller().registrationNumber().ifPresent(number -> node.put("dpv:hasIdentifier", number));
        policy.controller().address().ifPresent(address -> node.put("dpv:hasAddress", address));
        policy.contact().email().ifPresent(email -> node.put("dpv:hasContact", email));
    }

    private void rule(ProcessingRule rule) {
        ObjectNode node = graph.addObject();
        node.put("@id", "policy:rule-" + rule.id());
        node.put("@type", "dpv:Process");
        node.put("dpv:hasIdentifier", rule.id());
        texts(node, "dct:description", rule.text());
        node.set("dpv:hasDataController", reference("controller"));
        terms(node, "dpv:hasDataSubject", rule.roles());
        terms(node, "dpv:hasPersonalData", rule.categories());
        terms(node, "dpv:hasPurpose", rule.purposes());
        legalBases(rule, node.putArray("dpv:hasLegalBasis"));
        terms(node, "dpv:hasRecipient", rule.recipients());
        terms(node, "dpv:hasDataSource", rule.sources());
        terms(node, "dpv:isAfter", rule.onlyAfter());
        ObjectNode storage = node.putObject("dpv:hasStorageCondition");
        storage.put("@type", "dpv:StorageCondition");
        ObjectNode duration = storage.putObject("dpv:hasDuration");
        duration.put("@type", DpvTerms.duration(rule.retention()));
        texts(duration, "dct:description", keeping(rule));
    }

    private static Text keeping(ProcessingRule rule) {
        return Text.of("sv", Sentences.in("sv").keeping(rule))
                .and("en", Sentences.in("en").keeping(rule));
    }

    private static void legalBases(ProcessingRule rule, ArrayNode bases) {
        ObjectNode basis = bases.addObject();
        Text words = words(rule.basis());
        if (words.isEmpty()) {
            basis.put("@id", DpvTerms.basis(rule.basis()));
        } else {
            basis.put("@id", "policy:basis-of-" + rule.id());
            basis.put("@type", DpvTerms.basis(rule.basis()));
            texts(basis, "dct:description", words);
        }
        rule.specialCategoryCondition()
                .ifPresent(condition -> bases.addObject().put("@id", DpvTerms.condition(condition)));
    }

    private static Text words(LegalBasis basis) {
        if (basis instanceof LegalObligation obligation) {
            return obligation.statute();
        } else if (basis instanceof PublicTask task) {
            return task.statute();
        }
        return basis instanceof LegitimateInterests interests ? interests.interest() : Text.NONE;
    }

    private void prohibition(Prohibition never) {
        ObjectNode node = graph.addObject();
        node.put("@id", "policy:prohibition-" + never.id());
        node.put("@type", "dpv:Prohibition");
        texts(node, "dct:description", never.text());
        terms(node, "dpv:hasPurpose", never.purposes());
        terms(node, "dpv:hasPersonalData", never.categories());
        terms(node, "dpv:hasRecipient", never.recipients());
    }

    static void texts(ObjectNode node, String property, Text text) {
        if (!text.isEmpty()) {
            ArrayNode values = node.putArray(property);
            text.byLanguage()
                    .forEach((language, words) ->
                            values.addObject().put("@language", language).put("@value", words));
        }
    }

    static void terms(ObjectNode node, String property, Collection<? extends Term> terms) {
        references(node, property, terms.stream().map(DpvTerms::idOf).toList());
    }

    private static void references(ObjectNode node, String property, List<String> ids) {
        if (!ids.isEmpty()) {
            ArrayNode array = node.putArray(property);
            ids.forEach(id -> array.add(reference(id)));
        }
    }

    private static ObjectNode reference(String id) {
        return JSON.objectNode().put("@id", "policy:" + id);
    }
}
