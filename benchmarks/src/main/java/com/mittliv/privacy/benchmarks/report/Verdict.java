package com.mittliv.privacy.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Judges a run. Times of one machine say nothing about another, and drift even on one: so what is judged is how
 * measurements of the same round stand to each other, in the middle of all rounds, and what is allocated.
 */
public final class Verdict {
    /** The measurements a verdict rests on, by {@link Measured#id}. */
    public static final List<String> NEEDED = List.of(
            "decide/baseline/40",
            "decide/floor/40",
            "decide/ours/40",
            "decide/ours/10000",
            "decide/hash-map/40",
            "decide/caffeine/40");

    private static final double FLOORS = 3;
    private static final double NANOSECONDS_MORE = 5;
    private static final double GROWTH = 1.2;
    /** By how much the middle of a few short rounds strays on a small machine that shares its memory with others. */
    private static final double NOISE = 1.5;
    /**
     * A decision is a chain of look-ups in memory, the bare look-up stays in the nearest cache: what the neighbours do
     * strikes the one and spares the other. The long run tells how far the figure itself is reached.
     */
    private static final double NOISE_OF_MEMORY = 3;
    /** Less than one byte in twenty decisions: what the measuring itself allocates. */
    private static final double NO_BYTES = 0.05;

    private final Map<String, Measured> byId;
    private final int rounds;

    private Verdict(Collection<Measured> measured) {
        byId = measured.stream().collect(Collectors.toMap(Measured::id, Function.identity()));
        for (String id : NEEDED) {
            if (!byId.containsKey(id)) {
                throw new IllegalArgumentException("`" + id + "` was not measured; the verdict rests on " + NEEDED);
            }
        }
        rounds = NEEDED.stream().mapToInt(id -> of(id).times().size()).min().orElseThrow();
    }

    /**
     * Judges.
     *
     * @param measured at least what is {@link #NEEDED}; the forks of each stand in the order of rounds
     * @return what has to hold, with what was measured
     * @throws IllegalArgumentException if something needed is missing
     */
    public static List<Check> on(Collection<Measured> measured) {
        Verdict verdict = new Verdict(measured);
        return List.of(
                verdict.cost(),
                verdict.bytes("decide/ours/40"),
                verdict.bytes("decide/ours/10000"),
                verdict.growth(),
                verdict.ahead("hash-map", "a look-up in a HashMap"),
                verdict.ahead("caffeine", "a look-up in Caffeine"));
    }

    private Check cost() {
        double value = middle(round -> {
            double baseline = time("decide/baseline/40", round);
            double allowed = FLOORS * (time("decide/floor/40", round) - baseline) + NANOSECONDS_MORE;
            return (time("decide/ours/40", round) - baseline) / allowed;
        });
        return new Check("a decision costs at most 3 bare look-ups and 5 ns", value, NOISE_OF_MEMORY, "of that");
    }

    private Check bytes(String id) {
        return new Check(id + " allocates nothing", of(id).allocated(), NO_BYTES, "bytes");
    }

    private Check growth() {
        double value = middle(round -> time("decide/ours/10000", round) / time("decide/ours/40", round));
        return new Check("10,000 rules cost at most 1.2 times what 40 cost", value, GROWTH * NOISE, "times");
    }

    private Check ahead(String engine, String what) {
        double value = middle(round -> time("decide/ours/40", round) / time("decide/" + engine + "/40", round));
        return new Check("a decision costs no more than " + what, value, NOISE, "of it");
    }

    private double middle(IntToDoubleFunction ofRound) {
        return Measured.median(
                IntStream.range(0, rounds).mapToObj(ofRound::applyAsDouble).toList());
    }

    private double time(String id, int round) {
        return of(id).times().get(round);
    }

    private Measured of(String id) {
        Measured measured = byId.get(id);
        if (measured == null) {
            throw new IllegalArgumentException("`" + id + "` was not measured");
        }
        return measured;
    }
}
