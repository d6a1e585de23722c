package com.mittliv.privacy.spring.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.audit.Verification.Intact;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.spring.Postgres;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.sweep.SweepProperties;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import jakarta.persistence.EntityManagerFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same sweep is started a second time while the first runs. */
class SecondSweepTest {
    private static final int DUE = 1_000;
    private static final int KEPT = 50;

    private final ErasureReceipts receipts = ErasureReceipts.keyed(SweepingInstance.KEY);
    private Postgres database;

    @BeforeEach
    void start() throws Exception {
        database = Postgres.start();
        database.execute(Reader.TABLE);
        database.execute(Plain.TABLE);
        database.execute("insert into plain (id, person, name, left_at) select n, n, 'Ada Example',"
                + " case when n <= " + DUE + " then timestamptz '2026-01-01 00:00:00Z' end"
                + " from generate_series(1, " + (DUE + KEPT) + ") n");
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    @Test
    void inOneProcessTheSecondSaysThatItDidNothingAndTheFirstDoesAll() throws Exception {
        try (Club club = Club.started(database, TestPolicy.policy(), InstantSource.system())) {
            CountDownLatch within = new CountDownLatch(1);
            CountDownLatch asked = new CountDownLatch(1);
            SweepSchedule sweeps = new SweepSchedule(
                    new RetentionSweep(club.context.getBean(EntityManagerFactory.class)).withReceipts(receipts),
                    new SweepProperties(
                            SweepProperties.Mode.ERASE,
                            false,
                            Duration.ofDays(1),
                            Duration.ofDays(1),
                            Duration.ofDays(1),
                            1,
                            null),
                    InstantSource.system(),
                    ended -> {
                        within.countDown();
                        await(asked);
                    });
            ExecutorService first = Executors.newSingleThreadExecutor();
            Future<Optional<SweepReport>> running = first.submit(sweeps::sweepNow);
            await(within);
            assertThat(sweeps.status().running()).isTrue();
            assertThat(sweeps.sweepNow()).isEmpty();
            asked.countDown();
            assertThat(running.get().orElseThrow().rowsErased()).isEqualTo(DUE);
            first.shutdown();
            requireReceiptsOneToOne();
        }
    }

    @Test
    void inTwoProcessesTheyShareTheWorkAndEachRowThatWentHasOneReceipt() throws Exception {
        List<Process> instances = new ArrayList<>();
        List<BufferedReader> said = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Process process = process();
            instances.add(process);
            said.add(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        }
        for (BufferedReader each : said) {
            assertThat(each.readLine()).isEqualTo("ready");
        }
        for (Process each : instances) {
            each.getOutputStream().write('\n');
            each.getOutputStream().flush();
        }
        long erased = 0;
        for (BufferedReader each : said) {
            erased += Long.parseLong(each.readLine());
        }
        for (Process each : instances) {
            assertThat(each.waitFor()).isZero();
        }
        assertThat(erased).isEqualTo(DUE);
        requireReceiptsOneToOne();
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SweepingInstance.class.getName(),
                        database.url())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void requireReceiptsOneToOne() throws Exception {
        assertThat(database.number("select count(*) from plain")).isEqualTo(KEPT);
        assertThat(database.number("select sum(row_count) from privacy_receipt where action = 'DELETED'"))
                .isEqualTo(DUE);
        try (Connection connection = database.connect()) {
            assertThat(receipts.verify(connection)).isInstanceOf(Intact.class);
            for (long id = 1; id <= DUE; id += 100) {
                assertThat(receipts.proves(connection, String.valueOf(id), "Plain", List.of(id)))
                        .hasSize(1);
            }
            assertThat(receipts.proves(connection, String.valueOf(DUE + 1), "Plain", List.of(DUE + 1L)))
                    .isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
