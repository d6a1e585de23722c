package com.mittliv.privacy.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a run was taken.
 *
 * @param processor its processor
 * @param cores how many cores the JVM sees
 * @param system the operating system
 * @param jvm the JVM
 * @param loadBefore how many processes wanted a core in the minute before
 * @param loadAfter the same at the end, the measurement itself included
 */
public record Machine(String processor, int cores, String system, String jvm, double loadBefore, double loadAfter) {
    /**
     * This machine.
     *
     * @return as it is now
     */
    public static Machine here() {
        double load = load();
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                load,
                load);
    }

    /**
     * This machine after the run.
     *
     * @return with the load of now
     */
    public Machine atTheEnd() {
        return new Machine(processor, cores, system, jvm, loadBefore, load());
    }

    private static double load() {
        return Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 100) / 100.0;
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
