package com.mittliv.privacy.spring.reload;

import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.ForPurpose;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.club.Memberships;
import com.mittliv.privacy.spring.reload.PolicyFileStatus.State;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A policy that is replaced while requests come in: the application goes over to it as a whole, or not at all. */
class PolicyRestartTest {
    private static final DataCategory NAME = DataCategory.of("name");
    private static final DataCategory EMAIL = DataCategory.of("email-address");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        ConfigurableApplicationContext context = Club.running;
        if (context != null) {
            context.close();
        }
        Club.running = null;
        Club.refusedVersion = "";
    }

    private static Policy version(String version, Purpose purpose, DataCategory name, DataCategory... used) {
        return Policy.named("club", version, Policy.Controller.of("Example Club"))
                .declare(name, TestPolicy.MARKETING, TestPolicy.NEWSLETTER)
                .rule(rule("membership")
                        .section("1")
                        .about(Role.of("member"))
                        .using(used)
                        .forPurpose(purpose)
                        .on(contract())
                        .kept(until(Event.of("left"))))
                .build();
    }

    private static Policy withNames(String version) {
        return version(version, TestPolicy.MEMBERSHIP, NAME, NAME, EMAIL);
    }

    private static Policy withoutNames(String version) {
        return version(version, TestPolicy.MEMBERSHIP, NAME, EMAIL);
    }

    private void replace(Policy policy) throws IOException {
        Path written = Files.writeString(folder.resolve("written"), PolicyJson.write(policy), UTF_8);
        Files.move(written, folder.resolve("club.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void start(String... more) throws IOException {
        replace(withNames("1"));
        String[] arguments = {
            "--server.port=0",
            "--spring.datasource.url=jdbc:h2:mem:restart;DB_CLOSE_DELAY=-1",
            "--spring.jpa.hibernate.ddl-auto=update",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn",
            "--spring.jpa.open-in-view=false",
            "--privacy.policy.location=" + folder.toUri(),
            "--privacy.policy.watch.enabled=true",
            "--privacy.policy.watch.every=100ms",
            "--privacy.policy.watch.on-change=restart"
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        SpringApplication.run(Club.class, all);
    }

    private static void awaitVersion(String version) {
        await().atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> running().getBean(PrivacyEngine.class).policy().version(), version::equals);
    }

    private static ConfigurableApplicationContext running() {
        ConfigurableApplicationContext context = Club.running;
        if (context == null) {
            throw new IllegalStateException("nothing runs");
        }
        return context;
    }

    private static CompletableFuture<HttpResponse<String>> get(String path) {
        String port = running().getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String read(String path) {
        return get(path).join().body();
    }

    private static PolicyFileStatus awaitState(State state) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> running().getBean(PolicyWatch.class).status().state() == state);
        return running().getBean(PolicyWatch.class).status();
    }

    @Test
    void anotherVersionTakesForceAsAWholeAndRequestsThatRunAreEnded() throws Exception {
        start();
        ConfigurableApplicationContext first = running();
        assertThat(read("/prepared")).isEqualTo("permitted");
        CompletableFuture<HttpResponse<String>> slow = get("/slow");
        assertThat(Club.entered.await(20, TimeUnit.SECONDS)).isTrue();

        replace(withoutNames("2"));
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> first.getBean(PolicyWatch.class).status().state() == State.RESTARTS);
        assertThat(slow).isNotDone();
        Club.goOn.countDown();
        assertThat(slow.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

        awaitVersion("2");
        assertThat(first.isActive()).isFalse();
        // The question was prepared when the application started: it is of the version in force too.
        assertThat(read("/prepared")).isEqualTo("refused");
        assertThat(read("/members")).isEqualTo("[null]");
        awaitState(State.IN_FORCE);

        replace(withNames("3"));
        awaitVersion("3");
        assertThat(read("/members")).isEqualTo("[\"Ada Example\"]");
    }

    @Test
    void whatWouldNotStartIsFoundBeforeAnythingIsEnded() throws Exception {
        start();
        ConfigurableApplicationContext first = running();
        replace(version("2", Purpose.of("administer-members"), NAME, NAME, EMAIL));
        PolicyFileStatus status = awaitState(State.BROKEN);
        assertThat(status.problem().orElseThrow())
                .contains("`administer-membership`", "did you mean `administer-members`?");

        replace(version("3", TestPolicy.MEMBERSHIP, DataCategory.of("full-name"), DataCategory.of("full-name"), EMAIL));
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> first.getBean(PolicyWatch.class)
                        .status()
                        .problem()
                        .filter(problem -> problem.contains("`Membership.name`"))
                        .isPresent());
        assertThat(first.isActive()).isTrue();
        assertThat(read("/members")).isEqualTo("[\"Ada Example\"]");
    }

    @Test
    void aStartThatFailsAllTheSameEndsWithTheVersionThatWas() throws Exception {
        start();
        ConfigurableApplicationContext first = running();
        Club.refusedVersion = "2";
        replace(withoutNames("2"));
        await().atMost(60, TimeUnit.SECONDS).until(() -> !first.isActive() && running() != first);
        assertThat(running().getBean(PrivacyEngine.class).policy().version()).isEqualTo("1");
        assertThat(awaitState(State.BROKEN).problem().orElseThrow())
                .contains("did not start with version 2", "IllegalStateException");
        assertThat(read("/members")).isEqualTo("[\"Ada Example\"]");
        assertThat(running().getBeansOfType(Policy.class)).hasSize(1);

        Club.refusedVersion = "";
        replace(withoutNames("3"));
        awaitVersion("3");
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan(basePackageClasses = Membership.class)
    @EnableJpaRepositories(basePackageClasses = Memberships.class)
    @RestController
    static class Club {
        static volatile @Nullable ConfigurableApplicationContext running;
        static volatile String refusedVersion = "";
        static final CountDownLatch entered = new CountDownLatch(1);
        static final CountDownLatch goOn = new CountDownLatch(1);

        private final Memberships memberships;
        private final PurposeScope scope;
        private final String decided;

        Club(Memberships memberships, PurposeScope scope, PrivacyEngine engine) {
            if (engine.policy().version().equals(refusedVersion)) {
                throw new IllegalStateException("this application does not like that version");
            }
            this.memberships = memberships;
            this.scope = scope;
            this.decided = engine.conditionToUse(Role.of("member"), NAME, TestPolicy.MEMBERSHIP)
                            .parts()
                            .isEmpty()
                    ? "refused"
                    : "permitted";
        }

        @EventListener
        @SuppressWarnings("try")
        void ready(ApplicationReadyEvent event) {
            try (Opened opened = scope.openSystem("a first member")) {
                if (memberships.count() == 0) {
                    memberships.save(new Membership("p-1", "Ada Example", "ada@example.org", null));
                }
            }
            running = event.getApplicationContext();
        }

        @GetMapping("/prepared")
        String prepared() {
            return decided;
        }

        @ForPurpose("administer-membership")
        @GetMapping("/members")
        List<String> members() {
            return memberships.findAll().stream().map(each -> each.name).toList();
        }

        @Bean
        SecurityFilterChain open(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .build();
        }

        @GetMapping("/slow")
        String slow() throws InterruptedException {
            entered.countDown();
            return String.valueOf(goOn.await(20, TimeUnit.SECONDS));
        }
    }
}
