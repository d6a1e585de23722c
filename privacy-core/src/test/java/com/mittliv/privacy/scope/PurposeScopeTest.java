package com.mittliv.privacy.scope;

import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.InMemoryAuditLog;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.scope.PurposeScope.Carried;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try")
class PurposeScopeTest {
    private static final Purpose MARKETING = Purpose.of("marketing");
    private static final Purpose NEWSLETTER = Purpose.of("send-newsletter").within(MARKETING);
    private static final Purpose MEMBERSHIP = Purpose.of("administer-membership");

    private static final PrivacyEngine ENGINE =
            PrivacyEngine.compile(Policy.named("club", "1", Policy.Controller.of("Example Club"))
                    .rule(rule("all")
                            .about(Role.of("member"))
                            .using(DataCategory.of("name"))
                            .forPurpose(MARKETING, NEWSLETTER, MEMBERSHIP)
                            .on(contract())
                            .kept(until(Event.of("left"))))
                    .build());

    private final PurposeScope scope = new PurposeScope(ENGINE);

    @Test
    void nothingIsOpenUntilAPurposeIsOpened() {
        assertThat(scope.current()).isEmpty();
        assertThat(scope.isSystem()).isFalse();
        assertThatThrownBy(scope::required)
                .isInstanceOf(PurposeRequiredException.class)
                .hasMessageContaining("PurposeScope.open(purpose)");
    }

    @Test
    void aPurposeIsOpenUntilItIsClosed() {
        try (Opened opened = scope.open(MARKETING)) {
            assertThat(scope.required()).isEqualTo(MARKETING);
        }
        assertThat(scope.current()).isEmpty();
    }

    @Test
    void insideAPurposeANarrowerOneCanBeOpened() {
        scope.run(MARKETING, () -> {
            assertThat(scope.call(NEWSLETTER, scope::current)).contains(NEWSLETTER);
            assertThat(scope.call(MARKETING, scope::current)).contains(MARKETING);
            assertThat(scope.current()).contains(MARKETING);
        });
    }

    @Test
    void insideAPurposeNoWiderOrOtherOneCanBeOpened() {
        scope.run(NEWSLETTER, () -> {
            assertThatThrownBy(() -> scope.open(MARKETING))
                    .isInstanceOf(PurposeException.class)
                    .hasMessageContaining("`marketing` would widen `send-newsletter`");
            assertThatThrownBy(() -> scope.open(MEMBERSHIP)).isInstanceOf(PurposeException.class);
            assertThatThrownBy(() -> scope.openSystem("to see more")).isInstanceOf(PurposeException.class);
            assertThat(scope.current()).contains(NEWSLETTER);
        });
    }

    @Test
    void theSystemScopeHasAReasonAndCanBeNarrowed() {
        try (Opened opened = scope.openSystem("move to a new database")) {
            assertThat(scope.systemReason()).contains("move to a new database");
            assertThat(scope.call(NEWSLETTER, scope::isSystem)).isFalse();
            assertThat(scope.isSystem()).isTrue();
            assertThatThrownBy(scope::required).isInstanceOf(PurposeRequiredException.class);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> scope.openSystem(" "));
    }

    @Test
    @SuppressWarnings("try")
    void whatOpensAllDataIsRecordedBeforeAnythingIsOpen() {
        InMemoryAuditLog log = new InMemoryAuditLog();
        PurposeScope audited = new PurposeScope(ENGINE, log, InstantSource.fixed(Instant.EPOCH));
        try (Opened opened = audited.openSystem("Move to a new database (2 tables).")) {
            assertThat(log.stream()
                            .map(entry -> entry.event().kind() + " "
                                    + entry.event().reason().orElse("")))
                    .containsExactly("SYSTEM_OPENED move-to-a-new-database-2-tables");
        }
        assertThatThrownBy(() -> audited.run(NEWSLETTER, () -> audited.openSystem("to see more")))
                .isInstanceOf(PurposeException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> audited.openSystem("…"));
        log.close();
        assertThatThrownBy(() -> audited.openSystem("unseen")).isInstanceOf(AuditException.class);
        assertThat(audited.isSystem()).isFalse();
        assertThat(log.stream()).hasSize(1);
    }

    @Test
    void anUndeclaredPurposeCannotBeOpened() {
        assertThatThrownBy(() -> scope.open(Purpose.of("marketin")))
                .isInstanceOf(UnknownTermException.class)
                .hasMessageContaining("did you mean `marketing`?");
    }

    @Test
    void otherThreadsSeeNothingOfIt() {
        Optional<Purpose> elsewhere = scope.call(
                MARKETING, () -> CompletableFuture.supplyAsync(scope::current).join());
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void closingTheOuterFirstIsAnErrorAndLeavesNothingOpen() {
        Opened outer = scope.open(MARKETING);
        Opened inner = scope.open(NEWSLETTER);
        assertThatThrownBy(outer::close).isInstanceOf(PurposeException.class);
        assertThat(scope.current()).isEmpty();
        assertThatThrownBy(inner::close).isInstanceOf(PurposeException.class);
    }

    @Test
    void closingTwiceDoesNothingMore() {
        Opened outer = scope.open(MARKETING);
        Opened inner = scope.open(NEWSLETTER);
        inner.close();
        inner.close();
        assertThat(scope.current()).contains(MARKETING);
        outer.close();
    }

    @Test
    void closingOnAnotherThreadIsAnErrorAndChangesNothing() {
        Opened opened = scope.open(MARKETING);
        assertThatThrownBy(() -> CompletableFuture.runAsync(opened::close).join())
                .hasCauseInstanceOf(PurposeException.class);
        assertThat(scope.current()).contains(MARKETING);
        opened.close();
    }

    @Test
    void anExceptionLeavesNothingOpen() {
        assertThatThrownBy(() -> scope.run(MARKETING, () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(scope.current()).isEmpty();
    }

    @Test
    void aCarriedPurposeIsOpenWhereItsWorkIsDoneAndNoLonger() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Callable<Optional<Purpose>> work =
                    scope.call(NEWSLETTER, () -> scope.carry().around(scope::current));
            assertThat(scope.current()).isEmpty();
            assertThat(pool.submit(work).get()).contains(NEWSLETTER);
            assertThat(pool.submit(scope::current).get()).isEmpty();

            Runnable failing = scope.call(
                    MARKETING,
                    () -> scope.carry().around((Runnable) () -> {
                        throw new IllegalStateException("no");
                    }));
            assertThatThrownBy(() -> pool.submit(failing).get()).hasCauseInstanceOf(IllegalStateException.class);
            assertThat(pool.submit(scope::current).get()).isEmpty();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void whatIsCarriedTakesThePlaceOfWhatTheThreadHasOpenUntilItIsClosed() {
        Carried nothing = scope.carry();
        Carried membership = scope.call(MEMBERSHIP, scope::carry);
        scope.run(MARKETING, () -> {
            try (Opened opened = membership.open()) {
                assertThat(scope.current()).contains(MEMBERSHIP);
                assertThatThrownBy(() -> scope.open(NEWSLETTER)).isInstanceOf(PurposeException.class);
            }
            try (Opened opened = nothing.open()) {
                assertThat(scope.current()).isEmpty();
                assertThat(scope.isSystem()).isFalse();
                assertThatThrownBy(scope::required).isInstanceOf(PurposeRequiredException.class);
            }
            assertThat(scope.current()).contains(MARKETING);
        });
    }

    @Test
    void theSystemScopeStaysOnItsThread() {
        try (Opened opened = scope.openSystem("move to a new database")) {
            Carried carried = scope.carry();
            assertThat(carried.purpose()).isEmpty();
            assertThat(CompletableFuture.supplyAsync(() -> {
                                try (Opened there = carried.open()) {
                                    return scope.isSystem();
                                }
                            })
                            .join())
                    .isFalse();
        }
    }
}
