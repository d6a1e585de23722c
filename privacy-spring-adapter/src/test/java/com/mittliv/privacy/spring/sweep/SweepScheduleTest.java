package com.mittliv.privacy.spring.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.FolderStore;
import com.mittliv.privacy.jpa.sweep.SweepReport;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.club.Memberships;
import com.mittliv.privacy.spring.observation.PrivacyMetricsAutoConfiguration;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

@SuppressWarnings("try")
class SweepScheduleTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyJpaAutoConfiguration.class,
                    PrivacySweepAutoConfiguration.class,
                    PrivacyMetricsAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class,
                    DataJpaRepositoriesAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    TransactionManagerCustomizationAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                    "spring.jpa.hibernate.ddl-auto=create-drop",
                    "privacy.sweep.initial-delay=1d")
            .withBean(Policy.class, TestPolicy::policy)
            .withBean(InstantSource.class, () -> now::get)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Told.class)
            .withUserConfiguration(Club.class);

    @Test
    void untilItIsToldToEraseItCountsWhatIsDueAndErasesNothing() {
        application.run(context -> {
            fill(context);
            SweepReport report = schedule(context).sweepNow().orElseThrow();
            assertThat(report.mode()).isEqualTo(SweepReport.Mode.DRY_RUN);
            assertThat(report.rowsErased()).isEqualTo(1);
            assertThat(members(context)).isEqualTo(3);
            assertThat(counted(context, "dry_run")).isEqualTo(1);
        });
    }

    @Test
    void whatIsDueGoesByTheScheduleAndTheSweepIsTold() {
        erasing()
                .withPropertyValues("privacy.sweep.initial-delay=100ms", "privacy.sweep.every=100ms")
                .run(context -> {
                    fill(context);
                    await().atMost(20, TimeUnit.SECONDS).until(() -> members(context) == 2);
                    await().atMost(20, TimeUnit.SECONDS).until(() -> counted(context, "run") == 1);
                    assertThat(context.getBean(Told.class).events)
                            .anySatisfy(event ->
                                    assertThat(event.report().rowsErased()).isEqualTo(1));
                });
    }

    @Test
    void aPausedScheduleErasesNothingUntilItIsResumed() {
        erasing().withPropertyValues("privacy.sweep.paused=true").run(context -> {
            fill(context);
            assertThat(schedule(context).sweepNow()).isEmpty();
            assertThat(members(context)).isEqualTo(3);
            schedule(context).resume();
            assertThat(schedule(context).sweepNow()).isPresent();
            assertThat(members(context)).isEqualTo(2);
            schedule(context).pause();
            assertThat(schedule(context).status().paused()).isTrue();
            assertThat(schedule(context).sweepNow()).isEmpty();
        });
    }

    @Test
    void theHealthIsDownWhenDataMayBeOverdueForLongerThanIsSet() {
        erasing().withPropertyValues("privacy.sweep.overdue-after=3h").run(context -> {
            fill(context);
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            now.set(NOW.plus(Duration.ofHours(4)));
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails()).containsEntry("overdueAtMost", Duration.ofHours(4));
            assertThat(context.getBean(MeterRegistry.class)
                            .get("privacy.overdue.age")
                            .timeGauge()
                            .value(TimeUnit.HOURS))
                    .isEqualTo(4);

            assertThat(schedule(context).sweepNow()).isPresent();
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails()).containsEntry("rows", 1L);

            now.set(NOW);
            assertThat(health(context).getDetails()).containsEntry("overdueAtMost", Duration.ZERO);
        });
    }

    @Test
    void aDryRunThatFindsSomethingDueDoesNotClearTheHealth() {
        application.withPropertyValues("privacy.sweep.overdue-after=3h").run(context -> {
            fill(context);
            now.set(NOW.plus(Duration.ofHours(4)));
            assertThat(schedule(context).sweepNow()).isPresent();
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void aSweepThatFailsIsToldByItsKindAndTriedAgain() {
        erasing()
                .withPropertyValues("privacy.sweep.initial-delay=50ms", "privacy.sweep.every=50ms")
                .run(context -> {
                    fill(context);
                    try (Opened opened = context.getBean(PurposeScope.class).openSystem("break the table")) {
                        var jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                        jdbc.execute("alter table membership rename to elsewhere");
                        await().atMost(20, TimeUnit.SECONDS)
                                .until(() ->
                                        schedule(context).status().failure().isPresent());
                        assertThat(health(context).getDetails().get("failure").toString())
                                .doesNotContain("membership");
                        jdbc.execute("alter table elsewhere rename to membership");
                    }
                    await().atMost(20, TimeUnit.SECONDS)
                            .until(() -> schedule(context).status().failure().isEmpty());
                });
    }

    @Test
    void filesThatNothingKeepsGoAfterTheRowsAndTheHealthTellsWhatFails(@TempDir Path folder) throws IOException {
        FolderStore letters = FolderStore.of(
                "letters",
                folder.resolve("letters"),
                DataCategory.of("email-address"),
                file -> RecordState.of(Role.of("member")).with(Event.of("left"), NOW.minusSeconds(1)));
        erasing()
                .withPropertyValues("privacy.sweep.overdue-after=3h")
                .withBean(ErasureReceipts.class, () -> ErasureReceipts.keyed(new byte[32]))
                .withBean(FolderStore.class, () -> letters)
                .run(context -> {
                    now.set(NOW.plus(Duration.ofHours(4)));
                    assertThat(schedule(context).sweepNow()).isPresent();
                    assertThat(schedule(context).status().failure()).contains("FileSystemException");
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);

                    Path own = Files.createDirectories(letters.folderOf("3"));
                    Files.writeString(own.resolve("letter"), "a letter");
                    assertThat(schedule(context).sweepNow()).isPresent();
                    assertThat(own).doesNotExist();
                    assertThat(schedule(context).status().failure()).isEmpty();
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                    assertThat(health(context).getDetails()).containsEntry("records", 1L);
                    assertThat(context.getBean(Told.class).events.get(1).stores())
                            .hasValueSatisfying(
                                    stores -> assertThat(stores.deleted()).isEqualTo(1));
                });
    }

    @Test
    void whatBecameOfTheRowsIsToldWhereTheStoresCouldNotBeSwept(@TempDir Path folder) {
        erasing()
                .withBean(ErasureReceipts.class, () -> ErasureReceipts.keyed(new byte[32]))
                .withBean(
                        FolderStore.class,
                        () -> FolderStore.of(
                                "letters",
                                folder,
                                DataCategory.of("email-address"),
                                file -> RecordState.of(Role.of("member"))))
                .run(context -> {
                    fill(context);
                    try (Opened opened = context.getBean(PurposeScope.class).openSystem("break the table")) {
                        new JdbcTemplate(context.getBean(DataSource.class)).execute("drop table privacy_store_sweep");
                    }
                    assertThatThrownBy(() -> schedule(context).sweepNow()).isInstanceOf(RuntimeException.class);
                    assertThat(members(context)).isEqualTo(2);
                    assertThat(schedule(context).status().failure()).isPresent();
                    assertThat(schedule(context).status().last())
                            .hasValueSatisfying(
                                    report -> assertThat(report.rowsErased()).isEqualTo(1));
                    assertThat(context.getBean(Told.class).events)
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.report().rowsErased()).isEqualTo(1);
                                assertThat(event.stores()).isEmpty();
                            });
                });
    }

    @Test
    void itCanBeSwitchedOff() {
        application.withPropertyValues("privacy.sweep.mode=off").run(context -> {
            assertThat(schedule(context).isRunning()).isFalse();
            assertThat(schedule(context).sweepNow()).isEmpty();
            assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
        });
    }

    @Test
    void settingsWithoutSenseStopTheStart() {
        application
                .withPropertyValues("privacy.sweep.workers=0")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("workers"));
        application
                .withPropertyValues("privacy.sweep.every=0s")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("`privacy.sweep.every`"));
    }

    private ApplicationContextRunner erasing() {
        return application.withPropertyValues("privacy.sweep.mode=erase");
    }

    private static SweepSchedule schedule(AssertableApplicationContext context) {
        return context.getBean(SweepSchedule.class);
    }

    private static Health health(AssertableApplicationContext context) {
        return context.getBean("privacySweepHealthIndicator", HealthIndicator.class)
                .health(true);
    }

    private static double counted(AssertableApplicationContext context, String mode) {
        return context.getBean(MeterRegistry.class).find("privacy.sweep.rows").tag("mode", mode).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static long members(AssertableApplicationContext context) {
        try (Opened opened = context.getBean(PurposeScope.class).openSystem("count")) {
            return context.getBean(Memberships.class).count();
        }
    }

    /** Three members, of whom one has left. */
    private static void fill(AssertableApplicationContext context) {
        try (Opened opened = context.getBean(PurposeScope.class).openSystem("fill the club")) {
            context.getBean(Memberships.class)
                    .saveAll(List.of(
                            new Membership("1", "Ada Example", "ada@example.org", null),
                            new Membership("2", "Bo Example", "bo@example.org", null),
                            new Membership("3", "Cy Example", "cy@example.org", NOW.minusSeconds(1))));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Membership.class)
    static class Club {}

    static class Told {
        final List<SweepEvent> events = new CopyOnWriteArrayList<>();

        @EventListener
        void ended(SweepEvent event) {
            events.add(event);
        }
    }
}
