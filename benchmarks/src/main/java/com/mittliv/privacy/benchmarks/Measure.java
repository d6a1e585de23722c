package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.engine.EngineKind;
import com.mittliv.privacy.benchmarks.report.Machine;
import com.mittliv.privacy.benchmarks.report.Measured;
import com.mittliv.privacy.benchmarks.report.Results;
import com.mittliv.privacy.benchmarks.report.Targets;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** The long run: every engine, every size, and all that is measured beside decisions. */
public final class Measure {
    private static final List<Integer> SIZES = List.of(40, 1_000, 10_000, 100_000);

    /** A file of 100,000 rules is larger than what the reader takes for a policy. */
    private static final int MOST_READ = 10_000;

    /** So many forks at least of what is short, and held to a figure that it comes close to. */
    private static final int LEAST_OF_CLOSE = 5;

    private Measure() {}

    /**
     * Measures and writes the results as {@code results/all-jdk17}, or a quick look as {@code results/quick-jdk17}, by
     * the JDK it runs on.
     *
     * @param arguments {@code quick} for one round of 40 rules; else how many rounds, three unless given
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the results cannot be written
     */
    public static void main(String... arguments) throws RunnerException, IOException {
        String argument = arguments.length == 0 ? "3" : arguments[0];
        boolean quick = argument.equals("quick");
        Machine machine = Machine.here();
        Runs runs = new Runs(quick ? new Runs.Effort(3, 5, 300) : new Runs.Effort(3, 5, 400));
        List<Runs.Bench> benches = benches().stream()
                .filter(bench -> !quick || bench.rules() <= 40)
                .toList();
        int rounds = quick ? 1 : Integer.parseInt(argument);
        List<Measured> measured = new ArrayList<>(runs.add(benches, rounds));
        if (!quick && rounds < LEAST_OF_CLOSE) {
            measured = new ArrayList<>(
                    runs.add(benches.stream().filter(Measure::isClose).toList(), LEAST_OF_CLOSE - rounds));
        }
        SIZES.stream().filter(rules -> !quick || rules <= 40).map(Footprint::of).forEach(measured::add);
        new Results(
                        quick ? "A quick look, one fork each" : "All engines",
                        "./mvnw -q -pl benchmarks -am compile exec:exec -Dbenchmark.main=" + Measure.class.getName()
                                + " -Djmh.args=" + argument,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        machine.atTheEnd(),
                        measured,
                        Targets.in(measured))
                .write(
                        Path.of("results"),
                        (quick ? "quick" : "all") + "-jdk" + Runtime.version().feature());
    }

    private static List<Runs.Bench> benches() {
        List<Runs.Bench> benches = new ArrayList<>();
        for (int rules : SIZES) {
            for (EngineKind kind : EngineKind.values()) {
                if (rules <= kind.largest()) {
                    benches.add(Gate.decide(kind, rules, 1));
                }
            }
        }
        for (Scenario.Which which : List.of(Scenario.Which.PERMITTED, Scenario.Which.REFUSED)) {
            Map<String, String> parameters = Map.of("engine", "OURS", "rules", "40", "which", which.name());
            benches.add(new Runs.Bench("DecideBenchmark.decide", "decide-" + which.label(), "ours", 40, 1, parameters));
        }
        for (EngineKind kind : List.of(EngineKind.FLOOR, EngineKind.OURS, EngineKind.HASH_MAP, EngineKind.CAFFEINE)) {
            benches.add(Gate.decide(kind, 40, 2));
        }
        benches.add(plain("ExplainBenchmark.explain", "explain", "ours", 40));
        benches.add(plain("ExplainBenchmark.page", "page-of-1000", "ours", 40));
        benches.add(plain("MaskBenchmark.copy", "mask-12", "copy-only", 12));
        benches.add(plain("MaskBenchmark.byHand", "mask-12", "by-hand", 12));
        benches.add(plain("MaskBenchmark.byPermittedCategories", "mask-12", "ours-by-set", 12));
        benches.add(plain("MaskBenchmark.byDecisions", "mask-12", "ours-by-decisions", 12));
        for (int rules : SIZES) {
            Map<String, String> parameters = Map.of("rules", String.valueOf(rules));
            benches.add(new Runs.Bench("PolicyBenchmark.compile", "compile", "ours", rules, 1, parameters));
            if (rules <= MOST_READ) {
                benches.add(new Runs.Bench("PolicyBenchmark.read", "read-json", "ours", rules, 1, parameters));
                benches.add(new Runs.Bench("PolicyBenchmark.analyse", "analyse", "ours", rules, 1, parameters));
            }
        }
        return benches;
    }

    private static boolean isClose(Runs.Bench bench) {
        return bench.rules() <= 40
                && List.of("baseline", "floor", "ours", "ours-cached-state", "state-look-up", "by-hand", "ours-by-set")
                        .contains(bench.engine())
                && (bench.name().equals("decide") || bench.name().equals("mask-12"));
    }

    private static Runs.Bench plain(String method, String name, String engine, int rules) {
        return new Runs.Bench(method + "$", name, engine, rules, 1, Map.of());
    }
}
