package com.mittliv.privacy.examples.app.instances;

import com.mittliv.privacy.examples.app.Caller;
import com.mittliv.privacy.examples.app.MittLivApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of the application, with what it prints. */
final class Instance {
    private static final Pattern SERVING = Pattern.compile("Serving on (http://localhost:\\d+)/");
    private static final long PATIENCE_MILLIS = 180_000;

    private final String name;
    private final Process process;
    private final StringBuffer console = new StringBuffer();

    private Instance(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    static Instance start(String name, Map<String, String> environment, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MittLivApplication.class.getName()));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Instance started = new Instance(name, builder.start());
        Thread reader = new Thread(started::read, "console of " + name);
        reader.setDaemon(true);
        reader.start();
        return started;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.append(line).append('\n');
            }
        } catch (IOException e) {
            // A process that was killed says no more.
            console.append(name).append(" ended\n");
        }
    }

    /** The address it serves on, once it does. */
    String address() throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end && process.isAlive()) {
            Matcher serving = SERVING.matcher(console.toString());
            if (serving.find()) {
                return serving.group(1);
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(name + " does not serve; it printed:\n" + console);
    }

    Caller signIn(String email) throws IOException, InterruptedException {
        return Caller.at(address(), console).signIn(email);
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Without a chance to end anything, as by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
