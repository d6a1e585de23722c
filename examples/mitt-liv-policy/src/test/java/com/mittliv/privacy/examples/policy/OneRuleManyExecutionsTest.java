package com.mittliv.privacy.examples.policy;

import static com.mittliv.privacy.examples.policy.Executions.Execution.CONDITION;
import static com.mittliv.privacy.examples.policy.Executions.Execution.DECISION;
import static com.mittliv.privacy.examples.policy.Executions.Execution.DPV;
import static com.mittliv.privacy.examples.policy.Executions.Execution.ERASURE;
import static com.mittliv.privacy.examples.policy.Executions.Execution.NOTICE;
import static com.mittliv.privacy.examples.policy.Executions.Execution.REGISTER;
import static com.mittliv.privacy.examples.policy.Executions.Execution.SENTENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.comparison.RuleChange;
import com.mittliv.privacy.examples.policy.Executions.Execution;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One rule of the policy file is edited; all that is computed from it changes, together, and nothing else does. */
class OneRuleManyExecutionsTest {
    private static final String FILE = file();
    private static final Map<Execution, Map<String, String>> BEFORE = Executions.of(MittLiv.policy());

    /**
     * An edit of the policy file.
     *
     * @param name what it does
     * @param rule in which rule
     * @param from words of the rule
     * @param to what they become
     * @param changes the executions that it changes
     * @param beside what else is told of what was edited or leans on it: rules, elements of the notice, and data for
     *     which another purpose is now refused because nothing uses them at all
     * @param seen words that the Swedish notice must then have in the rule's statements
     */
    record Edit(
            String name, String rule, String from, String to, Set<Execution> changes, Set<String> beside, String seen) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Edit> edits() {
        return Stream.of(
                new Edit(
                        "two years become three",
                        "defend-legal-claims",
                        "\"P2Y\"",
                        "\"P3Y\"",
                        EnumSet.allOf(Execution.class),
                        Set.of(),
                        "till dess tre år har gått från rekryteringsprocessens slut"),
                new Edit(
                        "another event ends it",
                        "send-newsletter-to-subscribers",
                        "\"retention\": \"while-consented\"",
                        "\"retention\": {\"earliestOf\": [\"while-consented\", {\"until\": \"programme-ended\"}]}",
                        EnumSet.allOf(Execution.class),
                        Set.of("notify-policy-change"),
                        "dock längst till utbildningens, programmets eller tjänstens slut"),
                new Edit(
                        "a recipient is added",
                        "send-newsletter-to-subscribers",
                        "\"recipients\": [\"supplier\"]",
                        "\"recipients\": [\"supplier\", \"analytics-provider\"]",
                        EnumSet.of(DECISION, ERASURE, NOTICE, REGISTER, DPV),
                        Set.of("recipient:analytics-provider"),
                        "Mitt Livs leverantörer samt analys- och statistikföretag"),
                new Edit(
                        "a purpose is removed",
                        "contact-after-service",
                        ", \"send-surveys\"]",
                        "]",
                        EnumSet.allOf(Execution.class),
                        Set.of("notify-policy-change"),
                        "Skicka nyhetsbrev samt skicka inbjudningar till evenemang och seminarier"),
                new Edit(
                        "a category is removed",
                        "recruitment",
                        "\"mobile-number\", ",
                        "",
                        EnumSet.allOf(Execution.class),
                        Set.of("job-applicant/mobile-number"),
                        "namn; adress; e-postadress; samt ansökningshandlingar"),
                new Edit(
                        "the basis becomes consent",
                        "refer-candidates",
                        "\"basis\": \"contract\"",
                        "\"basis\": \"consent\"",
                        EnumSet.allOf(Execution.class),
                        Set.of("notify-policy-change"),
                        "dock bara så länge samtycket gäller"),
                new Edit(
                        "a condition is dropped",
                        "refer-candidates",
                        "[\"candidate-request-received\", \"programme-started\"]",
                        "[\"candidate-request-received\"]",
                        EnumSet.of(DECISION, CONDITION, SENTENCE, NOTICE, DPV),
                        Set.of(),
                        "först efter förfrågan om lämpliga kandidater\n"),
                new Edit(
                        "a typing error is mended in its text",
                        "recruitment",
                        "ska kunna genomföra rekryteringsförfaranden",
                        "kan genomföra rekryteringsförfaranden",
                        EnumSet.of(NOTICE, DPV),
                        Set.of(),
                        "Personuppgifterna behandlas för att Mitt Liv kan genomföra"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anEditOfARuleChangesWhatFollowsFromItAndNothingElse(Edit edit) {
        Policy after = edited(edit);
        Map<Execution, Map<String, String>> now = Executions.of(after);

        Set<Execution> changed = EnumSet.noneOf(Execution.class);
        for (Execution execution : Execution.values()) {
            Set<String> keys = difference(BEFORE.get(execution), now.get(execution));
            if (!keys.isEmpty()) {
                changed.add(execution);
            }
            assertThat(keys)
                    .as("what changes in the " + execution)
                    .allSatisfy(key ->
                            assertThat(concerns(edit, after, key)).as(key).isTrue());
        }

        assertThat(changed).isEqualTo(edit.changes());
        assertThat(Objects.requireNonNull(now.get(NOTICE)).get("rule:" + edit.rule()))
                .contains(edit.seen());
        assertThat(BEFORE.get(NOTICE).get("rule:" + edit.rule())).doesNotContain(edit.seen());
    }

    @ParameterizedTest
    @MethodSource("edits")
    void theComparisonTellsOfTheEditedRuleAndOfNoOther(Edit edit) {
        PolicyChange change = PolicyChange.between(MittLiv.policy(), edited(edit));

        assertThat(change.rules()).extracting(RuleChange::rule).containsExactly(edit.rule());
        assertThat(change.others()).isEmpty();
        assertThat(PolicyChange.between(edited(edit), edited(edit)).rules()).isEmpty();
    }

    private static boolean concerns(Edit edit, Policy after, String key) {
        String rule = "rule:" + edit.rule();
        if (key.contains(":")) {
            return key.equals(rule) || edit.beside().contains(key);
        }
        ProcessingRule was = MittLiv.policy().rule(edit.rule()).orElseThrow();
        ProcessingRule is = after.rule(edit.rule()).orElseThrow();
        return edit.beside().stream().anyMatch(beside -> key.startsWith(beside + "/"))
                || Executions.concerns(was, key)
                || Executions.concerns(is, key)
                || edit.beside().stream()
                        .flatMap(beside -> after.rule(beside).stream())
                        .anyMatch(leaning -> Executions.concerns(leaning, key));
    }

    private static Set<String> difference(Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return keys;
    }

    private static Policy edited(Edit edit) {
        int start = FILE.indexOf("\"id\": \"" + edit.rule() + "\"", FILE.indexOf("\"rules\": ["));
        int end = FILE.indexOf("\n    }", start);
        String rule = FILE.substring(start, end);
        assertThat(rule).containsOnlyOnce(edit.from());
        String text = FILE.substring(0, start) + rule.replace(edit.from(), edit.to()) + FILE.substring(end);
        return PolicyJson.read("edited", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String file() {
        try (InputStream in = Objects.requireNonNull(MittLiv.class.getResourceAsStream("/" + MittLiv.FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
