package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A policy's file as a tree: to look places up in, and to make other files of. */
final class FileTree {
    private static final Pattern ITEM = Pattern.compile("\\$[.\\w]*\\[\\d+]");

    private final JsonNode root;
    private final Set<String> ids = new TreeSet<>();

    private FileTree(JsonNode root) {
        this.root = root;
        root.path("vocabulary").forEach(terms -> terms.forEach(this::addId));
        root.path("rules").forEach(this::addId);
        root.path("prohibitions").forEach(this::addId);
        root.path("duties").forEach(this::addId);
    }

    private void addId(JsonNode item) {
        ids.add(item.path("id").asString());
    }

    static FileTree of(Policy policy) {
        return new FileTree(JsonMapper.shared().readTree(PolicyJson.write(policy)));
    }

    FileTree without(String property) {
        ObjectNode less = ((ObjectNode) root).deepCopy();
        less.remove(property);
        return new FileTree(less);
    }

    FileTree withEveryIdRenamed(String prefix) {
        return new FileTree(renamed(root, prefix));
    }

    private JsonNode renamed(JsonNode node, String prefix) {
        if (node instanceof ObjectNode object) {
            ObjectNode other = object.objectNode();
            object.forEachEntry((name, value) -> other.set(name, renamed(value, prefix)));
            return other;
        } else if (node instanceof ArrayNode array) {
            ArrayNode other = array.arrayNode();
            array.forEach(value -> other.add(renamed(value, prefix)));
            return other;
        }
        return node.isString() && ids.contains(node.asString()) ? StringNode.valueOf(prefix + node.asString()) : node;
    }

    /** A finding's id after the renaming. */
    String renamed(String finding, String prefix) {
        int colon = finding.indexOf(':');
        return ids.contains(finding.substring(colon + 1))
                ? finding.substring(0, colon + 1) + prefix + finding.substring(colon + 1)
                : finding;
    }

    Policy policy() {
        return PolicyJson.read(
                "renamed.policy.json", new ByteArrayInputStream(root.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the file has a place, or the object in which something is missing. */
    boolean hasPlaceFor(String path) {
        String pointer = pointer(path);
        return !root.at(pointer).isMissingNode()
                || root.at(pointer.substring(0, pointer.lastIndexOf('/'))).isObject();
    }

    /** What the item of a list on the way to a place is called. */
    Optional<String> itemAt(String path) {
        Matcher item = ITEM.matcher(path);
        if (!item.find()) {
            return Optional.empty();
        }
        JsonNode node = root.at(pointer(item.group()));
        return Optional.of(node.path(node.has("right") ? "right" : "id").asString());
    }

    private static String pointer(String path) {
        return path.substring(1).replace("[", "/").replace("]", "").replace('.', '/');
    }
}
