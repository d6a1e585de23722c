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

    private static final List<String> OBJECTS = List.of("legalObligation", "publicTask", "legitimateInterests");
    private static final String EXAMPLE =
            "write `contract`, or for example {\"legitimateInterests\": {\"interest\": {\"en\": \"…\"}}}";

    private BasisCodec() {}

    static Optional<LegalBasis> read(Obj rule, String name) {
        Object value = rule.raw(name);
        if (value == null) {
            return Optional.empty();
        } else if (value instanceof String word) {
            return word(rule, name, word);
        } else if (value instanceof Map<?, ?> map) {
            return object(new Obj(rule.at(name), rule.what, Obj.cast(map), rule.problems));
        }
        rule.problems.add(rule.at(name), rule.what + " has " + Tree.kindOf(value) + " as `basis`", EXAMPLE);
        return Optional.empty();
    }

    private static Optional<LegalBasis> object(Obj outer) {
        int before = outer.problems.count();
        outer.only("legalObligation", "publicTask", "legitimateInterests");
        List<String> written = OBJECTS.stream().filter(outer::has).toList();
        if (written.size() > 1) {
            outer.problems.add(
                    outer.path,
                    outer.what + " has more than one legal basis, " + String.join(" and ", written),
                    "choose one, or write a rule for each");
        } else if (written.isEmpty() && outer.problems.count() == before) {
            outer.problems.add(outer.path, outer.what + " has an empty object as `basis`", EXAMPLE);
        }
        List<Optional<LegalBasis>> read =
                written.stream().map(form -> object(outer, form)).toList();
        return read.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<LegalBasis> object(Obj outer, String form) {
        Optional<Obj> inner = outer.object(form, outer.what);
        return switch (form) {
            case "legalObligation" -> inner.flatMap(BasisCodec::statute).map(LegalObligation::new);
            case "publicTask" -> inner.flatMap(BasisCodec::statute).map(PublicTask::new);
            default -> inner.flatMap(BasisCodec::interests);
        };
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
            rule.problems.unknown(path, rule.what + " has an unknown legal basis " + Quote.of(word), word, FORMS);
        }
        return Optional.empty();
    }

    private static Optional<Text> statute(Obj o) {
        return o.only("statute")
                .require("statute", "name the statute by language, for example {\"en\": \"…\"}")
                .text("statute");
    }

    private static Optional<LegalBasis> interests(Obj o) {
        o.only("interest", "assessment")
                .require("interest", "name the interest pursued by language, for example {\"en\": \"…\"}");
        Optional<String> assessment = o.words("assessment");
        return o.text("interest").map(interest -> new LegitimateInterests(interest, assessment));
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
