package com.mittliv.privacy.examples.policy;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs files of cases against Mitt Liv's policy: {@code N passed, N failed}, and each failure before it.
 *
 * <p>Exit status 0 if all pass, 1 if any fails, 2 if the files cannot be read.
 */
public final class DecisionCases {
    private DecisionCases() {}

    /**
     * Runs the cases of the files named.
     *
     * @param args paths of JSON files, each an array of cases
     */
    public static void main(String[] args) {
        int status = run(List.of(args), System.out);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(List<String> files, PrintStream out) {
        if (files.isEmpty()) {
            out.println("name at least one file of cases, for example -Dexec.args=\"path/to/cases.json\"");
            return 2;
        }
        CaseRunner runner = new CaseRunner(MittLiv.policy());
        int passed = 0;
        int failed = 0;
        for (String file : files) {
            JsonNode cases;
            try {
                cases = JsonMapper.shared().readTree(Path.of(file));
            } catch (JacksonException e) {
                String problem = Files.isReadable(Path.of(file)) ? "is no JSON" : "cannot be read";
                out.println(file + " " + problem + "; name a file that holds an array of cases");
                return 2;
            }
            if (!cases.isArray()) {
                out.println(file + " holds no array of cases");
                return 2;
            }
            for (JsonNode testCase : cases) {
                List<String> differences = runner.run(testCase);
                if (differences.isEmpty()) {
                    passed++;
                } else {
                    failed++;
                    out.println("FAILED " + testCase.path("id").asString("(no id)") + ": "
                            + String.join("; ", differences));
                }
            }
        }
        out.println(passed + " passed, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }
}
