package com.mittliv.privacy.foreign;

import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The invented organisations, each with its policy file and its table of cases. */
enum ForeignPolicy {
    CLINIC,
    SHOP,
    PRESCHOOL,
    UNION,
    SAAS;

    private static final String NO_CASE = "#";

    String json() {
        return resource(".policy.json");
    }

    Policy policy() {
        String file = fileName(".policy.json");
        try (InputStream in = open(file)) {
            return PolicyJson.read(file, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the table, each with its line in the file. */
    List<CaseRow> cases() {
        List<String> lines = resource(".cases.txt").lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).startsWith(NO_CASE))
                .mapToObj(i -> CaseRow.parse(this, i + 1, lines.get(i)))
                .toList();
    }

    private String fileName(String ending) {
        return name().toLowerCase(java.util.Locale.ROOT) + ending;
    }

    private String resource(String ending) {
        try (InputStream in = open(fileName(ending))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(ForeignPolicy.class.getResourceAsStream(file), file);
    }
}
