package com.mittliv.privacy.benchmarks.engine;

import com.mittliv.privacy.benchmarks.scenario.FlatRule;
import com.mittliv.privacy.benchmarks.scenario.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A scenario's rules as XACML 3.0: a tree of role, then purpose, then category, its cheapest arrangement. */
final class XacmlPolicy {
    /** The category of all attributes. */
    static final String ENVIRONMENT = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";

    private static final String FUNCTION = "urn:oasis:names:tc:xacml:1.0:function:";
    private static final String TYPE = "http://www.w3.org/2001/XMLSchema#";
    private static final String FIRST = "urn:oasis:names:tc:xacml:1.0:%s-combining-algorithm:first-applicable";

    private XacmlPolicy() {}

    static String of(List<FlatRule> rules) {
        StringBuilder xml = new StringBuilder();
        Map<String, List<FlatRule>> byRole =
                rules.stream().collect(Collectors.groupingBy(FlatRule::role, LinkedHashMap::new, Collectors.toList()));
        openSet(xml, "root", "<Target/>");
        byRole.forEach((role, ofRole) -> {
            openSet(xml, role, target("role", role));
            Map<String, List<FlatRule>> byPurpose = ofRole.stream()
                    .collect(Collectors.groupingBy(FlatRule::purpose, LinkedHashMap::new, Collectors.toList()));
            byPurpose.forEach((purpose, ofPurpose) -> policy(xml, role + "-" + purpose, purpose, ofPurpose));
            xml.append("</PolicySet>");
        });
        return xml.append("</PolicySet>").toString();
    }

    private static void openSet(StringBuilder xml, String id, String target) {
        xml.append("<PolicySet xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" PolicySetId=\"")
                .append(id)
                .append("\" Version=\"1.0\" PolicyCombiningAlgId=\"")
                .append(FIRST.formatted("policy"))
                .append("\">")
                .append(target);
    }

    private static void policy(StringBuilder xml, String id, String purpose, List<FlatRule> rules) {
        xml.append("<Policy PolicyId=\"")
                .append(id)
                .append("\" Version=\"1.0\" RuleCombiningAlgId=\"")
                .append(FIRST.formatted("rule"))
                .append("\">")
                .append(target("purpose", purpose));
        for (FlatRule rule : rules) {
            xml.append("<Rule RuleId=\"rule-")
                    .append(rule.number())
                    .append("\" Effect=\"Permit\">")
                    .append(target("category", rule.category()))
                    .append("<Condition>")
                    .append(condition(rule))
                    .append("</Condition></Rule>");
        }
        xml.append("</Policy>");
    }

    private static String target(String attribute, String value) {
        return "<Target><AnyOf><AllOf><Match MatchId=\"" + FUNCTION + "string-equal\">" + string(value)
                + designator(attribute, "string") + "</Match></AllOf></AnyOf></Target>";
    }

    private static String condition(FlatRule rule) {
        String open = not(apply("boolean-one-and-only", designator("restricted", "boolean")));
        if (rule.kind() == Kind.CONSENT) {
            return apply("and", open, isIn(rule.purpose(), "consents"));
        }
        String end = designator(rule.kind().endOf(rule.event()), "integer");
        String kept = apply(
                "or",
                apply("integer-equal", apply("integer-bag-size", end), integer(0)),
                apply(
                        "integer-greater-than",
                        apply("integer-one-and-only", end),
                        apply("integer-one-and-only", designator("now", "integer"))));
        return rule.kind() == Kind.INTERESTS
                ? apply("and", open, not(isIn(rule.purpose(), "objections")), kept)
                : apply("and", open, kept);
    }

    private static String isIn(String purpose, String bag) {
        return apply("string-is-in", string(purpose), designator(bag, "string"));
    }

    private static String not(String expression) {
        return apply("not", expression);
    }

    private static String apply(String function, String... arguments) {
        return "<Apply FunctionId=\"" + FUNCTION + function + "\">" + String.join("", arguments) + "</Apply>";
    }

    private static String string(String value) {
        return "<AttributeValue DataType=\"" + TYPE + "string\">" + value + "</AttributeValue>";
    }

    private static String integer(int value) {
        return "<AttributeValue DataType=\"" + TYPE + "integer\">" + value + "</AttributeValue>";
    }

    private static String designator(String attribute, String type) {
        return "<AttributeDesignator Category=\"" + ENVIRONMENT + "\" AttributeId=\"" + attribute + "\" DataType=\""
                + TYPE + type + "\" MustBePresent=\"false\"/>";
    }
}
