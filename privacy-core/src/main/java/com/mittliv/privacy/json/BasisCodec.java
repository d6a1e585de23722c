package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.LegalBasis.LegalObligation;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

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
        List<String> written = new ArrayList<>();
        for (String form : OBJECTS) {
            if (outer.has(form)) {
                written.add(form);
            }
        }
        if (written.size() > 1) {
            outer.problems.add(
                    outer.path,
                    outer.what + " has more than one legal basis, " + String.join(" and ", written),
                    "choose one, or write a rule for each");
        } else if (written.isEmpty() && outer.problems.count() == before) {
            outer.problems.add(outer.path, outer.what + " has an empty object as `basis`", EXAMPLE);
        }
        Optional<LegalBasis> first = Optional.empty();
        for (String form : written) {
            Optional<LegalBasis> read = object(outer, form);
            first = first.isPresent() ? first : read;
        }
        return first;
    }

    private static Optional<LegalBasis> object(Obj outer, String form) {
        Optional<Obj> inner = outer.object(form, outer.what);
        if (inner.isEmpty()) {
            return Optional.empty();
        } else if (form.equals("legitimateInterests")) {
            return interests(inner.get());
        }
        Optional<Text> statute = statute(inner.get());
        if (statute.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                form.equals("publicTask") ? new PublicTask(statute.get()) : new LegalObligation(statute.get()));
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
        Optional<Text> interest = o.text("interest");
        return interest.isPresent()
                ? Optional.of(new LegitimateInterests(interest.get(), assessment))
                : Optional.empty();
    }

    static void write(ObjectNode rule, String name, LegalBasis basis) {
        if (basis instanceof LegalObligation obligation) {
            Out.text(rule.putObject(name).putObject("legalObligation"), "statute", obligation.statute());
        } else if (basis instanceof PublicTask task) {
            Out.text(rule.putObject(name).putObject("publicTask"), "statute", task.statute());
        } else if (basis instanceof LegitimateInterests interests) {
            ObjectNode inner = rule.putObject(name).putObject("legitimateInterests");
            Out.text(inner, "interest", interests.interest());
            Out.optional(inner, "assessment", interests.assessment());
        } else {
            rule.put(name, basis.id());
        }
    }
}
