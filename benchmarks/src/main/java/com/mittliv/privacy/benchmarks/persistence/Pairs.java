package com.mittliv.privacy.benchmarks.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Two ways of doing the same, in turn, so that whatever the machine does besides happens to both; the ratio is the median
 * of the ratios of neighbours.
 *
 * @param what what is done
 * @param plain how long the first takes, in microseconds
 * @param guarded how long the second takes
 * @param ratio how many times longer the second takes
 * @param low the first quartile of the ratio
 * @param high the third quartile
 * @param best the ratio of the first deciles, which a busy machine disturbs least
 * @param pairs how often both were done
 */
record Pairs(String what, double plain, double guarded, double ratio, double low, double high, double best, int pairs) {
    /**
     * Measures, once both sides have run so long that the compiler is done with them, and the database has planned for
     * good; the work gives a number, which must be the same on both sides.
     */
    static Pairs measure(String what, Duration warmUp, int pairs, LongSupplier plain, LongSupplier guarded) {
        long warm = System.nanoTime() + warmUp.toNanos();
        while (System.nanoTime() < warm) {
            sink += plain.getAsLong() + guarded.getAsLong();
        }
        return told(what, pairs, () -> timed(plain), () -> timed(guarded));
    }

    /** Takes what both sides tell of how many microseconds they took. */
    static Pairs told(String what, int pairs, DoubleSupplier plain, DoubleSupplier guarded) {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            double a;
            double b;
            if (i % 2 == 0) {
                a = plain.getAsDouble();
                b = guarded.getAsDouble();
            } else {
                b = guarded.getAsDouble();
                a = plain.getAsDouble();
            }
            first.add(a);
            second.add(b);
            ratios.add(b / a);
        }
        return new Pairs(
                what,
                at(first, 0.5),
                at(second, 0.5),
                at(ratios, 0.5),
                at(ratios, 0.25),
                at(ratios, 0.75),
                at(second, 0.1) / at(first, 0.1),
                pairs);
    }

    private static double timed(LongSupplier work) {
        long before = System.nanoTime();
        sink += work.getAsLong();
        return (System.nanoTime() - before) / 1_000.0;
    }

    // What the work gives is used, so that the work is done.
    private static volatile long sink;

    private static double at(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f µs | %,.0f µs | %.2f | %.2f–%.2f | %.2f | %d |",
                what,
                plain,
                guarded,
                ratio,
                low,
                high,
                best,
                pairs);
    }
}
