package com.mittliv.privacy.jpa.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page is written from the list that the tests are made of. */
class BypassPageTest {
    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("BYPASS.md");
    private static final String REWRITE =
            "./mvnw -pl privacy-jpa -am test -Dtest=BypassPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dbypass.page=write";
    private static final String SOURCES = "src/test/java/com/mittliv/privacy/jpa/";

    @Test
    void thePageSaysWhatTheTestsShow() throws IOException {
        if (System.getProperty("bypass.page", "").equals("write")) {
            Files.writeString(PAGE, page(), UTF_8);
        }
        assertThat(Files.readString(PAGE, UTF_8))
                .as("BYPASS.md differs from the list of paths; rewrite it with `" + REWRITE + "`")
                .isEqualTo(page());
    }

    @Test
    void noTwoPathsHaveOneName() {
        assertThat(Paths.ALL).extracting(Path::name).doesNotHaveDuplicates();
    }

    private static String page() {
        StringBuilder page = new StringBuilder(head());
        Map<String, List<Path>> groups =
                Paths.ALL.stream().collect(Collectors.groupingBy(Path::group, LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, paths) -> {
            page.append("\n## ")
                    .append(group)
                    .append("\n\n| path | rows | attributes | what happens |\n|---|---|---|---|\n");
            for (Path path : paths) {
                page.append("| ").append(path.name().replace("|", "\\|"));
                page.append(" | ").append(cell("rows", path.rows(), path));
                page.append(" | ").append(cell("attributes", path.attributes(), path));
                page.append(" | ").append(path.words()).append(" |\n");
            }
        });
        return page.toString();
    }

    private static String cell(String kind, Optional<Path.Cell> cell, Path path) {
        String verdict = cell.orElseThrow().verdict().name().toLowerCase(Locale.ROOT);
        return "[" + verdict + "](" + SOURCES + "matrix/" + sourceOf(path) + " \"BypassMatrixTest." + kind + ": "
                + path.name().replace("\"", "'") + "\")";
    }

    /** The file in which the path, and with it the work of its tests, is written. */
    private static String sourceOf(Path path) {
        return switch (path.group()) {
            case "Loading by id" -> "LoadPaths.java";
            case "Kinds of mapping" -> "MappingPaths.java";
            case "Queries" -> "QueryPaths.java";
            case "Places where a query names an attribute" -> "NamingPaths.java";
            case "Writing" -> "WritePaths.java";
            case "StatelessSession" -> "StatelessPaths.java";
            case "Native SQL, routines and JDBC" -> "NativePaths.java";
            case "Caches" -> "CachePaths.java";
            default -> throw new IllegalStateException("no file is known for " + path.group());
        };
    }

    private static String head() {
        long cells = 2L * Paths.ALL.size();
        return """
                # What an application can and cannot get past the guard

                Every way by which Hibernate lets an application read or write, and what becomes on it of rows and of
                attributes that the purpose at hand does not permit:

                - **guarded**: they are not there, and what is permitted is;
                - **refused**: the whole is refused, with an error that names the way out;
                - **outside**: the library does not see it. What bounds it stands beside it; on PostgreSQL, row security is
                  the second line.

                Each of the %d cells is a test of `BypassMatrixTest`, run on H2 and on PostgreSQL: it shows first that the
                way leads to data where all are open, then what it gives to a newsletter that may see the e-mail address
                of one person in four. A cell says *outside* only where its test gets hold of what is forbidden. All paths are
                run again for every purpose, and for none, in `LeakHuntTest`, which looks for forbidden values in results,
                errors, log lines and what is bound to statements; `EntryPointsTest` fails when Hibernate has an event or a
                method of its sessions that this list does not know. What was withheld is never written back:
                `WriteBackTest`.

                This page is written by `%s`.
                """.formatted(cells, REWRITE);
    }
}
