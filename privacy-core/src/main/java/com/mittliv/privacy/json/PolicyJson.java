package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.policy.PolicyProblem.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes policies as JSON.
 *
 * <pre>{@code
 * Policy policy = PolicyJson.read(Path.of("mitt-liv.policy.json"));
 * }</pre>
 *
 * <p>A file with problems is refused as a whole, with all of them at once: each with its path, line and column, and the
 * way out.
 */
public final class PolicyJson {
    /** The largest file taken, in bytes. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 6_000_000;
    private static final int MAX_STRING = 1_000_000;
    private static final int MAX_NAME = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxTokenCount(MAX_TOKENS)
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(100)
                    .build())
            .build();

    private PolicyJson() {}

    /**
     * Reads a policy from a file.
     *
     * @param file the file, in UTF-8
     * @return the policy
     * @throws PolicyException if the file cannot be read, is no policy, or has problems, all of them at once
     */
    public static Policy read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw refused(name, "is larger than " + MAX_BYTES + " bytes", "a policy is text written by people");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(name, in);
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Reads a policy from a stream, which is left open.
     *
     * @param name the name to call the file in problems
     * @param in the file's bytes, in UTF-8
     * @return the policy
     * @throws PolicyException if the stream cannot be read, is no policy, or has problems, all of them at once
     */
    public static Policy read(String name, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refused(name, "is larger than " + MAX_BYTES + " bytes", "a policy is text written by people");
            }
            return parse(name, decode(name, bytes));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Writes a policy; reading it again gives an equal one.
     *
     * @param policy the policy
     * @return JSON text
     */
    public static String write(Policy policy) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(PolicyCodec.write(policy))
                + "\n";
    }

    private static String decode(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(name, "is not written in UTF-8", "save it as UTF-8");
        }
    }

    private static Policy parse(String name, String text) {
        if (text.isBlank()) {
            throw refused(name, "is empty", "a policy is one JSON object");
        }
        Problems problems = new Problems();
        Object value = tree(name, text, problems);
        if (!(value instanceof java.util.Map<?, ?> object)) {
            throw refused(name, "holds " + Tree.kindOf(value), "a policy is one JSON object");
        }
        Policy policy = new PolicyCodec().read(new Obj("$", "the policy", Obj.cast(object), problems));
        if (policy == null || !problems.found().isEmpty()) {
            try (JsonParser again = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
                throw new PolicyException(name, Places.find(name, problems.found(), again));
            }
        }
        return policy;
    }

    private static Object tree(String name, String text, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Object value = new Tree(problems).read(parser);
            JsonToken more = parser.nextToken();
            if (more != null) {
                throw broken(name, parser.currentTokenLocation(), "goes on after the policy's end", "remove the rest");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw broken(
                    name,
                    e.getLocation(),
                    "is nested deeper than " + MAX_DEPTH + " levels, or has a name, string or number of enormous size,"
                            + " or more than " + MAX_TOKENS + " parts",
                    "a policy is text written by people");
        } catch (JacksonException e) {
            throw broken(name, e.getLocation(), "is no JSON: " + firstLine(e.getOriginalMessage()), "mend it there");
        }
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static PolicyException broken(String name, TokenStreamLocation at, String fact, String help) {
        Place place = at == null ? new Place(name, 1, 1) : new Place(name, at.getLineNr(), at.getColumnNr());
        return new PolicyException(
                name, List.of(new PolicyProblem("$", Optional.of(place), "the file " + fact, Optional.of(help))));
    }

    private static PolicyException refused(String name, String fact, String help) {
        return new PolicyException(name, List.of(PolicyProblem.of("$", "the file " + fact, help)));
    }

    private static PolicyException unreadable(String name, IOException e) {
        return refused(
                name, "cannot be read (" + e.getClass().getSimpleName() + ")", "check that it is there and readable");
    }
}
