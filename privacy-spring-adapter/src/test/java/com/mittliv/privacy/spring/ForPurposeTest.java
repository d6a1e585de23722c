package com.mittliv.privacy.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.vocabulary.Purpose;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class ForPurposeTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PrivacyAutoConfiguration.class))
            .withBean(Policy.class, TestPolicy::policy);

    @Test
    void aPurposeHoldsWhileTheMethodRunsAndNoLonger() {
        with(context -> {
            assertThat(context.getBean(Letters.class).recipients()).contains(TestPolicy.NEWSLETTER);
            assertThat(context.getBean(PurposeScope.class).current()).isEmpty();
        });
    }

    @Test
    void aMethodsPurposeTakesThePlaceOfItsClasss() {
        with(context -> {
            assertThat(context.getBean(Letters.class).campaign()).contains(TestPolicy.MARKETING);
            assertThat(context.getBean(Office.class).undeclared()).isEmpty();
        });
    }

    @Test
    void anAnnotationOfOnesOwnCanCarryThePurpose() {
        with(context -> assertThat(context.getBean(Office.class).composed()).contains(TestPolicy.MEMBERSHIP));
    }

    @Test
    void anInterfaceBehindAProxyCanCarryThePurpose() {
        with(context -> assertThat(context.getBean(Store.class).find()).contains(TestPolicy.NEWSLETTER));
    }

    @Test
    void aPurposeInsideAnotherNarrowsIt() {
        with(context -> {
            var letters = context.getBean(Letters.class);
            assertThat(context.getBean(PurposeScope.class).call(TestPolicy.MARKETING, letters::recipients))
                    .contains(TestPolicy.NEWSLETTER);
        });
    }

    @Test
    void aPurposeInsideAnotherNeverWidensIt() {
        with(context -> {
            var scope = context.getBean(PurposeScope.class);
            var letters = context.getBean(Letters.class);
            assertThatThrownBy(() -> scope.call(TestPolicy.NEWSLETTER, letters::campaign))
                    .isInstanceOf(PurposeException.class);
            assertThat(scope.current()).isEmpty();
        });
    }

    @Test
    void anExceptionLeavesNoPurposeBehind() {
        with(context -> {
            assertThatThrownBy(context.getBean(Letters.class)::fails).isInstanceOf(IllegalStateException.class);
            assertThat(context.getBean(PurposeScope.class).current()).isEmpty();
        });
    }

    @Test
    void whatACommitWritesStillHasItsPurpose() {
        with(context -> {
            context.getBean(Letters.class).recipients();
            assertThat(context.getBean(Commits.class).purposes).containsExactly(Optional.of(TestPolicy.NEWSLETTER));
        });
    }

    @Test
    void unknownPurposesStopTheStartAllAtOnceLazyBeansIncluded() {
        application
                .withBean(Misspelt.class, Misspelt::new)
                .withBean(Hopeless.class, Hopeless::new, bean -> bean.setLazyInit(true))
                .run(context -> {
                    var analysis = PrivacyAutoConfigurationTest.analysisOf(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains(
                                    "Misspelt#send` declares purpose `send-newsleter`",
                                    "did you mean `send-newsletter`?",
                                    "Hopeless` declares purpose `world-domination`",
                                    "the policy declares `marketing`");
                    assertThat(analysis.getAction()).contains("@ForPurpose");
                });
    }

    @Test
    void aPurposeThatNoProxyCouldOpenStopsTheStart() {
        application
                .withBean(Unreachable.class, Unreachable::new)
                .run(context -> assertThat(context.getStartupFailure())
                        .isInstanceOf(PurposeDeclarationException.class)
                        .hasMessageContaining("Unreachable#closed` declares purpose `send-newsletter`, but is final")
                        .hasMessageContaining(
                                "Unreachable#hidden` declares purpose `send-newsletter`, but is private"));
    }

    private void with(Consumer<AssertableApplicationContext> test) {
        application.withUserConfiguration(Beans.class).run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context);
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Beans {
        @Bean
        Letters letters(PurposeScope scope) {
            return new Letters(scope);
        }

        @Bean
        Office office(PurposeScope scope) {
            return new Office(scope);
        }

        @Bean
        Commits transactionManager(PurposeScope scope) {
            return new Commits(scope);
        }

        @Bean
        Store store(PurposeScope scope) {
            var proxy = new ProxyFactory(Store.class, (org.aopalliance.intercept.Interceptor)
                    (org.aopalliance.intercept.MethodInterceptor) invocation -> scope.current());
            return (Store) proxy.getProxy();
        }
    }

    @ForPurpose("send-newsletter")
    static class Letters {
        private final PurposeScope scope;

        Letters(PurposeScope scope) {
            this.scope = scope;
        }

        @Transactional
        Optional<Purpose> recipients() {
            return scope.current();
        }

        @ForPurpose("marketing")
        Optional<Purpose> campaign() {
            return scope.current();
        }

        void fails() {
            throw new IllegalStateException("out of paper");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ForPurpose("administer-membership")
    @interface ForMembership {}

    static class Office {
        private final PurposeScope scope;

        Office(PurposeScope scope) {
            this.scope = scope;
        }

        @ForMembership
        Optional<Purpose> composed() {
            return scope.current();
        }

        Optional<Purpose> undeclared() {
            return scope.current();
        }
    }

    @ForPurpose("send-newsletter")
    interface Store {
        Optional<Purpose> find();
    }

    static class Misspelt {
        @ForPurpose("send-newsleter")
        void send() {}
    }

    @ForPurpose("world-domination")
    static class Hopeless {}

    @SuppressWarnings("UnusedMethod")
    static class Unreachable {
        @ForPurpose("send-newsletter")
        final void closed() {}

        @ForPurpose("send-newsletter")
        private void hidden() {}
    }

    /** Notes which purpose was open at each commit. */
    static class Commits extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;
        private final transient PurposeScope scope;
        private final transient List<Optional<Purpose>> purposes = new ArrayList<>();

        Commits(PurposeScope scope) {
            this.scope = scope;
        }

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            purposes.add(scope.current());
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
