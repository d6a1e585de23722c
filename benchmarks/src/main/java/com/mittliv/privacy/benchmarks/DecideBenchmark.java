package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.engine.Engine;
import com.mittliv.privacy.benchmarks.engine.EngineKind;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One decision by each engine, on the same policy and questions, every answer held to the scenario's beforehand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DecideBenchmark {
    /** An engine with its questions. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Asked {
        /** Which engine. */
        @Param({"BASELINE", "FLOOR", "OURS"})
        public EngineKind engine;

        /** How many rules the policy has. */
        @Param("40")
        public int rules;

        /** Which questions are asked. */
        @Param("MIXED")
        public Scenario.Which which;

        Engine prepared;
        char[] order;

        /** Prepares and checks. */
        @Setup
        public void prepare() {
            Scenario scenario = Scenario.of(rules);
            order = scenario.order(which);
            prepared = engine.prepareChecked(scenario);
        }

        /** Gives back what the engine holds. */
        @TearDown
        public void close() {
            prepared.close();
        }
    }

    /** Where a thread stands in the order of questions. */
    @State(Scope.Thread)
    public static class Cursor {
        private int next;

        int next(char[] order) {
            return order[next++ & order.length - 1];
        }
    }

    /**
     * Asks one question.
     *
     * @param asked the engine and its questions
     * @param cursor which question is next
     * @return the answer
     */
    @Benchmark
    public boolean decide(Asked asked, Cursor cursor) {
        return asked.prepared.permits(cursor.next(asked.order));
    }
}
