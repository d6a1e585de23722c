package com.mittliv.privacy.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.PolicyProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Files with random damage: whatever is done to one, it is read, or refused with problems that stand in it. */
class MutationTest {
    private static final long SEED = 20180525;
    private static final String REAL = PolicyFiles.real();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A value of the file, replaceable in what it stands in. */
    private record Spot(JsonNode parent, String name, int index, String path) {
        JsonNode value() {
            return parent.isObject() ? parent.get(name) : parent.get(index);
        }

        void replace(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void delete() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }

        void rename(String other) {
            ObjectNode object = (ObjectNode) parent;
            ObjectNode copy = object.deepCopy();
            object.removeAll();
            for (Map.Entry<String, JsonNode> entry : copy.properties()) {
                object.set(entry.getKey().equals(name) ? other : entry.getKey(), entry.getValue());
            }
        }
    }

    private static List<Spot> spots(JsonNode root) {
        List<Spot> spots = new ArrayList<>();
        collect(root, "$", spots);
        return spots;
    }

    private static void collect(JsonNode node, String path, List<Spot> spots) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String at = path + "." + entry.getKey();
                spots.add(new Spot(node, entry.getKey(), -1, at));
                collect(entry.getValue(), at, spots);
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                String at = path + "[" + i + "]";
                spots.add(new Spot(node, "", i, at));
                collect(node.get(i), at, spots);
            }
        }
    }

    private static JsonNode tree() {
        return JsonMapper.shared().readTree(REAL);
    }

    @Test
    void aValueOfTheWrongTypeIsOneProblemWhereverItStands() {
        Random random = new Random(SEED);
        int count = spots(tree()).size();

        for (int i = 0; i < 300; i++) {
            JsonNode tree = tree();
            Spot spot = spots(tree).get(random.nextInt(count));
            if (isIdOfTerm(spot.path())) {
                continue; // a reference to it may look like one to a neighbour
            }
            spot.replace(NODES.numberNode(7));
            List<PolicyProblem> problems = PolicyFiles.problemsOf(tree.toString());
            assertThat(problems.stream().map(PolicyProblem::path))
                    .as(problems.toString())
                    .containsExactly(spot.path());
            PolicyFiles.assertPlaced(problems);
        }
    }

    @Test
    void aMisspeltNameIsOneProblemWhereverItStands() {
        Random random = new Random(SEED);
        int count = spots(tree()).size();

        for (int i = 0; i < 300; i++) {
            JsonNode tree = tree();
            Spot spot = spots(tree).get(random.nextInt(count));
            if (spot.name().length() < 4) {
                continue; // no name is near to one of so few letters
            }
            String misspelt = spot.name().substring(0, 2) + spot.name().substring(3);
            spot.rename(misspelt);
            List<PolicyProblem> problems = PolicyFiles.problemsOf(tree.toString());
            assertThat(problems).as(problems.toString()).hasSize(1);
            assertThat(problems.get(0).path()).endsWith("." + misspelt);
            assertThat(problems.get(0).help()).contains("did you mean `" + spot.name() + "`?");
        }
    }

    private static boolean isIdOfTerm(String path) {
        return path.startsWith("$.vocabulary.") && (path.endsWith(".id") || path.endsWith("]"));
    }

    @Test
    void damagedValuesAreReadOrRefused() {
        Random random = new Random(SEED);
        int refused = 0;

        for (int i = 0; i < 1_000; i++) {
            JsonNode tree = tree();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                damage(tree, random);
            }
            refused += readOrRefused(tree.toString());
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static void damage(JsonNode tree, Random random) {
        List<Spot> spots = spots(tree);
        if (spots.isEmpty()) {
            return;
        }
        Spot spot = spots.get(random.nextInt(spots.size()));
        Spot other = spots.get(random.nextInt(spots.size()));
        switch (random.nextInt(9)) {
            case 0 -> spot.delete();
            case 1 -> spot.replace(NODES.nullNode());
            case 2 -> spot.replace(NODES.objectNode());
            case 3 ->
                spot.replace(NODES.arrayNode()
                        .add(spot.value().deepCopy())
                        .add(spot.value().deepCopy()));
            case 4 -> spot.replace(other.value().deepCopy());
            case 5 -> spot.replace(NODES.stringNode(" "));
            case 6 ->
                spot.replace(NODES.objectNode().set(spot.path(), spot.value().deepCopy()));
            case 7 -> spot.replace(NODES.booleanNode(random.nextBoolean()));
            default -> {
                if (spot.parent() instanceof ObjectNode object) {
                    object.set(other.name(), spot.value().deepCopy());
                } else {
                    ((ArrayNode) spot.parent()).add(spot.value().deepCopy());
                }
            }
        }
    }

    @Test
    void damagedCharactersAreReadOrRefused() {
        Random random = new Random(SEED);
        int refused = 0;

        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder(REAL);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damage(text, random);
            }
            refused += readOrRefused(text.toString());
        }
        assertThat(refused).isGreaterThan(300);
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int length = Math.min(1 + random.nextInt(8), text.length() - at);
        char[] odd = {'{', '}', '[', ']', '"', ',', ':', '\\', '\n', '\u0000', '\u202E', '\uD83D', '0', '-', 'x'};
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, at + length);
            case 1 -> text.setCharAt(at, odd[random.nextInt(odd.length)]);
            case 2 -> text.insert(at, odd[random.nextInt(odd.length)]);
            default -> text.insert(at, text.substring(at, at + length));
        }
    }

    private static int readOrRefused(String text) {
        List<PolicyProblem> problems = PolicyFiles.problemsOf(text);
        PolicyFiles.assertPlaced(problems);
        return problems.isEmpty() ? 0 : 1;
    }
}
