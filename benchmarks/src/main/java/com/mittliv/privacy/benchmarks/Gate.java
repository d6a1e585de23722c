package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.engine.EngineKind;
import com.mittliv.privacy.benchmarks.report.Check;
import com.mittliv.privacy.benchmarks.report.Machine;
import com.mittliv.privacy.benchmarks.report.Measured;
import com.mittliv.privacy.benchmarks.report.Results;
import com.mittliv.privacy.benchmarks.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The short run that a build waits for: ends with 1 when a decision has become slow, grows with the policy or
 * allocates.
 */
public final class Gate {
    /** Odd, so that one round is the middle one. */
    private static final int ROUNDS = 5;

    private static final Runs.Effort EFFORT = new Runs.Effort(3, 3, 300);

    private Gate() {}

    /**
     * Measures, judges, and measures once more before it fails.
     *
     * @param arguments none
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the results cannot be written
     */
    public static void main(String... arguments) throws RunnerException, IOException {
        Machine machine = Machine.here();
        Runs runs = new Runs(EFFORT);
        List<Runs.Bench> benches = Verdict.NEEDED.stream().map(Gate::bench).toList();
        Collection<Measured> measured = runs.add(benches, ROUNDS);
        List<Check> checks = Verdict.on(measured);
        if (!hold(checks)) {
            checks.forEach(System.out::println);
            System.out.println("measuring once more, to tell a slow engine from a busy machine");
            measured = new Runs(EFFORT).add(benches, ROUNDS);
            checks = Verdict.on(measured);
        }
        new Results(
                        "The gate's run",
                        "./mvnw -q -pl benchmarks -am compile exec:exec -Dbenchmark.main=" + Gate.class.getName(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        machine.atTheEnd(),
                        List.copyOf(measured),
                        checks)
                .write(Path.of("results"), "gate");
        checks.forEach(System.out::println);
        if (!hold(checks)) {
            System.out.println("the decision has become too slow; see benchmarks/results/gate.md");
            System.exit(1);
        }
    }

    private static boolean hold(List<Check> checks) {
        return checks.stream().allMatch(Check::holds);
    }

    private static Runs.Bench bench(String id) {
        String[] parts = id.split("/", -1);
        int rules = Integer.parseInt(parts[2]);
        EngineKind kind = EngineKind.ofLabel(parts[1]);
        return decide(kind, rules, 1);
    }

    /** One decision by an engine. */
    static Runs.Bench decide(EngineKind kind, int rules, int threads) {
        return new Runs.Bench(
                "DecideBenchmark.decide",
                "decide",
                kind.label(),
                rules,
                threads,
                Map.of("engine", kind.name(), "rules", String.valueOf(rules), "which", "MIXED"));
    }
}
