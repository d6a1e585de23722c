package com.mittliv.privacy.json;

import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes properties and leaves out what is empty. */
final class Out {
    private Out() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An array under a name, which is left out of the file if nothing comes into it. */
    static ArrayNode array(ObjectNode node, String name, Collection<?> content) {
        return content.isEmpty() ? JsonNodeFactory.instance.arrayNode() : node.putArray(name);
    }

    static void text(ObjectNode node, String name, Text text) {
        if (!text.isEmpty()) {
            ObjectNode languages = node.putObject(name);
            text.byLanguage().forEach(languages::put);
        }
    }

    static void texts(ObjectNode node, String name, Collection<Text> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = node.putArray(name);
            texts.forEach(text -> text.byLanguage().forEach(array.addObject()::put));
        }
    }

    static void optional(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(words -> node.put(name, words));
    }

    static void strings(ObjectNode node, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(array::add);
        }
    }

    static void ids(ObjectNode node, String name, Collection<? extends Term> terms) {
        strings(node, name, terms.stream().map(Term::id).toList());
    }
}
