package com.mittliv.privacy.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.ForPurpose;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class CallersTest {
    private static final Authentication OFFICE =
            new TestingAuthenticationToken("office", "", AuthorityUtils.createAuthorityList("ROLE_OFFICE"));
    private static final Authentication CASHIER = new TestingAuthenticationToken(
            "cashier", "", AuthorityUtils.createAuthorityList("ROLE_ELSE", "ROLE_CASHIER"));
    private static final Authentication ANONYMOUS =
            new AnonymousAuthenticationToken("key", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final ApplicationContextRunner plain = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(PrivacyAutoConfiguration.class, PrivacySecurityAutoConfiguration.class))
            .withBean(Policy.class, TestPolicy::policy)
            .withBean(Desk.class);

    private final ApplicationContextRunner application = plain.withPropertyValues(
            "privacy.recipients.office.authorities=ROLE_OFFICE",
            "privacy.recipients.office.purposes=marketing",
            "privacy.recipients.cashiers.authorities=ROLE_CASHIER,ROLE_AUDITOR",
            "privacy.recipients.cashiers.purposes=administer-membership");

    @AfterEach
    void nobodyCalls() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    private void with(Consumer<Desk> test) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context.getBean(Desk.class));
        });
    }

    private static void calls(Authentication caller) {
        SecurityContextHolder.getContext().setAuthentication(caller);
    }

    @Test
    void aCallerMayDeclareWhatWasGrantedAndWhatIsInsideIt() {
        with(desk -> {
            calls(OFFICE);
            assertThat(desk.care()).isEqualTo("cared");
            assertThat(desk.letters()).isEqualTo("sent");
            calls(CASHIER);
            assertThat(desk.bills()).isEqualTo("billed");
        });
    }

    @Test
    void whatWasNotGrantedIsDenied() {
        with(desk -> {
            calls(CASHIER);
            assertThatThrownBy(desk::letters)
                    .isInstanceOfSatisfying(PurposeNotGrantedException.class, denied -> {
                        assertThat(denied.purpose()).isEqualTo(TestPolicy.NEWSLETTER);
                        assertThat(denied.isGranted()).isFalse();
                    })
                    .hasMessageContaining("`send-newsletter`; grant it")
                    .hasMessageNotContaining("cashier");
            calls(OFFICE);
            assertThatThrownBy(desk::bills).isInstanceOf(PurposeNotGrantedException.class);
            calls(ANONYMOUS);
            assertThatThrownBy(desk::care).isInstanceOf(PurposeNotGrantedException.class);
            Authentication left =
                    new TestingAuthenticationToken("office", "", AuthorityUtils.createAuthorityList("ROLE_OFFICE"));
            left.setAuthenticated(false);
            calls(left);
            assertThatThrownBy(desk::care).isInstanceOf(PurposeNotGrantedException.class);
        });
    }

    @Test
    void theApplicationsOwnWorkNeedsNoGrantAndARequestWithoutACallerGetsNothing() {
        with(desk -> {
            assertThat(desk.bills()).isEqualTo("billed");
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
            assertThatThrownBy(desk::bills).isInstanceOf(PurposeNotGrantedException.class);
        });
    }

    @Test
    void aTaskIsDoneOnBehalfOfWhoeverSubmittedIt() {
        application
                .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
                .run(context -> {
                    Executor executor = context.getBean("applicationTaskExecutor", Executor.class);
                    Desk desk = context.getBean(Desk.class);
                    calls(CASHIER);
                    assertThat(CompletableFuture.supplyAsync(desk::bills, executor)
                                    .join())
                            .isEqualTo("billed");
                    assertThatThrownBy(() -> CompletableFuture.supplyAsync(desk::letters, executor)
                                    .join())
                            .hasCauseInstanceOf(PurposeNotGrantedException.class);

                    SecurityContextHolder.clearContext();
                    assertThat(CompletableFuture.supplyAsync(desk::letters, executor)
                                    .join())
                            .as("the application's own")
                            .isEqualTo("sent");
                    RequestContextHolder.setRequestAttributes(
                            new ServletRequestAttributes(new MockHttpServletRequest()));
                    assertThatThrownBy(() -> CompletableFuture.supplyAsync(desk::letters, executor)
                                    .join())
                            .as("a request without a caller")
                            .hasCauseInstanceOf(PurposeNotGrantedException.class);
                });
    }

    @Test
    void rulesOfSpringSecurityCanNameAPurpose() {
        application.run(context -> {
            var purposes = context.getBean(PurposeAuthorizations.class);
            AuthorizationManager<Object> letters = purposes.mayDeclare("send-newsletter");
            assertThat(letters.authorize(() -> OFFICE, "url").isGranted()).isTrue();
            assertThat(letters.authorize(() -> CASHIER, "url").isGranted()).isFalse();
            assertThat(letters.authorize(() -> null, "url").isGranted()).isFalse();
            assertThatThrownBy(() -> purposes.mayDeclare("send-newsleter"))
                    .isInstanceOf(UnknownTermException.class)
                    .hasMessageContaining("did you mean `send-newsletter`?");
        });
    }

    @Test
    void settingsThatNameWhatThePolicyDoesNotStopTheStartAllAtOnce() {
        application
                .withPropertyValues(
                        "privacy.recipients.ofice.authorities=ROLE_X",
                        "privacy.recipients.ofice.purposes=administer-membershp,send-newsletter")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(PurposeGrantException.class)
                        .hasMessageContaining("privacy.recipients.ofice")
                        .hasMessageContaining("did you mean `office`?")
                        .hasMessageContaining("did you mean `administer-membership`?"));
    }

    @Test
    void aGrantWithoutAuthoritiesStopsTheStart() {
        plain.withPropertyValues("privacy.recipients.office.purposes=administer-membership")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(BindValidationException.class)
                        .hasMessageContaining("authorities"));
    }

    @Test
    void whereNothingIsGrantedCallersAreLeftToOtherRules() {
        plain.run(context -> {
            calls(ANONYMOUS);
            assertThat(context).doesNotHaveBean(CallerPurposes.class);
            assertThat(context.getBean(Desk.class).bills()).isEqualTo("billed");
        });
    }

    @Test
    void anApplicationsOwnAnswerTakesThePlaceOfTheSettings() {
        application
                .withBean(
                        CallerPurposes.class,
                        () -> (caller, purpose) -> caller.getName().equals("nobody"))
                .run(context -> {
                    calls(ANONYMOUS);
                    assertThat(context.getBean(Desk.class).bills()).isEqualTo("billed");
                    calls(CASHIER);
                    assertThatThrownBy(context.getBean(Desk.class)::bills)
                            .isInstanceOf(PurposeNotGrantedException.class);
                });
    }

    @Test
    void itBacksOffWithoutSpringSecurity() {
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("callerPurposes"));
    }

    public static class Desk {
        @ForPurpose("marketing")
        public String care() {
            return "cared";
        }

        @ForPurpose("send-newsletter")
        public String letters() {
            return "sent";
        }

        @ForPurpose("administer-membership")
        public String bills() {
            return "billed";
        }
    }
}
