package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.PolicyProblem.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;

/**
 * Reads JSON into maps, lists, strings, numbers and booleans, and tells the problems that databind hides: a property
 * that stands twice, {@code null}, and half a character.
 */
final class Tree {
    private static final String NUMBER = "a number";

    private final PolicyFile file;
    private final Problems problems;

    Tree(PolicyFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The value the parser stands at; the parser is left at its last token. */
    Object read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> string(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Other(NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Other("a boolean", parser.getString());
            default -> new Other("null", "null");
        };
    }

    /** A value the policy file has little use for: numbers, booleans and null. */
    record Other(String kind, String words) {
        /** Whether it is a number of that value, however written: {@code 13.0} is a whole number in JSON. */
        boolean isNumber(int number) {
            try {
                return kind.equals(NUMBER) && new BigDecimal(words).compareTo(BigDecimal.valueOf(number)) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private Map<String, Object> object(JsonParser parser) {
        Map<String, Object> properties = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            TokenStreamLocation at = parser.currentTokenLocation();
            file.requireBounded(name, at);
            parser.nextToken();
            if (properties.put(name, read(parser)) != null) {
                tell(parser, at, "property " + Quote.of(name) + " stands twice in one object", "keep one");
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

    private String string(JsonParser parser) {
        String words = parser.getString();
        if (isEscaped(parser, words) && holdsHalfACharacter(words)) {
            tell(
                    parser,
                    parser.currentTokenLocation(),
                    "a string holds half a character, " + Quote.of(words),
                    "write the character itself, or both its halves");
        }
        return words;
    }

    /** Whether more stands in the file than the words and their quotation marks; whole characters were decoded from it. */
    private static boolean isEscaped(JsonParser parser, String words) {
        long begin = parser.currentTokenLocation().getCharOffset();
        return parser.currentLocation().getCharOffset() - begin != words.length() + 2;
    }

    private static boolean holdsHalfACharacter(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (Character.isSurrogate(words.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(words.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private void tell(JsonParser parser, TokenStreamLocation at, String fact, String help) {
        Place place = new Place(file.name(), at.getLineNr(), at.getColumnNr());
        problems.addAt(place, pathOf(parser.streamReadContext()), fact, help);
    }

    private static String pathOf(TokenStreamContext place) {
        TokenStreamContext parent = place.getParent();
        if (parent == null) {
            return Paths.ROOT;
        }
        String outer = pathOf(parent);
        String name = place.currentName();
        if (place.inArray()) {
            return Paths.item(outer, place.getCurrentIndex());
        }
        return name == null ? outer : Paths.property(outer, name);
    }

    static String kindOf(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        } else if (value instanceof List) {
            return "an array";
        } else if (value instanceof String) {
            return "a string";
        }
        return value instanceof Other other ? other.kind : "nothing";
    }
}
