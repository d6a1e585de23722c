package com.mittliv.privacy.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/** Two runs side by side. */
public final class Comparison {
    private Comparison() {}

    /**
     * Compares what both runs measured.
     *
     * @param before the earlier run
     * @param after the later run
     * @return a table in Markdown; a change counts where the forks of both runs don't overlap
     */
    public static String of(Results before, Results after) {
        StringBuilder text = new StringBuilder("Before: " + before.takenAt() + ", after: " + after.takenAt() + ".\n");
        if (!before.machine().processor().equals(after.machine().processor())
                || !before.machine().jvm().equals(after.machine().jvm())) {
            text.append("Taken on different machines or JVMs: compare the columns of ratios to the floor only.\n");
        }
        text.append("\n| measured | before | after | after/before | of the floor | bytes before | bytes after | |\n"
                + "|---|---:|---:|---:|---:|---:|---:|---|\n");
        for (Measured now : after.measured()) {
            before.find(now.id()).ifPresent(then -> text.append(row(before, after, then, now)));
        }
        return text.toString();
    }

    private static String row(Results before, Results after, Measured then, Measured now) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %s → %s | %s | %s | %s |%n",
                now.id(),
                Table.number(then.time()),
                Table.number(now.time()),
                now.time() / then.time(),
                ofFloor(before, then),
                ofFloor(after, now),
                Table.number(then.allocated()),
                Table.number(now.allocated()),
                word(then, now));
    }

    private static String ofFloor(Results results, Measured one) {
        Optional<Measured> floor = results.find(one.benchmark() + "/floor/" + one.rules());
        return floor.map(bare -> Table.number(one.time() / bare.time())).orElse("–");
    }

    private static String word(Measured then, Measured now) {
        if (now.allocated() > then.allocated() + 0.5) {
            return "**allocates more**";
        }
        if (now.fastest() > then.slowest()) {
            return "**slower**";
        }
        return now.slowest() < then.fastest() ? "faster" : "";
    }
}
