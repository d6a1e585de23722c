package com.mittliv.privacy.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Reads JSON into maps, lists, strings, numbers and booleans, and tells the problems that databind hides: a property
 * that stands twice, and {@code null}.
 */
final class Tree {
    private final Problems problems;

    Tree(Problems problems) {
        this.problems = problems;
    }

    /** The value the parser stands at; the parser is left at its last token. */
    Object read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Other("a number", parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Other("a boolean", parser.getString());
            default -> new Other("null", "null");
        };
    }

    /** A value the policy file has no use for: numbers, booleans and null. */
    record Other(String kind, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    private Map<String, Object> object(JsonParser parser) {
        Map<String, Object> properties = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (properties.put(name, read(parser)) != null) {
                String path = pathOf(parser.streamReadContext());
                problems.add(path, "property " + Problems.quote(name) + " stands twice", "keep one");
            }
        }
        return properties;
    }

    private List<Object> array(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return items;
    }

    private static String pathOf(TokenStreamContext place) {
        TokenStreamContext parent = place.getParent();
        if (parent == null) {
            return "$";
        }
        return pathOf(parent) + (place.inArray() ? "[" + place.getCurrentIndex() + "]" : "." + place.currentName());
    }

    static String kindOf(Object value) {
        if (value instanceof Map) {
            return "an object";
        } else if (value instanceof List) {
            return "an array";
        } else if (value instanceof String) {
            return "a string";
        }
        return value instanceof Other other ? other.kind : "something else";
    }
}
