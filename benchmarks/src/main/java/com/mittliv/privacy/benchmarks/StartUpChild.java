package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the fresh JVMs of {@link StartUp} do. */
public final class StartUpChild {
    private StartUpChild() {}

    /**
     * Does nothing without arguments; reads and compiles a policy file; does the parts of that one after the other and
     * prints the microseconds each took; or reads a file that lacks something until it is refused.
     *
     * @param arguments the policy file; then {@code parts}, if they are to be told, or {@code refused}
     * @throws IOException if the file cannot be read
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length > 1 && arguments[1].equals("refused")) {
            refused(Path.of(arguments[0]));
        } else if (arguments.length > 1) {
            parts(Path.of(arguments[0]));
        } else if (arguments.length == 1) {
            PrivacyEngine.compile(PolicyJson.read(Path.of(arguments[0])));
        }
    }

    private static void parts(Path file) throws IOException {
        long begin = System.nanoTime();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            while (parser.nextToken() != null) {
                parser.currentTokenLocation();
            }
        }
        long json = System.nanoTime();
        Policy policy = PolicyJson.read(file);
        long read = System.nanoTime();
        PrivacyEngine.compile(policy);
        long compiled = System.nanoTime();
        System.out.println((json - begin) / 1_000 + " " + (read - json) / 1_000 + " " + (compiled - read) / 1_000);
    }

    private static void refused(Path file) {
        try {
            PolicyJson.read(file);
        } catch (PolicyException e) {
            return;
        }
        throw new IllegalStateException("the file lacks nothing");
    }
}
