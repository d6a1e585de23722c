package com.mittliv.privacy.benchmarks.report;

import com.mittliv.privacy.benchmarks.engine.Engine;
import com.mittliv.privacy.benchmarks.scenario.Scenario;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Measures an engine inside a test: roughly in time, exactly in bytes. */
final class Meter {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;

    private final char[] order;
    private final int decisions;
    private int permitted;

    Meter(Scenario scenario, int decisions) {
        this.decisions = decisions;
        order = scenario.order(Scenario.Which.MIXED);
    }

    /** Measures the engine as the gate measures it under an id. */
    Measured measure(String id, Engine engine) {
        String[] parts = id.split("/", -1);
        List<Double> times = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        ask(engine, 2 * decisions);
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = THREAD.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            ask(engine, decisions);
            times.add((System.nanoTime() - start) / (double) decisions);
            bytes.add((THREAD.getCurrentThreadAllocatedBytes() - allocated) / (double) decisions);
        }
        return new Measured(parts[0], parts[1], Integer.parseInt(parts[2]), 1, "ns/op", times, bytes);
    }

    private void ask(Engine engine, int times) {
        for (int i = 0; i < times; i++) {
            permitted += engine.permits(order[i & order.length - 1]) ? 1 : 0;
        }
    }

    /** How many answers were permits: read, so that none is optimised away. */
    int permitted() {
        return permitted;
    }
}
