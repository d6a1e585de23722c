package com.mittliv.privacy.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests on pooled threads: each has the purpose its own code declares, and leaves nothing behind. */
class MixedRequestsTest {
    private static final int REQUESTS = 10_000;
    private static final int THREADS = 64;
    private static final List<String> PATHS = List.of("/letters", "/members", "/fails", "/undeclared");

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyWebMvcAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withBean(Policy.class, TestPolicy::policy)
            .withBean(Club.class);

    @Test
    void tenThousandRequestsOfMixedPurposesDoNotMeet() {
        application.run(context -> {
            MockMvcTester http = MockMvcTester.from(context);
            PurposeScope scope = context.getBean(PurposeScope.class);
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                String path = PATHS.get(i % PATHS.size());
                answers.add(pool.submit(() -> answer(http, path) + left(scope)));
            }
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(answers.get(i).get())
                        .isEqualTo(
                                switch (i % PATHS.size()) {
                                    case 0 -> "send-newsletter";
                                    case 1 -> "administer-membership";
                                    default -> "403";
                                });
            }
            pool.shutdown();
        });
    }

    @Test
    void aPurposeThatTheCallerSendsHasNoEffect() {
        application.run(context -> {
            MockMvcTester http = MockMvcTester.from(context);
            for (String header : List.of("Purpose", "X-Purpose", "privacy.purpose", "traceparent", "baggage")) {
                assertThat(http.get()
                                .uri("/letters?purpose=administer-membership")
                                .header(header, "purpose=administer-membership"))
                        .hasStatusOk()
                        .bodyText()
                        .isEqualTo("send-newsletter");
                assertThat(http.get().uri("/undeclared").header(header, "administer-membership"))
                        .hasStatus(HttpStatus.FORBIDDEN);
            }
        });
    }

    private static String answer(MockMvcTester http, String path) throws Exception {
        MvcTestResult result = http.get().uri(path).exchange();
        int status = result.getResponse().getStatus();
        return status == 200 ? result.getResponse().getContentAsString() : String.valueOf(status);
    }

    /** What a thread has open after a request. */
    private static String left(PurposeScope scope) {
        Optional<Purpose> open = scope.current();
        return open.map(purpose -> " left open: " + purpose.id()).orElse("");
    }

    @RestController
    static class Club {
        private final PurposeScope scope;

        Club(PurposeScope scope) {
            this.scope = scope;
        }

        @ForPurpose("send-newsletter")
        @GetMapping("/letters")
        public String letters() {
            Thread.yield();
            return scope.required().id();
        }

        @ForPurpose("administer-membership")
        @GetMapping("/members")
        public String members() {
            Thread.yield();
            return scope.required().id();
        }

        /** Fails inside its purpose. */
        @ForPurpose("send-newsletter")
        @GetMapping("/fails")
        public String fails() {
            Thread.yield();
            throw new PurposeRequiredException("a planted access");
        }

        @GetMapping("/undeclared")
        public String undeclared() {
            return scope.required().id();
        }
    }
}
