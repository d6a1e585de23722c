package com.mittliv.privacy.json;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonParser;

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
    public static final int MAX_BYTES = PolicyFile.MAX_BYTES;

    private PolicyJson() {}

    /**
     * Reads a policy from a file.
     *
     * @param file the file, in UTF-8
     * @return the policy
     * @throws PolicyException if the file cannot be read, is no policy, or has problems, all of them at once
     */
    public static Policy read(Path file) {
        String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw PolicyFile.tooLarge(name);
            }
            try (InputStream in = opened(file)) {
                return read(name, in);
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** A plain stream, for which a cold start loads no channels; what can't be opened is told by the other, which says why. */
    private static InputStream opened(Path file) throws IOException {
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            try {
                return new FileInputStream(file.toFile());
            } catch (FileNotFoundException e) {
                return Files.newInputStream(file);
            }
        }
        return Files.newInputStream(file);
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
        PolicyFile file;
        try {
            file = PolicyFile.read(name, in);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        Problems problems = new Problems();
        Optional<Policy> policy = policy(file, problems);
        if (policy.isEmpty()) {
            throw exception(file, problems);
        }
        return policy.get();
    }

    /**
     * Writes a policy; reading it again gives an equal one.
     *
     * @param policy the policy
     * @return JSON text
     */
    public static String write(Policy policy) {
        return Printer.print(PolicyWriter.write(policy)) + "\n";
    }

    /**
     * The JSON Schema (2020-12) of the policy file, by which editors complete and check it. It says how a file is
     * built; that its terms are declared and its rules agree is checked on reading.
     *
     * @return JSON text
     */
    public static String schema() {
        try (InputStream in = Objects.requireNonNull(PolicyJson.class.getResourceAsStream("policy.schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Policy> policy(PolicyFile file, Problems problems) {
        Object value = file.value(problems);
        if (value instanceof Map<?, ?> object) {
            return new PolicyReader(new Obj(Paths.ROOT, "the policy", Obj.cast(object), problems)).read();
        }
        problems.add(
                Paths.ROOT, "the file holds " + Tree.kindOf(value), "write the policy as one JSON object, in braces");
        return Optional.empty();
    }

    private static PolicyException exception(PolicyFile file, Problems problems) {
        List<PolicyProblem> placed;
        try (JsonParser parser = file.parser()) {
            placed = Places.find(file.name(), problems.told(), parser);
        }
        if (problems.leftOut() > 0) {
            placed.add(new PolicyProblem(
                    Paths.ROOT,
                    placed.get(placed.size() - 1).place(),
                    problems.leftOut() + " more problems are left out",
                    Optional.of("mend these first")));
        }
        return new PolicyException(file.name(), placed);
    }

    private static PolicyException unreadable(String name, IOException e) {
        String fact = "cannot be read (" + e.getClass().getSimpleName() + ")";
        String help = "check that it is a file and can be read";
        if (e instanceof NoSuchFileException) {
            fact = "is not there";
            help = "check its name and the directory";
        } else if (e instanceof AccessDeniedException) {
            fact = "may not be read";
            help = "ask for the right to read it";
        }
        return new PolicyException(name, List.of(PolicyProblem.of(Paths.ROOT, "the file " + fact, help)));
    }
}
