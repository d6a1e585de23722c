package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Constraints.Identified;
import com.mittliv.privacy.json.Constraints.RuleNeeds;
import com.mittliv.privacy.json.TermCodec.Declared;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules in the file.
 *
 * <p>A rule with problems is still made, with stand-ins for what it lacks, so that the checks across the policy see it
 * in its place. The policy is never handed out then.
 */
final class RuleCodec {
    private final Constraints constraints;
    private final Declared terms;
    private final RetentionCodec retentions;

    RuleCodec(Constraints constraints, Declared terms) {
        this.constraints = constraints;
        this.terms = terms;
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
        Optional<String> id = rule.string("id");
        constraints.check(rule, new Identified(id.orElse(null)));
        Set<Role> roles = References.resolve(rule, "roles", "role", terms.roles());
        Set<DataCategory> categories = References.resolve(rule, "categories", "data category", terms.categories());
        Set<Purpose> purposes = References.resolve(rule, "purposes", "purpose", terms.purposes());
        Optional<LegalBasis> basis = BasisCodec.read(rule, "basis");
        Optional<Retention> retention = retentions.read(rule, "retention");
        constraints.check(rule, new RuleNeeds(roles, categories, purposes, basis.orElse(null), retention.orElse(null)));
        return new ProcessingRule(
                id.filter(Term::isId).orElse("rule-number-" + (number + 1)),
                rule.words("section"),
                rule.text("text").orElse(Text.NONE),
                roles.isEmpty() ? Set.of(Role.of("unknown")) : roles,
                categories.isEmpty() ? Set.of(DataCategory.of("unknown")) : categories,
                purposes.isEmpty() ? Set.of(Purpose.of("unknown")) : purposes,
                basis.orElseGet(LegalBasis::consent),
                rule.oneOf("specialCategoryCondition", SpecialCategoryCondition.class),
                References.resolve(rule, "onlyAfter", "event", terms.events()),
                References.resolve(rule, "recipients", "recipient", terms.recipients()),
                retention.orElseGet(Retention::whileConsented),
                References.resolve(rule, "sources", "source", terms.sources()),
                List.copyOf(rule.words(rule.strings("notes"))));
    }

    static ObjectNode write(ProcessingRule rule) {
        ObjectNode node = Out.object();
        node.put("id", rule.id());
        Out.optional(node, "section", rule.section());
        Out.text(node, "text", rule.text());
        Out.ids(node, "roles", rule.roles());
        Out.ids(node, "categories", rule.categories());
        Out.ids(node, "purposes", rule.purposes());
        node.set("basis", BasisCodec.write(rule.basis()));
        rule.specialCategoryCondition().ifPresent(c -> node.put("specialCategoryCondition", Obj.nameOf(c)));
        Out.ids(node, "onlyAfter", rule.onlyAfter());
        Out.ids(node, "recipients", rule.recipients());
        node.set("retention", RetentionCodec.write(rule.retention()));
        Out.ids(node, "sources", rule.sources());
        Out.strings(node, "notes", rule.notes());
        return node;
    }
}
