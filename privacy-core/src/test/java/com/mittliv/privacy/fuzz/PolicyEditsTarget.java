package com.mittliv.privacy.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads its bytes as edits of a policy file: which file, then for each edit five bytes that say what is done, where,
 * and with what. So it tries what stands behind the parser, where bytes at random seldom come.
 */
public final class PolicyEditsTarget {
    private static final int MOST_EDITS = 12;
    private static final int EDIT_BYTES = 5;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<JsonNode> FILES =
            Seeds.wholePolicies().stream().map(JsonMapper.shared()::readTree).toList();
    private static final List<JsonNode> STRANGE = List.of(
            NODES.numberNode(-1),
            NODES.numberNode(Long.MAX_VALUE),
            NODES.nullNode(),
            NODES.booleanNode(true),
            NODES.stringNode(""),
            NODES.stringNode("\u0000\u2028<b>"),
            NODES.stringNode("P1000Y"),
            NODES.stringNode("P99999999999D"),
            NODES.arrayNode(),
            NODES.objectNode());

    /** A value of the file and what it stands in; {@code name} for a property, {@code index} for an item. */
    private record Spot(JsonNode parent, String name, int index) {
        JsonNode value() {
            return parent.isObject() ? parent.get(name) : parent.get(index);
        }
    }

    private PolicyEditsTarget() {}

    /** Called by the fuzzer before the first input, so that loading classes counts as no input's time. */
    public static void fuzzerInitialize() {
        Seeds.edits().values().forEach(PolicyEditsTarget::fuzzerTestOneInput);
    }

    /**
     * Called by the fuzzer.
     *
     * @param bytes the edits
     */
    public static void fuzzerTestOneInput(byte[] bytes) {
        PolicyFileTarget.fuzzerTestOneInput(edited(bytes).getBytes(StandardCharsets.UTF_8));
    }

    /** The file that the edits come to. */
    static String edited(byte[] bytes) {
        ByteBuffer edits = ByteBuffer.wrap(bytes);
        int file = edits.hasRemaining() ? Byte.toUnsignedInt(edits.get()) : 0;
        JsonNode root = FILES.get(file % FILES.size()).deepCopy();
        for (int i = 0; i < MOST_EDITS && edits.remaining() >= EDIT_BYTES; i++) {
            List<Spot> spots = new ArrayList<>();
            collect(root, spots);
            if (!spots.isEmpty()) {
                int act = Byte.toUnsignedInt(edits.get());
                Spot at = spots.get(Short.toUnsignedInt(edits.getShort()) % spots.size());
                int with = Short.toUnsignedInt(edits.getShort());
                edit(act, at, spots.get(with % spots.size()), STRANGE.get(with % STRANGE.size()));
            }
        }
        return root.toString();
    }

    private static void edit(int act, Spot at, Spot other, JsonNode strange) {
        switch (act % 6) {
            case 0 -> delete(at);
            case 1, 2 -> replace(at, other.value().deepCopy());
            case 3 -> rename(at, other.name());
            case 4 -> repeat(at);
            default -> replace(at, strange.deepCopy());
        }
    }

    private static void collect(JsonNode node, List<Spot> spots) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                spots.add(new Spot(node, property.getKey(), -1));
                collect(property.getValue(), spots);
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                spots.add(new Spot(node, "", i));
                collect(node.get(i), spots);
            }
        }
    }

    private static void delete(Spot at) {
        if (at.parent instanceof ObjectNode object) {
            object.remove(at.name);
        } else {
            ((ArrayNode) at.parent).remove(at.index);
        }
    }

    private static void replace(Spot at, JsonNode value) {
        if (at.parent instanceof ObjectNode object) {
            object.set(at.name, value);
        } else {
            ((ArrayNode) at.parent).set(at.index, value);
        }
    }

    private static void rename(Spot at, String name) {
        if (at.parent instanceof ObjectNode object) {
            JsonNode value = at.value();
            object.remove(at.name);
            object.set(name, value);
        }
    }

    private static void repeat(Spot at) {
        if (at.parent instanceof ArrayNode array) {
            array.insert(at.index, at.value().deepCopy());
        }
    }
}
