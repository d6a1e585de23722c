package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
import org.openjdk.jmh.annotations.Warmup;

/** What is done once per policy: reading, compiling and analysing it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class PolicyBenchmark {
    /** How many rules the policy has. */
    @Param({"40", "1000", "10000"})
    public int rules;

    private Policy policy;
    private byte[] json;

    /** Makes the policy and its file. */
    @Setup
    public void prepare() {
        policy = Scenario.of(rules).policy();
        json = PolicyJson.write(policy).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Compiles the policy.
     *
     * @return the engine
     */
    @Benchmark
    public PrivacyEngine compile() {
        return PrivacyEngine.compile(policy);
    }

    /**
     * Reads and validates the policy.
     *
     * @return the policy
     */
    @Benchmark
    public Policy read() {
        return PolicyJson.read("policy.json", new ByteArrayInputStream(json));
    }

    /**
     * Looks for what is missing, without effect or not meant.
     *
     * @return the findings
     */
    @Benchmark
    public Object analyse() {
        return policy.analyse();
    }
}
