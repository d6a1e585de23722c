package com.mittliv.privacy.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A run as Markdown. */
final class Table {
    private Table() {}

    static String of(Results results) {
        Machine machine = results.machine();
        StringBuilder text = new StringBuilder("# " + results.title() + "\n\n")
                .append("Taken ")
                .append(results.takenAt())
                .append(" by `")
                .append(results.command())
                .append("` on ")
                .append(machine.processor())
                .append(", ")
                .append(machine.cores())
                .append(" cores, ")
                .append(machine.system())
                .append(", ")
                .append(machine.jvm())
                .append("; load ")
                .append(machine.loadBefore())
                .append(" before, ")
                .append(machine.loadAfter())
                .append(" at the end.\n\n")
                .append("Times are the median of the forks, in brackets the fastest and the slowest fork.\n\n")
                .append("| measured | rules | threads | time | | bytes | times ours | forks |\n")
                .append("|---|---:|---:|---:|---|---:|---:|---:|\n");
        for (Measured one : results.measured()) {
            text.append(row(results, one));
        }
        if (!results.checks().isEmpty()) {
            text.append("\n| claim | measured | at most | |\n|---|---:|---:|---|\n");
            for (Check check : results.checks()) {
                text.append("| %s | %.3f %s | %.3f | %s |\n"
                        .formatted(
                                check.claim(),
                                check.value(),
                                check.unit(),
                                check.limit(),
                                check.holds() ? "holds" : "**fails**"));
            }
        }
        return text.toString();
    }

    private static String row(Results results, Measured one) {
        List<String> cells = List.of(
                one.benchmark() + " · " + one.engine(),
                String.format(Locale.ROOT, "%,d", one.rules()),
                String.valueOf(one.threads()),
                number(one.time()) + " " + one.unit(),
                "(" + number(one.fastest()) + "–" + number(one.slowest()) + ")",
                number(one.allocated()),
                ours(results, one).map(ours -> number(one.time() / ours.time())).orElse(""),
                String.valueOf(one.times().size()));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static Optional<Measured> ours(Results results, Measured one) {
        return results.measured().stream()
                .filter(other -> other.benchmark().equals(one.benchmark())
                        && other.engine().equals("ours")
                        && other.rules() == one.rules()
                        && other.threads() == one.threads())
                .findFirst();
    }

    /** Three digits that count, no more. */
    static String number(double value) {
        if (value < 0.01) {
            return "0";
        }
        if (value < 10) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return value < 100 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%,.0f", value);
    }
}
