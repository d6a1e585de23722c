package com.mittliv.privacy.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.RefusedException;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.RefusedAttributeException;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.observation.PrivacyMetricsAutoConfiguration;
import com.mittliv.privacy.vocabulary.Purpose;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

class RefusalAdviceTest {
    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyWebMvcAutoConfiguration.class,
                    MessageSourceAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withBean(Policy.class, TestPolicy::policy)
            .withBean(Members.class);

    @Test
    void aRefusalIsAProblemDetailWithReasonPurposeAndSection() {
        with(http -> assertThat(http.get().uri("/members/7/send-newsletter"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type": "urn:mittliv:privacy:refusal:consent-missing", "status": 403,
                         "title": "Refused by the privacy policy",
                         "reason": "CONSENT_MISSING", "purpose": "send-newsletter", "category": "email-address",
                         "rule": "letters", "section": "2", "instance": "/members/7/send-newsletter"}
                        """));
    }

    @Test
    void aProhibitionNamesItsOwnSection() {
        with(http -> assertThat(http.get().uri("/members/7/sell-data"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .isLenientlyEqualTo("{\"reason\": \"PROHIBITED\", \"rule\": \"no-sale\", \"section\": \"3\"}"));
    }

    @Test
    void whereNoPurposeWasDeclaredTheCallerLearnsNoMore() {
        with(http -> assertThat(http.get().uri("/undeclared"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type": "urn:mittliv:privacy:refusal:purpose-required", "reason": "PURPOSE_REQUIRED",
                         "detail": "No purpose was declared, and without a purpose no personal data are given."}
                        """));
    }

    @Test
    void aRefusedAttributeIsARefusalToo() {
        with(http -> assertThat(http.get().uri("/attribute"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .isLenientlyEqualTo("{\"reason\": \"ATTRIBUTE_REFUSED\", \"category\": \"name\"}"));
    }

    @Test
    void aRefusalInsideAnotherExceptionIsFound() {
        with(http -> assertThat(http.get().uri("/wrapped")).hasStatus(HttpStatus.FORBIDDEN));
    }

    @Test
    void eachRefusalIsPublishedAndCountedByReasonAndPurpose() {
        application
                .withConfiguration(AutoConfigurations.of(PrivacyMetricsAutoConfiguration.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    MockMvcTester http = MockMvcTester.from(context);
                    http.get().uri("/members/7/send-newsletter").exchange();
                    http.get().uri("/members/8/send-newsletter").exchange();
                    http.get().uri("/undeclared").exchange();
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("privacy.refusals")
                                    .tags("reason", "CONSENT_MISSING", "purpose", "send-newsletter")
                                    .counter()
                                    .count())
                            .isEqualTo(2);
                    assertThat(registry.get("privacy.refusals")
                                    .tags("reason", "PURPOSE_REQUIRED", "purpose", "none")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void theCallersLanguageIsSpoken() {
        with(http -> assertThat(http.get().uri("/members/7/send-newsletter").locale(Locale.forLanguageTag("sv-SE")))
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("Nekat (CONSENT_MISSING)"));
    }

    @Test
    void anAdviceOfTheApplicationsOwnTakesItsPlace() {
        var own = new RefusalAdvice();
        application
                .withBean("own", RefusalAdvice.class, () -> own)
                .run(context -> assertThat(context.getBean(RefusalAdvice.class)).isSameAs(own));
    }

    private void with(Consumer<MockMvcTester> test) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(MockMvcTester.from(context));
        });
    }

    @RestController
    static class Members {
        private final PrivacyEngine engine;
        private final PurposeScope scope;

        Members(PrivacyEngine engine, PurposeScope scope) {
            this.engine = engine;
            this.scope = scope;
        }

        @GetMapping("/members/{id}/{purpose}")
        String member(@PathVariable String id, @PathVariable String purpose) {
            Purpose asked = engine.policy().vocabulary().purpose(purpose);
            return RefusedException.requirePermit(engine.access(asked, TestPolicy.EMAIL)
                            .decide(SubjectState.none(), RecordState.of(TestPolicy.MEMBER), Instant.EPOCH))
                    .rule()
                    .id();
        }

        @GetMapping("/undeclared")
        String undeclared() {
            return scope.required().id();
        }

        @GetMapping("/attribute")
        String attribute() {
            throw new RefusedAttributeException(
                    "Membership.name", TestPolicy.NAME, TestPolicy.NEWSLETTER, List.of(TestPolicy.MEMBERSHIP));
        }

        @GetMapping("/wrapped")
        String wrapped() {
            try {
                return scope.required().id();
            } catch (RuntimeException e) {
                throw new IllegalStateException("could not load", e);
            }
        }
    }
}
