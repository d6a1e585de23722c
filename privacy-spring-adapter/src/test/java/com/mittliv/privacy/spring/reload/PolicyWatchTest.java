package com.mittliv.privacy.spring.reload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.spring.PolicyRehearsal;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.observation.PrivacyMetricsAutoConfiguration;
import com.mittliv.privacy.spring.reload.PolicyFileStatus.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

class PolicyWatchTest {
    private static final String VERSION_1 = PolicyJson.write(TestPolicy.policy());
    private static final String VERSION_2 =
            VERSION_1.replaceFirst("(\"version\"\\s*:\\s*)\"1\"", "$1\"2\"").replace("Example Club", "Sample Club");

    private static final Instant DAY = LocalDate.of(2027, 1, 1)
            .atStartOfDay(TestPolicy.policy().timeZone())
            .toInstant();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeTheFirst() throws IOException {
        file = Files.writeString(folder.resolve("policy.json"), VERSION_1, UTF_8);
    }

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PrivacyAutoConfiguration.class,
                        PrivacyPolicyWatchAutoConfiguration.class,
                        PrivacyMetricsAutoConfiguration.class))
                .withPropertyValues(
                        "privacy.policy.location=" + file.toUri(),
                        "privacy.policy.watch.enabled=true",
                        "privacy.policy.watch.every=50ms")
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(Told.class);
    }

    @Test
    void aBrokenFileLeavesThePolicyInForceAndIsToldOnce() {
        application().run(context -> {
            replace("{\"polcy\": 1}");
            PolicyFileStatus status = awaitState(context, State.BROKEN);
            assertThat(status.problem().orElseThrow()).contains("policy.json, line 1", "polcy");
            assertThat(context.getBean(PrivacyEngine.class).policy().version()).isEqualTo("1");
            assertThat(health(context)).isEqualTo(Status.DOWN);
            assertThat(broken(context)).isEqualTo(1);
            context.getBean(PolicyWatch.class).look();
            assertThat(context.getBean(Told.class).heard)
                    .extracting(PolicyFileStatus::state)
                    .containsExactly(State.BROKEN);

            replace(VERSION_1);
            assertThat(awaitState(context, State.IN_FORCE).problem()).isEmpty();
            assertThat(health(context)).isEqualTo(Status.UP);
            assertThat(broken(context)).isZero();
        });
    }

    @Test
    void aFileThatIsGoneIsBrokenToo() {
        application().run(context -> {
            Files.delete(file);
            assertThat(awaitState(context, State.BROKEN).problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("no policy that can be read at"));
        });
    }

    @Test
    void anotherVersionWaitsForARestartWithItsComparison() {
        application().run(context -> {
            replace(VERSION_2);
            PolicyFileStatus status = awaitState(context, State.WAITS_FOR_RESTART);
            assertThat(status.waiting().orElseThrow().after().version()).isEqualTo("2");
            assertThat(status.waiting().orElseThrow().toBeTold()).isNotEmpty();
            assertThat(context.getBean(PrivacyEngine.class).policy().version()).isEqualTo("1");
            assertThat(health(context)).isEqualTo(Status.UP);
        });
        application()
                .run(context -> assertThat(
                                context.getBean(PrivacyEngine.class).policy().version())
                        .isEqualTo("2"));
    }

    private ApplicationContextRunner onAFolder(InstantSource clock) throws IOException {
        Files.writeString(folder.resolve("next.json"), dated(VERSION_2), UTF_8);
        return application()
                .withPropertyValues("privacy.policy.location=" + folder.toUri())
                .withBean(InstantSource.class, () -> clock);
    }

    private static String dated(String policy) {
        return policy.replaceFirst("\\{", "{\"effectiveFrom\": \"2027-01-01\",");
    }

    @Test
    void aVersionOfALaterDayWaitsForItAndWhatItWouldNotFitIsToldEarlyAndKeepsTheHealthUp() throws IOException {
        AtomicReference<String> hindrance = new AtomicReference<>("");
        onAFolder(() -> DAY.minusSeconds(60))
                .withBean(
                        PolicyRehearsal.class,
                        () -> next -> Stream.of(hindrance.get())
                                .filter(found -> !found.isEmpty())
                                .toList())
                .run(context -> {
                    PolicyFileStatus status = awaitState(context, State.WAITS_FOR_ITS_DAY);
                    assertThat(status.waiting().orElseThrow().after().version()).isEqualTo("2");
                    assertThat(status.problem()).isEmpty();

                    hindrance.set("`Pupil.grade`: mend it");
                    replaceIn("next.json", dated(VERSION_2).replace("Sample Club", "Other Club"));
                    await().atMost(20, TimeUnit.SECONDS)
                            .until(() -> context.getBean(PolicyWatch.class)
                                    .status()
                                    .problem()
                                    .filter("`Pupil.grade`: mend it"::equals)
                                    .isPresent());
                    assertThat(context.getBean(PolicyWatch.class).status().state())
                            .isEqualTo(State.WAITS_FOR_ITS_DAY);
                    assertThat(health(context)).isEqualTo(Status.UP);
                    assertThat(broken(context)).isZero();
                });
    }

    @Test
    void onItsDayAVersionIsNextAndAClockThatStepsBackTakesNoneOutOfForce() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(DAY.minusSeconds(60));
        ApplicationContextRunner application = onAFolder(now::get);
        application.run(context -> {
            awaitState(context, State.WAITS_FOR_ITS_DAY);
            now.set(DAY);
            awaitState(context, State.WAITS_FOR_RESTART);
        });
        application.run(context -> {
            PolicyWatch watch = context.getBean(PolicyWatch.class);
            assertThat(context.getBean(PrivacyEngine.class).policy().version()).isEqualTo("2");
            now.set(DAY.minusSeconds(60));
            watch.look();
            assertThat(watch.look().state()).isEqualTo(State.IN_FORCE);
        });
    }

    @Test
    void unlessItIsSwitchedOnNothingLooks() {
        application()
                .withPropertyValues("privacy.policy.watch.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PolicyWatch.class));
    }

    private void replace(String content) throws IOException {
        replaceIn("policy.json", content);
    }

    private void replaceIn(String name, String content) throws IOException {
        Path written = Files.writeString(folder.resolve("written"), content, UTF_8);
        Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static PolicyFileStatus awaitState(AssertableApplicationContext context, State state) {
        PolicyWatch watch = context.getBean(PolicyWatch.class);
        await().atMost(20, TimeUnit.SECONDS).until(() -> watch.status().state() == state);
        return watch.status();
    }

    private static Status health(AssertableApplicationContext context) {
        return context.getBean(HealthIndicator.class).health().getStatus();
    }

    private static double broken(AssertableApplicationContext context) {
        MeterRegistry registry = context.getBean(MeterRegistry.class);
        context.getBean(MeterBinder.class).bindTo(registry);
        return registry.get("privacy.policy.broken").gauge().value();
    }

    static class Told {
        final List<PolicyFileStatus> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(PolicyFileStatus status) {
            heard.add(status);
        }
    }
}
