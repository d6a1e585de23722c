package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.Set;
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

/** Masking a bean of twelve attributes, beside the same conditions written by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class MaskBenchmark {
    private final Masking masking = new Masking(Scenario.of(40).people());
    private int next;

    /**
     * Copies the bean and masks nothing.
     *
     * @return the copy
     */
    @Benchmark
    public Profile copy() {
        return masking.copy(next++);
    }

    /**
     * Masks by conditions written by hand.
     *
     * @return the masked bean
     */
    @Benchmark
    public Profile byHand() {
        return masking.byHand(next++);
    }

    /**
     * Masks by the set of permitted categories.
     *
     * @return the masked bean
     */
    @Benchmark
    public Profile byPermittedCategories() {
        return masking.byPermittedCategories(next++);
    }

    /**
     * Asks for the permitted categories and masks nothing by them.
     *
     * @return the set
     */
    @Benchmark
    public Set<DataCategory> permittedCategories() {
        return masking.permittedCategories(next++);
    }

    /**
     * Masks by one prepared question for each attribute.
     *
     * @return the masked bean
     */
    @Benchmark
    public Profile byDecisions() {
        return masking.byDecisions(next++);
    }
}
