package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the fresh JVMs of {@link StartUp} do. */
public final class StartUpChild {
    private StartUpChild() {}

    /**
     * Does nothing without arguments; reads and compiles a policy file; or does the parts of that one after the other
     * and prints the microseconds each took.
     *
     * @param arguments the policy file; then {@code parts}, if they are to be told
     * @throws IOException if the file cannot be read
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length > 1) {
            parts(Path.of(arguments[0]));
        } else if (arguments.length == 1) {
            PrivacyEngine.compile(PolicyJson.read(Path.of(arguments[0])));
        }
    }

    private static void parts(Path file) throws IOException {
        long begin = System.nanoTime();
        Validation.byDefaultProvider()
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new AsItStands())
                .buildValidatorFactory()
                .getValidator();
        long validator = System.nanoTime();
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
        System.out.println((validator - begin) / 1_000 + " " + (json - validator) / 1_000 + " " + (read - json) / 1_000
                + " " + (compiled - read) / 1_000);
    }

    private static final class AsItStands implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}
