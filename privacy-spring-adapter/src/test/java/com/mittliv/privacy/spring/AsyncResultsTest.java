package com.mittliv.privacy.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Carried;
import com.mittliv.privacy.spring.json.PrivacyJsonAutoConfiguration;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Results that come later, on pools of one thread each, so that what one left open the next one would see. */
class AsyncResultsTest {
    private static final List<String> PATHS = List.of(
            "/callable",
            "/broken",
            "/slow",
            "/deferred",
            "/contact",
            "/silent",
            "/failed",
            "/told",
            "/carried",
            "/cut");

    private final WebApplicationContextRunner application = new WebApplicationContextRunner(
                    AnnotationConfigServletWebServerApplicationContext::new)
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyWebMvcAutoConfiguration.class,
                    PrivacyJsonAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    TomcatServletWebServerAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withPropertyValues("server.port=0", "server.tomcat.threads.max=1", "server.tomcat.threads.min-spare=1")
            .withBean(Policy.class, TestPolicy::policy)
            .withUserConfiguration(Club.class);

    @Test
    void theThreadOfACallableHasTheHandlersPurpose() {
        with(server -> assertThat(server.get("/callable").body()).isEqualTo("send-newsletter"));
    }

    @Test
    void aThreadOfTheApplicationsOwnHasNoneAndWhatItSetsIsWrittenForTheHandlers() {
        with(server -> {
            assertThat(server.get("/deferred").body()).isEqualTo("nothing");
            assertThat(server.get("/contact").body())
                    .contains("ada@example.org")
                    .doesNotContain("Ada Example", "name");
        });
    }

    @Test
    void anEmittersThreadHasNoneAndIsRefusedPersonalDataUntilThePurposeIsCarriedThere() {
        with(server -> {
            assertThat(server.get("/told").body()).contains("data:nothing").doesNotContain("ada@example.org");
            assertThat(server.get("/refusal").body()).isEqualTo("PurposeRequiredException");
            assertThat(server.get("/carried").body())
                    .contains("data:send-newsletter", "ada@example.org")
                    .doesNotContain("Ada Example", "name");
        });
    }

    @Test
    void whicheverWayAResultComesOrFailsToComeNothingIsOpenAfterwardsOnAnyThread() {
        with(server -> {
            for (String path : PATHS) {
                server.get(path);
                for (String open : List.of("/open", "/open-callable", "/open-own")) {
                    assertThat(server.get(open).body())
                            .as(open + " after " + path)
                            .isEqualTo("nothing");
                }
            }
            for (String path : List.of("/broken", "/slow", "/silent", "/failed")) {
                assertThat(server.get(path).statusCode()).as(path).isGreaterThanOrEqualTo(500);
            }
        });
    }

    private void with(TestServer.Use test) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            test.with(TestServer.of(context));
        });
    }

    record Contact(
            @PersonalData("name") String name,
            @PersonalData("email-address") String email) {}

    private static final Contact ADA = new Contact("Ada Example", "ada@example.org");

    /** What is open on this thread. */
    private static String open(PurposeScope scope) {
        return scope.current().map(Purpose::id).orElse(scope.isSystem() ? "system" : "nothing");
    }

    @Configuration(proxyBeanMethods = false)
    static class Club implements WebMvcConfigurer {
        @Override
        public void configureAsyncSupport(AsyncSupportConfigurer async) {
            ThreadPoolTaskExecutor one = new ThreadPoolTaskExecutor();
            one.setCorePoolSize(1);
            one.setMaxPoolSize(1);
            one.initialize();
            async.setTaskExecutor(one);
            async.setDefaultTimeout(300);
        }

        @Bean(destroyMethod = "shutdownNow")
        ExecutorService own() {
            return Executors.newSingleThreadExecutor();
        }

        @Bean
        Letters letters(PurposeScope scope, ExecutorService own) {
            return new Letters(scope, own);
        }

        @Bean
        Others others(PurposeScope scope, ExecutorService own) {
            return new Others(scope, own);
        }
    }

    @RestController
    @ForPurpose("send-newsletter")
    static class Letters {
        private final PurposeScope scope;
        private final ExecutorService own;
        private volatile String refusal = "";

        Letters(PurposeScope scope, ExecutorService own) {
            this.scope = scope;
            this.own = own;
        }

        @GetMapping("/callable")
        Callable<String> callable() {
            return () -> open(scope);
        }

        @GetMapping("/broken")
        Callable<String> broken() {
            return () -> {
                throw new IllegalStateException("broken");
            };
        }

        /** Longer than a request may take, by far: servers look for late ones but once a second, and then interrupt. */
        @GetMapping("/slow")
        Callable<String> slow() {
            return () -> {
                Thread.sleep(30_000);
                return open(scope);
            };
        }

        @GetMapping("/deferred")
        DeferredResult<String> deferred() {
            DeferredResult<String> later = new DeferredResult<>();
            own.execute(() -> later.setResult(open(scope)));
            return later;
        }

        @GetMapping("/contact")
        DeferredResult<Contact> contact() {
            DeferredResult<Contact> later = new DeferredResult<>();
            own.execute(() -> later.setResult(ADA));
            return later;
        }

        @GetMapping("/silent")
        DeferredResult<Contact> silent() {
            return new DeferredResult<>();
        }

        @GetMapping("/failed")
        DeferredResult<Contact> failed() {
            DeferredResult<Contact> later = new DeferredResult<>();
            own.execute(() -> later.setErrorResult(new IllegalStateException("broken")));
            return later;
        }

        @GetMapping("/told")
        SseEmitter told() {
            SseEmitter emitter = new SseEmitter();
            own.execute(() -> send(emitter));
            return emitter;
        }

        @GetMapping("/carried")
        SseEmitter carried() {
            SseEmitter emitter = new SseEmitter();
            Carried here = scope.carry();
            own.execute(here.around(() -> send(emitter)));
            return emitter;
        }

        /** Breaks off inside the purpose. */
        @GetMapping("/cut")
        SseEmitter cut() {
            SseEmitter emitter = new SseEmitter();
            Runnable breaking = scope.carry().around(() -> emitter.completeWithError(new IllegalStateException("cut")));
            own.execute(breaking);
            return emitter;
        }

        @GetMapping("/refusal")
        String refusal() {
            return refusal;
        }

        @SuppressWarnings("IllegalCatch")
        private void send(SseEmitter emitter) {
            try {
                emitter.send(open(scope));
                emitter.send(ADA, MediaType.APPLICATION_JSON);
                emitter.complete();
            } catch (Exception e) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                refusal = cause.getClass().getSimpleName();
                emitter.complete();
            }
        }
    }

    @RestController
    static class Others {
        private final PurposeScope scope;
        private final ExecutorService own;

        Others(PurposeScope scope, ExecutorService own) {
            this.scope = scope;
            this.own = own;
        }

        @GetMapping("/open")
        String now() {
            return open(scope);
        }

        @GetMapping("/open-callable")
        Callable<String> callable() {
            return () -> open(scope);
        }

        @GetMapping("/open-own")
        String onOwn() throws Exception {
            return own.submit(() -> open(scope)).get();
        }
    }
}
