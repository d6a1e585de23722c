package com.mittliv.privacy.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs Jazzer on each target in turn, in a process of its own and within bounds of memory and time. The first input
 * that breaks what must hold ends the run, and is kept in {@code target/fuzz}.
 *
 * <pre>{@code
 * ./mvnw -Pfuzz -pl privacy-core verify -Dfuzz.seconds=600 -Dfuzz.targets=policy-file,policy-edits
 * }</pre>
 */
public final class FuzzRun {
    private static final Path FOLDER = Path.of("target", "fuzz");
    private static final int HEAP_MEGABYTES = 512;
    private static final int PROCESS_MEGABYTES = 2_048;
    private static final int SECONDS_FOR_ONE_INPUT = 25;
    private static final int MOST_BYTES = 256 * 1024;

    private FuzzRun() {}

    /**
     * Runs.
     *
     * @param arguments how many seconds for each target, and the targets' names with commas between; {@code all} for all
     * @throws IOException if the seeds cannot be written or Jazzer cannot be started
     * @throws InterruptedException if the run is interrupted
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(arguments[0]);
        List<String> wanted = Arrays.asList(arguments[1].split(","));
        for (FuzzTarget target : FuzzTarget.values()) {
            String name = name(target);
            if (wanted.contains("all") || wanted.contains(name)) {
                int exit = run(target, name, seconds);
                List<Path> found = found(name);
                if (exit != 0 || !found.isEmpty()) {
                    System.err.println("fuzzing `" + name + "` ended with " + exit + "; look into " + found
                            + ", and remove them to go on from where it got to");
                    System.exit(1);
                }
            }
        }
    }

    static String name(FuzzTarget target) {
        return target.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Inputs that broke what must hold; one that took too long at the very end changes no exit code. */
    private static List<Path> found(String name) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-(crash|timeout|oom|leak)-.*"))
                    .toList();
        }
    }

    private static int run(FuzzTarget target, String name, int seconds) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(FOLDER.resolve(name));
        Path seeds = Files.createDirectories(FOLDER.resolve(name + "-seeds"));
        for (Map.Entry<String, byte[]> seed : target.seeds().entrySet()) {
            Files.write(seeds.resolve(seed.getKey()), seed.getValue());
        }
        Path words = Files.writeString(FOLDER.resolve("policy.dict"), Seeds.dictionary());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.entry().getName(),
                "--instrumentation_includes=com.mittliv.privacy.**",
                "--instrumentation_excludes=com.mittliv.privacy.fuzz.**",
                "--reproducer_path=" + FOLDER,
                "-dict=" + words,
                "-max_total_time=" + seconds,
                "-max_len=" + MOST_BYTES,
                "-timeout=" + SECONDS_FOR_ONE_INPUT,
                "-rss_limit_mb=" + PROCESS_MEGABYTES,
                "-print_final_stats=1",
                "-artifact_prefix=" + FOLDER + "/" + name + "-",
                corpus.toString(),
                seeds.toString()));
        System.err.println("fuzzing `" + name + "` for " + seconds + " seconds");
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
