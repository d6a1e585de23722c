package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.report.Measured;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks round by round, a fork of each in every round, so that drift of the machine meets all alike. */
final class Runs {
    /**
     * One benchmark.
     *
     * @param method the JMH method, as a pattern
     * @param name what it is called in results
     * @param engine by what it is done
     * @param rules how many rules the policy has
     * @param threads how many threads at once
     * @param parameters JMH's parameters
     */
    record Bench(String method, String name, String engine, int rules, int threads, Map<String, String> parameters) {}

    /**
     * How long to measure.
     *
     * @param warmups how many times to warm up
     * @param iterations how many times to measure
     * @param milliseconds how long each time
     */
    record Effort(int warmups, int iterations, int milliseconds) {}

    private final Effort effort;
    private final Map<Bench, Measured> measured = new LinkedHashMap<>();

    Runs(Effort effort) {
        this.effort = effort;
    }

    /** Measures every benchmark in so many rounds more. */
    Collection<Measured> add(List<Bench> benches, int rounds) throws RunnerException {
        for (int round = 1; round <= rounds; round++) {
            System.out.println("round " + round + " of " + rounds);
            for (Bench bench : benches) {
                Measured fork = fork(bench);
                System.out.printf(
                        "  %-42s %12.2f %s %12.2f B%n", fork.id(), fork.time(), fork.unit(), fork.allocated());
                measured.merge(bench, fork, Measured::and);
            }
        }
        return measured.values();
    }

    private Measured fork(Bench bench) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(effort.milliseconds);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(bench.method)
                .forks(1)
                .warmupIterations(effort.warmups)
                .warmupTime(time)
                .measurementIterations(effort.iterations)
                .measurementTime(time)
                .threads(bench.threads)
                .addProfiler("gc")
                // New objects in few pages, so that it is not the operating system's handing them out that is timed.
                .jvmArgsAppend("-Xms1g", "-Xmx4g", "-Xmn64m")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        bench.parameters.forEach((name, value) -> options.param(name, value));
        RunResult result = new Runner(options.build()).runSingle();
        Result<?> primary = result.getPrimaryResult();
        double bytes = result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
        return new Measured(
                bench.name,
                bench.engine,
                bench.rules,
                bench.threads,
                primary.getScoreUnit(),
                List.of(primary.getStatistics().getPercentile(50)),
                List.of(bytes));
    }
}
