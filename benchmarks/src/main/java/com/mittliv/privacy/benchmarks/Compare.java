package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.report.Comparison;
import com.mittliv.privacy.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Path;

/** Compares two files of results. */
public final class Compare {
    private Compare() {}

    /**
     * Prints the comparison.
     *
     * @param arguments the earlier and the later file
     * @throws IOException if a file cannot be read
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("name two files of results: the earlier, then the later");
            System.exit(2);
        }
        System.out.print(Comparison.of(Results.read(Path.of(arguments[0])), Results.read(Path.of(arguments[1]))));
    }
}
