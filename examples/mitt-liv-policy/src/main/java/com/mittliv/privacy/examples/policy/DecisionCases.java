package com.mittliv.privacy.examples.policy;

import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.PolicyException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs files of cases against Mitt Liv's policy, or another: each failure on a line, then {@code N passed, N failed}.
 *
 * <p>Exit status 0 if all pass, 1 if any fails, 2 if a file cannot be read.
 */
public final class DecisionCases {
    private static final String USAGE = """
            Runs files of cases against a policy: each failure on a line, then the sum.

                [--policy FILE] CASES...

            --policy FILE  a policy file; Mitt Liv's unless given
            CASES          JSON files, each an array of cases with `id`, `kind` (DECISION unless given, COLLECT, RIGHT,
                           NOTICE or ERASURE), `facts` and `expect`

            Ends with 0 if all pass, 1 if any fails, 2 if a file cannot be read.""";

    private DecisionCases() {}

    /**
     * Runs the cases of the files named.
     *
     * @param args {@code --policy} and a policy file, if it is to be another; then paths of JSON files, each an array
     *     of cases
     */
    public static void main(String[] args) {
        int status = run(List.of(args), System.out);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        boolean other = !arguments.isEmpty() && arguments.get(0).equals("--policy");
        List<String> files = other ? arguments.subList(Math.min(2, arguments.size()), arguments.size()) : arguments;
        Optional<String> option =
                files.stream().filter(file -> file.startsWith("--")).findFirst();
        if (option.isPresent()) {
            out.println("`" + option.get() + "` is no option here; `--policy FILE` stands first, see `--help`");
            return 2;
        }
        if (files.isEmpty()) {
            out.println("name at least one file of cases, for example -Dexec.args=\"path/to/cases.json\"");
            return 2;
        }
        try {
            return run(
                    new CaseRunner(other ? PolicyJson.read(Path.of(arguments.get(1))) : MittLiv.policy()), files, out);
        } catch (PolicyException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static int run(CaseRunner runner, List<String> files, PrintStream out) {
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
