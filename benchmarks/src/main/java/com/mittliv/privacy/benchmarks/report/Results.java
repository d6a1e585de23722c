package com.mittliv.privacy.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run.
 *
 * @param title what it is
 * @param command how it is run
 * @param takenAt when, in UTC
 * @param machine on what
 * @param measured what it showed
 * @param checks what was held to be true of it, and whether it is
 */
public record Results(
        String title, String command, String takenAt, Machine machine, List<Measured> measured, List<Check> checks) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Copies. */
    public Results {
        measured = List.copyOf(measured);
        checks = List.copyOf(checks);
    }

    /**
     * Reads a run.
     *
     * @param file where it was written
     * @return the run
     * @throws IOException if the file cannot be read
     */
    public static Results read(Path file) throws IOException {
        return MAPPER.readValue(Files.readString(file), Results.class);
    }

    /**
     * Writes the run as JSON, as a table and as a plot.
     *
     * @param folder where to
     * @param name the files' name without ending
     * @throws IOException if they cannot be written
     */
    public void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        String json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        Files.writeString(folder.resolve(name + ".json"), json + "\n");
        Files.writeString(folder.resolve(name + ".md"), Table.of(this));
        Files.writeString(folder.resolve(name + ".svg"), Plot.of(this));
    }

    /**
     * Looks a measurement up.
     *
     * @param id its {@link Measured#id}
     * @return empty if it was not measured
     */
    public Optional<Measured> find(String id) {
        return measured.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
