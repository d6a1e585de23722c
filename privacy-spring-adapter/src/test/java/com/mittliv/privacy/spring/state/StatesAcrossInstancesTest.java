package com.mittliv.privacy.spring.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.spring.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Three processes and one database: what one accepts the others honour, whatever becomes of their connections. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatesAcrossInstancesTest {
    static final String SAID = "instance: ";
    private static final Duration STALENESS = Duration.ofSeconds(2);
    private static final int INSTANCES = 3;
    private static final int ROUNDS = Integer.getInteger("privacy.states.rounds", 4);

    private static Postgres database;
    private static final List<Instance> INSTANCES_AT_WORK = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        database = Postgres.start();
        for (int i = 0; i < INSTANCES; i++) {
            INSTANCES_AT_WORK.add(Instance.start(database.url()));
        }
        INSTANCES_AT_WORK.forEach(instance -> instance.hear("ready"));
    }

    @AfterAll
    static void stop() throws IOException {
        INSTANCES_AT_WORK.forEach(instance -> instance.process.destroyForcibly());
        database.close();
    }

    @Test
    @Order(1)
    void whileTheDatabaseTellsAWithdrawalIsHonouredByAllWithinTheBound() {
        List<Duration> delays = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            awaitTold();
            delays.addAll(delays("told" + round, () -> {}));
        }
        report("told", delays);
    }

    @Test
    @Order(2)
    void whereTheListeningConnectionIsCutAsItHappensItIsHonouredWithinTheBound() {
        List<Duration> delays = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            awaitTold();
            delays.addAll(delays("cut" + round, StatesAcrossInstancesTest::cut));
        }
        report("cut once", delays);
    }

    @Test
    @Order(3)
    void asLongAsNobodyCanListenItIsHonouredWithinTheBound() throws InterruptedException {
        List<Duration> delays = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            awaitTold();
            AtomicBoolean cutting = new AtomicBoolean(true);
            Thread cutter = new Thread(() -> {
                while (cutting.get()) {
                    cut();
                }
            });
            delays.addAll(delays("deaf" + round, () -> {
                cutter.start();
                sleep(STALENESS.dividedBy(4));
            }));
            cutting.set(false);
            cutter.join();
        }
        report("kept from listening", delays);
        awaitTold();
    }

    /** Everybody has the state at hand and permits; then one withdraws. How long each goes on permitting. */
    private List<Duration> delays(String person, Runnable before) {
        INSTANCES_AT_WORK.get(0).order("give " + person);
        INSTANCES_AT_WORK.get(0).hear("given");
        INSTANCES_AT_WORK.forEach(instance -> instance.order("watch " + person));
        INSTANCES_AT_WORK.forEach(instance -> instance.hear("permitted"));
        before.run();
        Instance accepting = INSTANCES_AT_WORK.get(person.hashCode() & 1);
        accepting.order("withdraw " + person);
        List<Duration> delays = new ArrayList<>();
        long[] withdrawn = new long[1];
        List<Long> refused = new ArrayList<>();
        for (Instance instance : INSTANCES_AT_WORK) {
            int lines = instance == accepting ? 2 : 1;
            for (int line = 0; line < lines; line++) {
                String[] said = instance.next().split(" ", 2);
                if (said[0].equals("withdrawn")) {
                    withdrawn[0] = Long.parseLong(said[1]);
                } else {
                    assertThat(said[0]).isEqualTo("refused");
                    refused.add(Long.parseLong(said[1]));
                }
            }
        }
        refused.forEach(at -> delays.add(Duration.ofNanos(Math.max(0, at - withdrawn[0]))));
        return delays;
    }

    private static void report(String how, List<Duration> delays) {
        List<Duration> sorted = delays.stream().sorted().toList();
        Duration longest = sorted.get(sorted.size() - 1);
        System.out.println("withdrawals honoured, " + how + ": median "
                + sorted.get(sorted.size() / 2).toMillis() + " ms, longest " + longest.toMillis() + " ms of "
                + sorted.size() + ", allowed " + STALENESS.toMillis() + " ms");
        assertThat(sorted).hasSize(ROUNDS * INSTANCES);
        assertThat(longest).isLessThanOrEqualTo(STALENESS);
    }

    private static void awaitTold() {
        INSTANCES_AT_WORK.forEach(instance -> instance.order("told"));
        INSTANCES_AT_WORK.forEach(instance -> instance.hear("told"));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void cut() {
        try {
            database.cutListeners();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of the processes. */
    private record Instance(Process process, BufferedReader said, PrintStream orders) {
        static Instance start(String url) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            InstanceChild.class.getName(),
                            url,
                            STALENESS.toMillis() + "ms")
                    .redirectErrorStream(true)
                    .start();
            return new Instance(
                    process,
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8));
        }

        void order(String what) {
            orders.println(what);
        }

        void hear(String what) {
            assertThat(next()).startsWith(what);
        }

        String next() {
            List<String> others = new ArrayList<>();
            try {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    if (line.startsWith(SAID)) {
                        return line.substring(SAID.length());
                    }
                    others.add(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("an instance has ended: " + String.join("\n", others));
        }
    }
}
