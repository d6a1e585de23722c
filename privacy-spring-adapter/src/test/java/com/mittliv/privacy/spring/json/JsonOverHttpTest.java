package com.mittliv.privacy.spring.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.ForPurpose;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyWebMvcAutoConfiguration;
import com.mittliv.privacy.spring.PurposeGate;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.spring.TestServer;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.club.Memberships;
import com.mittliv.privacy.vocabulary.Purpose;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Over a real server of one thread, so that what a request left open the next one would see. */
class JsonOverHttpTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private final WebApplicationContextRunner application = new WebApplicationContextRunner(
                    AnnotationConfigServletWebServerApplicationContext::new)
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyJpaAutoConfiguration.class,
                    PrivacyWebMvcAutoConfiguration.class,
                    PrivacyJsonAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class,
                    DataJpaRepositoriesAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    TransactionManagerCustomizationAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    TomcatServletWebServerAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withPropertyValues(
                    "server.port=0",
                    "server.tomcat.threads.max=1",
                    "server.tomcat.threads.min-spare=1",
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                    "spring.jpa.hibernate.ddl-auto=create-drop")
            .withBean(Policy.class, TestPolicy::policy)
            .withBean(InstantSource.class, () -> InstantSource.fixed(NOW))
            .withUserConfiguration(Club.class);

    @Test
    void anAnswerHoldsWhatTheHandlersPurposePermitsHoweverItIsGiven() {
        with(server -> {
            for (String path : List.of("/dto", "/entity", "/list", "/callable", "/future", "/stream", "/response")) {
                HttpResponse<String> answer = server.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body())
                        .as(path)
                        .contains("ada@example.org")
                        .doesNotContain("Ada Example", "\"name\"");
            }
            assertThat(server.get("/page").body()).contains("ada@example.org", "Ada Example", "\"totalElements\":2");
        });
    }

    @Test
    void withoutAPurposeTheAnswerIsARefusalAndNothingElse() {
        with(server -> {
            for (String path : List.of("/undeclared", "/undeclared-list", "/undeclared-future")) {
                HttpResponse<String> answer = server.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(403);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.body())
                        .as(path)
                        .startsWith("{")
                        .contains("PURPOSE_REQUIRED")
                        .doesNotContain("Ada", "ada@example.org", "\"id\"", "Contact");
            }
        });
    }

    @Test
    void afterAnyAnswerNothingIsOpenOnTheThread() {
        with(server -> {
            for (String path : List.of("/dto", "/throwing", "/callable", "/throwing-callable", "/future", "/stream")) {
                server.get(path);
                assertThat(server.get("/open").body()).as(path).isEqualTo("nothing");
            }
            assertThat(server.get("/throwing").statusCode()).isEqualTo(500);
        });
    }

    @Test
    void aGateThatRefusesThePurposeRefusesTheRequestAndNothingIsOpen() {
        with(server -> {
            assertThat(server.get("/gated").statusCode()).isEqualTo(500);
            assertThat(server.get("/open").body()).isEqualTo("nothing");
        });
    }

    @SuppressWarnings("try")
    private void with(TestServer.Use test) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            try (Opened opened = context.getBean(PurposeScope.class).openSystem("fill the club")) {
                context.getBean(Memberships.class)
                        .saveAll(List.of(
                                new Membership("1", "Ada Example", "ada@example.org", null),
                                new Membership("2", "Bo Example", "bo@example.org", null)));
                context.getBean(JpaSubjectStates.class)
                        .record("1", Consent.given(TestPolicy.NEWSLETTER, NOW.minusSeconds(60)));
            }
            test.with(TestServer.of(context));
        });
    }

    record Contact(
            long id,
            @PersonalData("name") String name,
            @PersonalData("email-address") String email) {}

    private static final Contact ADA = new Contact(7, "Ada Example", "ada@example.org");

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Membership.class)
    static class Club {
        @Bean
        Letters letters(Memberships members, JsonMapper json) {
            return new Letters(members, json);
        }

        @Bean
        Others others(Memberships members, PurposeScope scope) {
            return new Others(members, scope);
        }

        @Bean
        PurposeGate noSale() {
            return purpose -> {
                if (purpose.equals(TestPolicy.SALE)) {
                    throw new IllegalStateException("not for sale");
                }
            };
        }
    }

    @RestController
    @ForPurpose("send-newsletter")
    static class Letters {
        private final Memberships members;
        private final JsonMapper json;

        Letters(Memberships members, JsonMapper json) {
            this.members = members;
            this.json = json;
        }

        @GetMapping("/dto")
        Contact dto() {
            return ADA;
        }

        @GetMapping("/response")
        ResponseEntity<Contact> response() {
            return ResponseEntity.ok(ADA);
        }

        @GetMapping("/entity")
        Membership entity() {
            return members.findAll().get(0);
        }

        @GetMapping("/list")
        List<Membership> list() {
            return members.findAll();
        }

        @GetMapping("/callable")
        Callable<Membership> callable() {
            return () -> members.findAll().get(0);
        }

        @GetMapping("/throwing-callable")
        Callable<Membership> throwingCallable() {
            return () -> {
                throw new IllegalStateException("broken");
            };
        }

        @GetMapping("/future")
        CompletableFuture<Contact> future() {
            return CompletableFuture.supplyAsync(() -> ADA);
        }

        @GetMapping("/stream")
        StreamingResponseBody stream() {
            return out -> out.write(json.writeValueAsBytes(ADA));
        }

        @GetMapping("/throwing")
        Contact throwing() {
            throw new IllegalStateException("broken");
        }
    }

    @RestController
    static class Others {
        private final Memberships members;
        private final PurposeScope scope;

        Others(Memberships members, PurposeScope scope) {
            this.members = members;
            this.scope = scope;
        }

        @GetMapping("/page")
        @ForPurpose("administer-membership")
        Page<Membership> page() {
            return members.findAll(PageRequest.of(0, 1));
        }

        @GetMapping("/gated")
        @ForPurpose("sell-data")
        Contact gated() {
            return ADA;
        }

        @GetMapping("/undeclared")
        Contact undeclared() {
            return ADA;
        }

        @GetMapping("/undeclared-list")
        List<Contact> undeclaredList() {
            return List.of(ADA);
        }

        @GetMapping("/undeclared-future")
        CompletableFuture<Contact> undeclaredFuture() {
            return CompletableFuture.supplyAsync(() -> ADA);
        }

        @GetMapping("/open")
        String open() {
            return scope.current().map(Purpose::id).orElse(scope.isSystem() ? "system" : "nothing");
        }
    }
}
