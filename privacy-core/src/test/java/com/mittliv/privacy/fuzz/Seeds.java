package com.mittliv.privacy.fuzz;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.FileAuditLog;
import com.mittliv.privacy.audit.FileAuditLog.Durability;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.document.EveryConstruct;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the fuzzer begins: files as they are, made of what the project has. */
final class Seeds {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Policy EVERYTHING = EveryConstruct.policy("x");

    private Seeds() {}

    /** A real policy, one with every construct there is, and one with a problem of every kind. */
    static List<String> wholePolicies() {
        return List.of(
                text("../examples/mitt-liv-policy/src/main/resources/mitt-liv.policy.json"),
                PolicyJson.write(EVERYTHING),
                text("src/test/resources/com/mittliv/privacy/json/planted.policy.json"));
    }

    static Map<String, byte[]> policyFiles() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        List<String> whole = wholePolicies();
        for (int i = 0; i < whole.size(); i++) {
            seeds.put("whole-" + i, utf8(whole.get(i)));
        }
        // Each rule alone as well: the smaller the file, the more of it a change meets.
        for (ProcessingRule rule : EVERYTHING.rules()) {
            Policy alone = Policy.named("small", "1", EVERYTHING.controller())
                    .timeZone(EVERYTHING.timeZone())
                    .languages(EVERYTHING.languages().toArray(String[]::new))
                    .rule(rule)
                    .build();
            seeds.put("rule-" + rule.id(), utf8(PolicyJson.write(alone)));
        }
        return seeds;
    }

    static Map<String, byte[]> edits() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        for (byte file = 0; file < wholePolicies().size(); file++) {
            seeds.put("untouched-" + file, new byte[] {file});
            for (byte act = 0; act < 6; act++) {
                seeds.put("edited-" + file + "-" + act, new byte[] {file, act, 0, (byte) (17 * act + 3), 0, 40});
            }
        }
        return seeds;
    }

    static Map<String, byte[]> auditFiles() {
        byte[] whole = log();
        byte[] changed = whole.clone();
        changed[60] ^= 1;
        return Map.of(
                "empty",
                new byte[0],
                "whole",
                whole,
                "torn",
                Arrays.copyOf(whole, whole.length - 40),
                "unended",
                Arrays.copyOf(whole, whole.length - 1),
                "changed",
                changed);
    }

    static AuditEvent event(int number) {
        var person = SubjectHasher.keyed(new byte[32]).hash("person-" + number);
        ProcessingRule rule = EVERYTHING.rules().get(0);
        return switch (number % 2) {
            case 0 -> AuditEvent.asked(DataSubjectRight.ACCESS, person, EVERYTHING, NOW);
            default ->
                AuditEvent.erased(List.copyOf(rule.categories()), number, Optional.of(rule), person, EVERYTHING, NOW);
        };
    }

    private static byte[] log() {
        try {
            Path file = Files.createTempDirectory("audit-seed").resolve("audit.log");
            try (FileAuditLog log = FileAuditLog.open(file, Durability.OPERATING_SYSTEM, () -> NOW)) {
                for (int i = 0; i < 4; i++) {
                    log.append(event(i));
                }
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, byte[]> cookies() {
        return Map.of(
                "session", utf8("PHPSESSID=abc; Path=/; HttpOnly"),
                "age", utf8("_ga=1; Max-Age=63072000; SameSite=Lax"),
                "expires", utf8("_ga_X1=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure"),
                "removed", utf8("_ga=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT"),
                "nameless", utf8("=x; path=/"));
    }

    /** The words of the policy file's schema, as the fuzzer's dictionary. */
    static String dictionary() {
        Set<String> words = new TreeSet<>();
        collect(JsonMapper.shared().readTree(PolicyJson.schema()), words);
        return words.stream()
                .filter(word -> word.matches("[A-Za-z0-9_-]{2,40}"))
                .map(word -> "\"\\\"" + word + "\\\"\"\n")
                .collect(Collectors.joining());
    }

    /** What a file can name: properties, and the values of which one must stand. */
    private static void collect(JsonNode node, Set<String> words) {
        node.path("properties").propertyNames().forEach(words::add);
        node.path("enum").forEach(value -> words.add(value.asString("")));
        words.add(node.path("const").asString(""));
        node.forEach(child -> collect(child, words));
    }

    private static String text(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
