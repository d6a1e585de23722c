package com.mittliv.privacy.spring.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.ForPurpose;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.TestPolicy;
import com.mittliv.privacy.vocabulary.Purpose;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

class CarriedPurposesTest {
    private static final Purpose LETTERS = TestPolicy.NEWSLETTER;
    private static final Purpose BILLS = TestPolicy.MEMBERSHIP;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyThreadAutoConfiguration.class,
                    TaskExecutionAutoConfiguration.class))
            .withPropertyValues("spring.task.execution.pool.core-size=2", "spring.task.execution.pool.max-size=2")
            .withBean(Policy.class, TestPolicy::policy)
            .withUserConfiguration(Asynchronous.class)
            .withBean(Work.class);

    @Test
    void anAsynchronousMethodGoesOnForThePurposeOfItsCaller() {
        application.run(context -> {
            var scope = context.getBean(PurposeScope.class);
            var work = context.getBean(Work.class);
            assertThat(scope.call(LETTERS, work::later).join()).contains(LETTERS);
            assertThat(work.later().join()).isEmpty();
        });
    }

    @Test
    void anAsynchronousMethodNeverWidensThePurposeOfItsCaller() {
        application.run(context -> {
            var scope = context.getBean(PurposeScope.class);
            var work = context.getBean(Work.class);
            assertThat(work.billsLater().join()).contains(BILLS);
            assertThatThrownBy(() -> scope.call(LETTERS, work::billsLater).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(PurposeException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "force"})
    void pooledThreadsKeepNothingForTheNextTask(String mode) {
        application.withPropertyValues("spring.task.execution.mode=" + mode).run(context -> {
            var scope = context.getBean(PurposeScope.class);
            var executor = context.getBean("applicationTaskExecutor", Executor.class);
            List<CompletableFuture<Boolean>> tasks = IntStream.range(0, 2_000)
                    .mapToObj(i -> {
                        Optional<Purpose> own =
                                i % 3 == 0 ? Optional.empty() : Optional.of(i % 3 == 1 ? LETTERS : BILLS);
                        return own.map(purpose -> scope.call(purpose, () -> seen(scope, executor, own, i)))
                                .orElseGet(() -> seen(scope, executor, own, i));
                    })
                    .toList();
            assertThat(tasks).allSatisfy(task -> assertThat(task.join()).isTrue());
            assertThat(scope.current()).isEmpty();
        });
    }

    /** Whether a task sees its own purpose; every seventh fails after it has looked. */
    private static CompletableFuture<Boolean> seen(
            PurposeScope scope, Executor executor, Optional<Purpose> own, int number) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            boolean same = scope.current().equals(own);
                            if (same && number % 7 == 0) {
                                throw new IllegalStateException("on purpose");
                            }
                            return same;
                        },
                        executor)
                .exceptionally(failure -> failure.getCause() instanceof IllegalStateException);
    }

    @Test
    void snapshotsOfMicrometerCarryThePurposeAndLeaveNothingBehind() {
        application.run(context -> {
            var scope = context.getBean(PurposeScope.class);
            ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();
            ContextSnapshot nothing = snapshots.captureAll();
            ContextSnapshot letters = scope.call(LETTERS, () -> snapshots.captureAll());
            assertThat(seenWith(letters, scope)).contains(LETTERS);
            scope.run(BILLS, () -> {
                assertThat(seenWith(letters, scope)).contains(LETTERS);
                assertThat(seenWith(nothing, scope)).isEmpty();
                assertThat(scope.current()).contains(BILLS);
            });
            assertThat(scope.current()).isEmpty();
        });
    }

    @SuppressWarnings("try")
    private static Optional<Purpose> seenWith(ContextSnapshot snapshot, PurposeScope scope) {
        try (ContextSnapshot.Scope set = snapshot.setThreadLocals()) {
            return scope.current();
        }
    }

    @Test
    void theRegistryForgetsAnApplicationThatHasEnded() {
        application.run(context -> assertThat(accessors()).isEqualTo(1));
        assertThat(accessors()).isZero();
    }

    private static long accessors() {
        return ContextRegistry.getInstance().getThreadLocalAccessors().stream()
                .filter(PurposeThreadLocalAccessor.class::isInstance)
                .count();
    }

    @Test
    void itCanBeSwitchedOff() {
        application.withPropertyValues("privacy.carry-purposes=false").run(context -> {
            var scope = context.getBean(PurposeScope.class);
            assertThat(context).doesNotHaveBean(PurposeTaskDecorator.class);
            assertThat(scope.call(LETTERS, context.getBean(Work.class)::later).join())
                    .isEmpty();
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Asynchronous {}

    static class Work {
        private final PurposeScope scope;

        Work(PurposeScope scope) {
            this.scope = scope;
        }

        @Async
        public CompletableFuture<Optional<Purpose>> later() {
            return CompletableFuture.completedFuture(scope.current());
        }

        @Async
        @ForPurpose("administer-membership")
        public CompletableFuture<Optional<Purpose>> billsLater() {
            return CompletableFuture.completedFuture(scope.current());
        }
    }
}
