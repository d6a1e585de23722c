package com.mittliv.privacy.benchmarks;

import com.mittliv.privacy.benchmarks.report.Machine;
import com.mittliv.privacy.policy.Policy;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What reading, validating and compiling a policy adds to a JVM's cold start: fresh JVMs that do nothing, that do it,
 * and that are told what a file lacks, in turn; then the same with the classes in an archive of the JDK's own class data
 * sharing, as a service that cares for its start has them.
 */
public final class StartUp {
    private static final int ROUNDS = 15;
    private static final String POLICY = "../examples/mitt-liv-policy/src/main/resources/mitt-liv.policy.json";
    private static final List<String> PARTS =
            List.of("JSON parsed to its end", "read, validated and checked", "compiled");

    private final List<String> java;

    private StartUp(List<String> java) {
        this.java = java;
    }

    /**
     * Measures and prints the medians.
     *
     * @param arguments the policy file; Mitt Liv's unless given
     * @throws IOException if a JVM cannot be started
     * @throws InterruptedException if the run is broken off
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        String policy = arguments.length == 0 ? POLICY : arguments[0];
        StartUp startUp = new StartUp(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath()));
        Path lacking = lacking(policy);
        try {
            startUp.compare(policy, lacking.toString());
        } finally {
            Files.delete(lacking);
        }
        startUp.tellParts(policy);
        startUp.tellClasses(policy);
        System.out.println(machine.atTheEnd());
    }

    /** The policy without its time zone: the smallest thing a file can lack, told by the validator. */
    private static Path lacking(String policy) throws IOException {
        String whole = Files.readString(Path.of(policy));
        String rest = whole.replaceFirst("\"timeZone\"\\s*:\\s*\"[^\"]*\"\\s*,", "");
        if (rest.equals(whole)) {
            throw new IllegalArgumentException("the policy states no time zone that could be left out of it");
        }
        return Files.writeString(Files.createTempFile("lacking", ".policy.json"), rest);
    }

    private void compare(String policy, String lacking) throws IOException, InterruptedException {
        Path archive = Files.createTempFile("classes", ".jsa");
        Files.delete(archive);
        try {
            run(with("-XX:ArchiveClassesAtExit=" + archive), List.of(policy));
            List<String> shared = with("-XX:SharedArchiveFile=" + archive);
            List<Double> nothing = new ArrayList<>();
            List<Double> all = new ArrayList<>();
            List<Double> refused = new ArrayList<>();
            List<Double> nothingShared = new ArrayList<>();
            List<Double> allShared = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                nothing.add(timed(java, List.of()));
                all.add(timed(java, List.of(policy)));
                refused.add(timed(java, List.of(lacking, "refused")));
                nothingShared.add(timed(shared, List.of()));
                allShared.add(timed(shared, List.of(policy)));
            }
            tell("a JVM that does nothing", median(nothing));
            tell("one that has the policy ready", median(all));
            tell("added", median(all) - median(nothing));
            tell("added by a file that lacks something, until told", median(refused) - median(nothing));
            tell("a JVM that does nothing, classes archived", median(nothingShared));
            tell("one that has the policy ready, classes archived", median(allShared));
            tell("added, classes archived", median(allShared) - median(nothingShared));
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static void tell(String what, double milliseconds) {
        System.out.printf("%-50s %7.0f ms%n", what, milliseconds);
    }

    private List<String> with(String option) {
        return Stream.concat(Stream.of(java.get(0), option), java.stream().skip(1))
                .toList();
    }

    /** The parts one after the other: what parsing has loaded already, reading does not load again. */
    private void tellParts(String policy) throws IOException, InterruptedException {
        List<List<Double>> times = new ArrayList<>();
        PARTS.forEach(part -> times.add(new ArrayList<>()));
        for (int round = 0; round < ROUNDS; round++) {
            String[] microseconds = run(List.of(policy, "parts")).strip().split(" ");
            for (int part = 0; part < microseconds.length; part++) {
                times.get(part).add(Double.parseDouble(microseconds[part]) / 1_000);
            }
        }
        System.out.println("one after the other, as often as above:");
        for (int part = 0; part < PARTS.size(); part++) {
            System.out.printf("  %-30s %7.0f ms%n", PARTS.get(part), median(times.get(part)));
        }
    }

    private void tellClasses(String policy) throws IOException, InterruptedException {
        System.out.printf(
                "classes loaded: %d by nothing, %d with the policy%n", classes(List.of()), classes(List.of(policy)));
    }

    private long classes(List<String> arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            run(with("-Xlog:class+load:file=" + log), arguments);
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains("source:")).count();
            }
        } finally {
            Files.delete(log);
        }
    }

    private static double timed(List<String> java, List<String> arguments) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        run(java, arguments);
        return (System.nanoTime() - begin) / 1e6;
    }

    private String run(List<String> arguments) throws IOException, InterruptedException {
        return run(java, arguments);
    }

    private static String run(List<String> java, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.add(StartUpChild.class.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a JVM ended with " + process.exitValue() + "; run its command by hand: "
                    + String.join(" ", command));
        }
        return output;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** What an application needs for the core alone: the peers' archives would only be searched in vain. */
    private static String classPath() {
        Stream<String> own = Stream.of(Policy.class, StartUpChild.class)
                .map(type -> Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath()))
                .map(StartUp::jar);
        List<String> needed = List.of(
                "jackson-core",
                "jackson-databind",
                "jackson-annotations",
                "jakarta.validation",
                "hibernate-validator",
                "jboss-logging",
                "classmate",
                "caffeine",
                "jspecify");
        Stream<String> others = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> needed.stream().anyMatch(new File(entry).getName()::startsWith))
                // The peers bring the Jackson of before.
                .filter(entry -> !entry.matches(".*jackson-(core|databind)-2[.].*"));
        return Stream.concat(own, others).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    /** The classes of a folder as an archive: class data are shared from archives alone. */
    private static String jar(Path classes) {
        if (!Files.isDirectory(classes)) {
            return classes.toString();
        }
        try {
            Path jar = Files.createTempFile("classes", ".jar");
            jar.toFile().deleteOnExit();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    out.putNextEntry(
                            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                }
            }
            return jar.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
