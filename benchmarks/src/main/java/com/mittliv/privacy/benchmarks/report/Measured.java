package com.mittliv.privacy.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What one benchmark showed.
 *
 * @param benchmark what was measured, for example {@code decide}
 * @param engine by what, for example {@code ours}
 * @param rules with how many rules in the policy
 * @param threads by how many threads at once
 * @param unit the unit of the times, per operation and thread
 * @param times the median of each fork
 * @param bytes what each fork allocated per operation
 */
public record Measured(
        String benchmark, String engine, int rules, int threads, String unit, List<Double> times, List<Double> bytes) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no fork
     */
    public Measured {
        times = List.copyOf(times);
        bytes = List.copyOf(bytes);
        if (times.isEmpty()) {
            throw new IllegalArgumentException("no fork of `" + benchmark + "/" + engine + "` was measured");
        }
    }

    /**
     * Tells it from the others of a run.
     *
     * @return the benchmark, engine, rules and threads
     */
    public String id() {
        return benchmark + "/" + engine + "/" + rules + (threads == 1 ? "" : "/" + threads + "-threads");
    }

    /**
     * The time.
     *
     * @return the median of the forks
     */
    public double time() {
        return median(times);
    }

    /**
     * The fastest fork.
     *
     * @return its median
     */
    public double fastest() {
        return times.stream().mapToDouble(time -> time).min().orElseThrow();
    }

    /**
     * The slowest fork.
     *
     * @return its median
     */
    public double slowest() {
        return times.stream().mapToDouble(time -> time).max().orElseThrow();
    }

    /**
     * The memory allocated.
     *
     * @return bytes per operation, the median of the forks
     */
    public double allocated() {
        return median(bytes);
    }

    /**
     * This with the forks of another measurement of the same.
     *
     * @param more the other
     * @return both
     */
    public Measured and(Measured more) {
        return new Measured(
                benchmark, engine, rules, threads, unit, joined(times, more.times), joined(bytes, more.bytes));
    }

    private static List<Double> joined(List<Double> a, List<Double> b) {
        List<Double> joined = new ArrayList<>(a);
        joined.addAll(b);
        return joined;
    }

    /**
     * The middle of some numbers, which a few wild ones don't move.
     *
     * @param numbers at least one
     * @return the median
     */
    public static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
