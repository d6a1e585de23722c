package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Constraints.RuleNeeds;
import com.mittliv.privacy.json.TermReader.Declared;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.vocabulary.Text;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules in the file.
 *
 * <p>A rule with problems is still made, with stand-ins for what it lacks, so that the checks across the policy see it
 * in its place. The policy is never handed out then.
 */
final class RuleCodec {
    private final Declared terms;
    private final Sections sections;
    private final RetentionCodec retentions;

    RuleCodec(Declared terms, Sections sections) {
        this.terms = terms;
        this.sections = sections;
        this.retentions = new RetentionCodec(terms.events());
    }

    ProcessingRule read(Obj rule, int number) {
        rule.only(
                "id",
                "section",
                "text",
                "roles",
                "categories",
                "purposes",
                "basis",
                "specialCategoryCondition",
                "onlyAfter",
                "recipients",
                "retention",
                "sources",
                "notes");
        Optional<String> id = Constraints.id(rule);
        rule.problems.needs(
                rule,
                new RuleNeeds(
                        Constraints.written(rule, "roles"),
                        Constraints.written(rule, "categories"),
                        Constraints.written(rule, "purposes"),
                        rule.raw("basis"),
                        rule.raw("retention")));
        return new ProcessingRule(
                id.orElse(StandIn.ID + number),
                sections.of(rule),
                rule.text("text").orElse(Text.NONE),
                StandIn.orOne(References.resolve(rule, "roles", "role", terms.roles()), StandIn.ROLE),
                StandIn.orOne(
                        References.resolve(rule, "categories", "data category", terms.categories()), StandIn.CATEGORY),
                StandIn.orOne(References.resolve(rule, "purposes", "purpose", terms.purposes()), StandIn.PURPOSE),
                BasisCodec.read(rule, "basis").orElse(StandIn.BASIS),
                condition(rule),
                References.resolve(rule, "onlyAfter", "event", terms.events()),
                References.resolve(rule, "recipients", "recipient", terms.recipients()),
                retentions.read(rule, "retention").orElse(StandIn.RETENTION),
                References.resolve(rule, "sources", "source", terms.sources()),
                List.copyOf(Obj.words(rule.strings("notes"))));
    }

    private static Optional<SpecialCategoryCondition> condition(Obj rule) {
        String name = "specialCategoryCondition";
        Optional<SpecialCategoryCondition> condition = rule.oneOf(name, SpecialCategoryCondition.values());
        return condition.isEmpty() && rule.has(name) ? Optional.of(StandIn.CONDITION) : condition;
    }

    static ObjectNode write(ProcessingRule rule) {
        ObjectNode node = Out.object();
        node.put("id", rule.id());
        Out.optional(node, "section", rule.section());
        Out.text(node, "text", rule.text());
        Out.ids(node, "roles", rule.roles());
        Out.ids(node, "categories", rule.categories());
        Out.ids(node, "purposes", rule.purposes());
        BasisCodec.write(node, "basis", rule.basis());
        rule.specialCategoryCondition().ifPresent(c -> node.put("specialCategoryCondition", Obj.nameOf(c)));
        Out.ids(node, "onlyAfter", rule.onlyAfter());
        Out.ids(node, "recipients", rule.recipients());
        RetentionCodec.write(node, "retention", rule.retention());
        Out.ids(node, "sources", rule.sources());
        Out.strings(node, "notes", rule.notes());
        return node;
    }
}
