package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.policy.PolicyProblem.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.ReaderBasedJsonParser;
import tools.jackson.core.sym.CharsToNameCanonicalizer;
import tools.jackson.core.util.BufferRecycler;

/** The bytes of a policy file: taken within bounds, held to be UTF-8 and JSON. */
final class PolicyFile {
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_TOKENS = 2_000_000;
    private static final int MAX_STRING = 1_000_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 100;
    private static final String ANOTHER_FILE = "check that this is the policy you mean to read";

    private static final StreamReadConstraints BOUNDED = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxTokenCount(MAX_TOKENS)
            .maxStringLength(MAX_STRING)
            .maxNumberLength(MAX_NUMBER)
            .build();

    /** What the parser calls the bound that was met, and what people call it. */
    private static final Map<String, String> BOUNDS = Map.of(
            "nesting depth", "is nested deeper than " + MAX_DEPTH + " levels",
            "oken count", "has more than " + MAX_TOKENS + " values",
            "String value", "has a text of more than " + MAX_STRING + " characters",
            "Number value", "has a number of more than " + MAX_NUMBER + " digits");

    private final String name;
    private final CharBuffer text;

    private PolicyFile(String name, CharBuffer text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Takes a file's bytes.
     *
     * @throws PolicyException if it is too large, empty, or in another encoding
     */
    static PolicyFile read(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(name);
        }
        return new PolicyFile(name, decode(name, bytes));
    }

    static PolicyException tooLarge(String name) {
        return refused(name, new Place(name, 1, 1), "is larger than " + MAX_BYTES + " bytes", ANOTHER_FILE);
    }

    String name() {
        return name;
    }

    // Made by hand: Jackson's factory makes a JVM load every parser and generator it could make, a third of what a
    // policy adds to a cold start.
    JsonParser parser() {
        IOContext context = new IOContext(
                BOUNDED,
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                new BufferRecycler(),
                ContentReference.unknown(),
                false,
                JsonEncoding.UTF8);
        return new ReaderBasedJsonParser(
                ObjectReadContext.empty(),
                context,
                StreamReadFeature.collectDefaults(),
                JsonReadFeature.collectDefaults(),
                null,
                CharsToNameCanonicalizer.createRoot(null).makeChild(),
                text.array(),
                text.position(),
                text.limit(),
                false);
    }

    /**
     * The one value the file holds.
     *
     * @throws PolicyException if it is no JSON
     */
    Object value(Problems problems) {
        try (JsonParser parser = parser()) {
            if (parser.nextToken() == null) {
                throw refused(name, new Place(name, 1, 1), "is empty", "write the policy as one JSON object");
            }
            Object value = new Tree(this, problems).read(parser);
            requireEnd(parser);
            return value;
        } catch (StreamConstraintsException e) {
            throw refused(name, placeOf(e.getLocation()), bound(e.getOriginalMessage()), ANOTHER_FILE);
        } catch (UnexpectedEndOfInputException e) {
            throw refused(
                    name, placeOf(e.getLocation()), "ends too early", "close what is open, or fetch the file anew");
        } catch (JacksonException e) {
            throw refused(name, placeOf(e.getLocation()), "is no JSON: " + firstLine(e), "mend it there");
        }
    }

    /**
     * Holds a property's name to its bound; the parser's own holds those alone that its factory keeps.
     *
     * @throws PolicyException if it is longer
     */
    void requireBounded(String property, TokenStreamLocation at) {
        if (property.length() > MAX_NAME) {
            String fact = "has a property name of more than " + MAX_NAME + " characters";
            throw refused(name, placeOf(at), fact, ANOTHER_FILE);
        }
    }

    private void requireEnd(JsonParser parser) {
        TokenStreamLocation end = parser.currentLocation();
        boolean more;
        try {
            more = parser.nextToken() != null;
            end = parser.currentTokenLocation();
        } catch (JacksonException e) {
            more = true;
            end = e.getLocation() == null ? end : e.getLocation();
        }
        if (more) {
            throw refused(name, placeOf(end), "goes on after the end of the policy", "remove the rest");
        }
    }

    private static String bound(String message) {
        return BOUNDS.entrySet().stream()
                .filter(bound -> message.contains(bound.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("is larger than a policy can be");
    }

    private static String firstLine(JacksonException e) {
        String message = e.getOriginalMessage();
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return Quote.plain(line, 200);
    }

    /** The characters, without the mark that may stand before them. */
    private static CharBuffer decode(String name, byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) || hasZeroAtStart(bytes)) {
            throw refused(name, new Place(name, 1, 1), "is written in UTF-16", "save it as UTF-8");
        }
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in);
        } catch (CharacterCodingException e) {
            Place place = placeOf(name, bytes, start, in.position());
            throw refused(name, place, "is not written in UTF-8", "save it as UTF-8");
        }
    }

    private static boolean hasZeroAtStart(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] == 0 ^ bytes[1] == 0);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The place of a byte: its line, and the number of the character on it. */
    private static Place placeOf(String name, byte[] bytes, int start, int position) {
        int line = 1;
        int lineStart = start;
        for (int i = start; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        String before = new String(bytes, lineStart, Math.max(0, position - lineStart), StandardCharsets.UTF_8);
        return new Place(name, line, before.length() + 1);
    }

    private Place placeOf(@Nullable TokenStreamLocation at) {
        return at == null
                ? new Place(name, 1, 1)
                : new Place(name, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** The exception for a file refused as a whole. */
    static PolicyException refused(String name, Place place, String fact, String help) {
        return new PolicyException(
                name,
                List.of(PolicyProblem.of(Paths.ROOT, "the file " + fact, help).at(place)));
    }
}
