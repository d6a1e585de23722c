package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.LegalBasis.LegalObligation;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.vocabulary.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Legal bases in the file: a word, or an object for those that need more. */
final class BasisCodec {
    private static final Map<String, LegalBasis> WORDS = Map.of(
            "consent", LegalBasis.consent(),
            "contract", LegalBasis.contract(),
            "vital-interests", LegalBasis.vitalInterests());
    private static final List<String> FORMS = List.of(
            "consent",
            "contract",
            "vital-interests",
            "legalObligation",
            "publicTask",
            "legitimateInterests",
            "legal-obligation",
            "public-task",
            "legitimate-interests");

    private BasisCodec() {}

    static Optional<LegalBasis> read(Obj rule, String name) {
        Object value = rule.raw(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String word) {
            return word(rule, name, word);
        }
        if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
            rule.problems.add(
                    rule.at(name),
                    rule.what + " has " + Tree.kindOf(value) + " as `basis` that is no legal basis",
                    "write `contract`, or for example {\"legitimateInterests\": {\"interest\": {\"en\": \"…\"}}}");
            return Optional.empty();
        }
        Obj outer = new Obj(rule.at(name), rule.what, Obj.cast(map), rule.problems);
        outer.only("legalObligation", "publicTask", "legitimateInterests");
        if (outer.has("legalObligation")) {
            return statute(outer, "legalObligation").map(LegalObligation::new);
        } else if (outer.has("publicTask")) {
            return statute(outer, "publicTask").map(PublicTask::new);
        }
        return outer.object("legitimateInterests", rule.what).flatMap(BasisCodec::interests);
    }

    private static Optional<LegalBasis> word(Obj rule, String name, String word) {
        LegalBasis basis = WORDS.get(word);
        if (basis != null) {
            return Optional.of(basis);
        }
        String path = rule.at(name);
        if (word.equals("legitimate-interests") || word.equals("legitimateInterests")) {
            rule.problems.add(
                    path,
                    rule.what + " does not say which legitimate interest it pursues",
                    "write {\"legitimateInterests\": {\"interest\": {\"en\": \"…\"}}}");
        } else if (FORMS.contains(word)) {
            String form = word.startsWith("legal") ? "legalObligation" : "publicTask";
            rule.problems.add(
                    path,
                    rule.what + " does not say by which statute",
                    "write {\"" + form + "\": {\"statute\": {\"en\": \"…\"}}}");
        } else {
            rule.problems.unknown(path, rule.what + " has an unknown legal basis " + Problems.quote(word), word, FORMS);
        }
        return Optional.empty();
    }

    private static Optional<Text> statute(Obj outer, String name) {
        Optional<Obj> inner = outer.object(name, outer.what);
        inner.ifPresent(o -> o.only("statute"));
        return inner.flatMap(o -> needed(o, "statute", "the statute"));
    }

    private static Optional<LegalBasis> interests(Obj o) {
        o.only("interest", "assessment");
        Optional<String> assessment = o.words("assessment");
        return needed(o, "interest", "the interest pursued").map(text -> new LegitimateInterests(text, assessment));
    }

    private static Optional<Text> needed(Obj o, String name, String called) {
        Optional<Text> text = o.text(name).filter(t -> !t.isEmpty());
        if (text.isEmpty() && !(o.raw(name) instanceof String)) {
            o.problems.add(o.at(name), o.what + " does not name " + called, "state it in `" + name + "` by language");
        }
        return text;
    }

    static JsonNode write(LegalBasis basis) {
        ObjectNode node = Out.object();
        if (basis instanceof LegalObligation obligation) {
            Out.text(node.putObject("legalObligation"), "statute", obligation.statute());
        } else if (basis instanceof PublicTask task) {
            Out.text(node.putObject("publicTask"), "statute", task.statute());
        } else if (basis instanceof LegitimateInterests interests) {
            ObjectNode inner = node.putObject("legitimateInterests");
            Out.text(inner, "interest", interests.interest());
            Out.optional(inner, "assessment", interests.assessment());
        } else {
            return StringNode.valueOf(basis.id());
        }
        return node;
    }
}
