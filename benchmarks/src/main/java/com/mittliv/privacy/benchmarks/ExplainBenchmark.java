package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.engine.PreparedEngine;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A decision with its sentence, and a page of decisions. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class ExplainBenchmark {
    private static final int PAGE = 1_000;

    private final Scenario scenario = Scenario.of(40);
    private final PreparedEngine engine = new PreparedEngine(scenario);
    private final char[] order = scenario.order(Scenario.Which.MIXED);
    private int next;

    /**
     * Decides and explains.
     *
     * @return the sentence
     */
    @Benchmark
    public String explain() {
        return engine.decide(order[next++ & order.length - 1]).explain("sv");
    }

    /**
     * Decides for a page of a thousand records.
     *
     * @return how many are permitted
     */
    @Benchmark
    public int page() {
        int permitted = 0;
        for (int i = 0; i < PAGE; i++) {
            permitted += engine.permits(order[next++ & order.length - 1]) ? 1 : 0;
        }
        return permitted;
    }
}
