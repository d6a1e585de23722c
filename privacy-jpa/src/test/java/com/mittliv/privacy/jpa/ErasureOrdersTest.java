package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.ENGINE;
import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static com.mittliv.privacy.jpa.Terms.ADEPT;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static com.mittliv.privacy.jpa.Terms.RESEARCH;
import static com.mittliv.privacy.jpa.Terms.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.FickleStore.Mood;
import com.mittliv.privacy.jpa.RetentionSweepTest.Invoice;
import com.mittliv.privacy.jpa.proof.Receipt;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrder.State;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.ErasureRefusedException;
import com.mittliv.privacy.jpa.rights.Kept;
import com.mittliv.privacy.jpa.rights.NoticeState;
import com.mittliv.privacy.jpa.rights.RecipientOutbox;
import com.mittliv.privacy.rights.ErasureException;
import com.mittliv.privacy.rights.ErasureGround;
import com.mittliv.privacy.scope.PurposeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ErasureOrdersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ENDED = Instant.parse("2025-06-15T10:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-15T10:00:00Z");

    private final World world;
    private final FickleStore letters = new FickleStore();
    private ErasureOrders orders;

    ErasureOrdersTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class, Invoice.class);
        orders = ErasureOrders.of(world.entities, RECEIPTS);
    }

    /** Somebody else, of whom nothing may change. */
    @BeforeEach
    void aBystander() {
        world.store(new Adept(9, "adept").ended(LONG_AGO));
        world.states.record("p9", Consent.given(NEWSLETTER, ENDED));
    }

    @AfterEach
    void close() {
        assertThat(adept(9)).hasValue("NAME9 EMAIL9 STREET9 [ALIAS9] notes 1");
        assertThat(world.states.load("p9").consents()).hasSize(1);
        assertThat(receipts("p9")).isEmpty();
        world.close();
    }

    /** What is left of an adept. */
    private Optional<String> adept(long id) {
        return world.system(em -> Optional.ofNullable(em.find(Adept.class, id))
                .map(adept ->
                        adept.name + " " + adept.email + " " + (adept.address == null ? null : adept.address.street)
                                + " " + new ArrayList<>(adept.aliases) + " notes " + adept.notes.size()));
    }

    private List<Receipt> receipts(String subject) {
        return world.system(
                em -> em.callWithConnection(connection -> RECEIPTS.of((java.sql.Connection) connection, subject)));
    }

    private List<String> written(String subject) {
        return receipts(subject).stream()
                .map(receipt -> receipt.work() + " " + receipt.entity() + " " + receipt.action() + " "
                        + receipt.categories() + " " + receipt.grounds())
                .toList();
    }

    private ErasureOrder erase(String subject) {
        return orders.run(orders.take(subject).id());
    }

    private static Kept kept(
            String holder, String category, String rule, ErasureException because, Optional<LocalDate> until) {
        return new Kept(holder, "adept", category, List.of(rule), List.of(because), until, 1);
    }

    @Test
    void whatRestsOnConsentOrIsOpenToObjectionGoesAndWhatTheContractNeedsStays() {
        world.store(new Adept(1, "adept"));
        world.states.record("p1", Consent.given(NEWSLETTER, ENDED));
        assertThat(orders.plan("p1").goesNow())
                .extracting(item -> item.datum().category().id() + " " + item.grounds())
                .containsExactlyInAnyOrder("email [CONSENT_WITHDRAWN]", "notes [OBJECTED]");
        assertThat(adept(1)).hasValue("NAME1 EMAIL1 STREET1 [ALIAS1] notes 1");

        ErasureOrder order = erase("p1");

        assertThat(order.state()).isEqualTo(State.DONE);
        assertThat(adept(1)).hasValue("NAME1 null STREET1 [ALIAS1] notes 0");
        assertThat(order.erased()).containsOnlyKeys("Adept", "Note").containsEntry("Note", 1L);
        assertThat(order.kept())
                .containsExactlyInAnyOrder(
                        new Kept(
                                "Adept",
                                "adept",
                                "name",
                                List.of("service", "claims"),
                                List.of(ErasureException.STILL_NEEDED, ErasureException.LEGAL_CLAIMS),
                                Optional.empty(),
                                1),
                        kept("Adept", "address", "service", ErasureException.STILL_NEEDED, Optional.empty()));
        assertThat(written("p1"))
                .containsExactlyInAnyOrder(
                        "order-" + order.id() + " Note DELETED [notes] [research]",
                        "order-" + order.id() + " Adept EMPTIED [email] [newsletter]");
        assertThat(world.states.load("p1").consents())
                .extracting(Consent::act)
                .containsExactlyInAnyOrder(Consent.Act.GIVEN, Consent.Act.WITHDRAWN);
        assertThat(world.states.load("p1").objections())
                .extracting(objection -> objection.purpose().id())
                .contains("research");
    }

    @Test
    void aRowThatNothingKeepsGoesWithAllThatBelongsToIt() {
        world.store(new Adept(1, "adept").ended(LONG_AGO));
        ErasureOrder order = erase("p1");
        assertThat(adept(1)).isEmpty();
        assertThat(order.kept()).isEmpty();
        assertThat(order.leftEmpty()).isZero();
        assertThat(written("p1"))
                .containsExactlyInAnyOrder(
                        "order-" + order.id() + " Note DELETED [notes] [research]",
                        "order-" + order.id() + " Adept DELETED [address, email, name] [claims, newsletter, service]");
        world.system(em -> {
            assertThat(em.createNativeQuery("select * from adept_alias", Object[].class)
                            .getResultList())
                    .hasSize(1);
            assertThat(em.createNativeQuery(
                                    "select dependents from privacy_receipt where entity = 'Adept'", String.class)
                            .getResultList())
                    .containsExactly("1 adept_alias");
            return "looked";
        });
    }

    @Test
    void anExceptionStaysWithItsDayAndItsGround() {
        world.store(new Adept(1, "adept").ended(ENDED));
        ErasureOrder order = erase("p1");
        assertThat(adept(1)).hasValue("NAME1 null null [ALIAS1] notes 0");
        assertThat(order.kept())
                .containsExactly(kept(
                        "Adept",
                        "name",
                        "claims",
                        ErasureException.LEGAL_CLAIMS,
                        Optional.of(LocalDate.of(2027, 6, 16))));
    }

    @Test
    void aHeldPersonKeepsAllUntilTheHoldEnds() {
        world.store(new Adept(1, "adept").ended(LONG_AGO));
        world.states.hold(
                "p1", new LegalHold("a dispute", "legal office", ENDED, Optional.empty(), LocalDate.of(2027, 1, 1)));
        ErasureOrder order = erase("p1");
        assertThat(order.state()).isEqualTo(State.DONE);
        assertThat(order.kept()).hasSize(4).allSatisfy(kept -> {
            assertThat(kept.because()).containsExactly(ErasureException.LEGAL_HOLD);
            assertThat(kept.rules()).isEmpty();
        });
        assertThat(adept(1)).hasValue("NAME1 EMAIL1 STREET1 [ALIAS1] notes 1");
        assertThat(receipts("p1")).isEmpty();
        world.states.liftHolds("p1", new LegalHold.Release(NOW, "legal office", "settled"));
        erase("p1");
        assertThat(adept(1)).isEmpty();
    }

    @Test
    void aRowThatStayingRowsReferToStaysWithoutItsData() {
        Adept adept = new Adept(1, "adept").ended(LONG_AGO);
        Invoice invoice = new Invoice();
        invoice.id = 1;
        invoice.payer = adept;
        world.store(adept, invoice);
        ErasureOrder order = erase("p1");
        assertThat(order.leftEmpty()).isEqualTo(1);
        assertThat(adept(1)).hasValue("null null null [] notes 0");
        assertThat(written("p1")).anyMatch(receipt -> receipt.contains("Adept EMPTIED [address, email, name]"));
    }

    @Test
    void rowsThatTellNoKnownRoleAreLeftAloneAndCounted() {
        world.store(new Adept(1, "visitor").ended(LONG_AGO));
        ErasureOrder order = erase("p1");
        assertThat(order.unjudged()).as("the adept and the note").isEqualTo(2);
        assertThat(adept(1)).hasValue("NAME1 EMAIL1 STREET1 [ALIAS1] notes 1");
    }

    @Test
    void unlawfulProcessingFallsEvenIfTheContractRuns() {
        world.store(new Adept(1, "mentor"));
        ErasureOrder order = orders.run(
                orders.take("p1", Set.of(ErasureGround.UNLAWFUL), NOW).id());
        assertThat(order.kept()).isEmpty();
        assertThat(adept(1)).isEmpty();
        assertThat(world.states.load("p1").objections()).isEmpty();
    }

    @Test
    void anOrderThatIsDoneKnowsItsPersonByTheHashAlone() {
        world.store(new Adept(1, "adept"));
        ErasureOrder open = orders.take("p1");
        assertThat(plainIds()).containsExactly("p1");
        ErasureOrder done = orders.run(open.id());
        assertThat(plainIds()).containsOnlyNulls();
        assertThat(orders.of("p1")).containsExactly(done);
        assertThat(orders.of("p9")).isEmpty();
        assertThat(orders.run(open.id())).as("again").isEqualTo(done);
        assertThat(done.toString() + open).doesNotContain("p1");
    }

    private List<String> plainIds() {
        return world.system(em -> em.createNativeQuery("select subject_id from privacy_erasure_order", String.class)
                .getResultList());
    }

    @Test
    void anOrderHasTheDeadlineOfItsRequest() {
        ErasureOrder order = orders.take("p1", Set.of(), Instant.parse("2026-01-31T10:00:00Z"));
        assertThat(order.deadline().lastDay()).as("28 February is a Saturday").isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(orders.open()).containsExactly(order);
    }

    @Test
    void storesAreErasedByTheSameRules() {
        orders = orders.with(letters);
        letters.put("p1", "letter-1", RecordState.of(ADEPT));
        letters.put("p2", "letter-2", RecordState.of(ADEPT));
        world.states.record("p1", Consent.given(NEWSLETTER, ENDED));
        ErasureOrder order = erase("p1");
        assertThat(order.state()).isEqualTo(State.DONE);
        assertThat(order.erased()).containsEntry("letters", 1L);
        assertThat(letters.erasures).containsExactly("letter-1");
        assertThat(written("p1")).containsExactly("order-" + order.id() + " letters DELETED [letters] [newsletter]");
    }

    @Test
    void aHoldKeepsWhatIsInStoresToo() {
        orders = orders.with(letters);
        letters.put("p1", "letter-1", RecordState.of(ADEPT));
        world.states.hold(
                "p1", new LegalHold("a dispute", "legal office", ENDED, Optional.empty(), LocalDate.of(2027, 1, 1)));
        ErasureOrder order = erase("p1");
        assertThat(order.state()).isEqualTo(State.DONE);
        assertThat(order.kept())
                .singleElement()
                .satisfies(kept -> assertThat(kept.holder()).isEqualTo("letters"));
        assertThat(letters.erasures).isEmpty();
    }

    @Test
    void aStoreThatFailsLeavesTheOrderOpenAndItIsTriedAgainLater() {
        orders = orders.with(letters).retrying(Duration.ofMinutes(1), Duration.ofMinutes(5));
        world.store(new Adept(1, "adept").ended(LONG_AGO));
        letters.put("p1", "letter-1", RecordState.of(ADEPT));
        letters.mood = Mood.ANGRY;
        ErasureOrder order = erase("p1");
        List<Long> waits = new ArrayList<>();
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(order.state()).isEqualTo(State.OPEN);
            assertThat(order.attempts()).isEqualTo(attempt);
            assertThat(order.lastFailure()).contains("IOException");
            assertThat(order.rowsErasedAt()).contains(NOW);
            waits.add(Duration.between(world.now.get(), order.nextTry().orElseThrow())
                    .toMinutes());
            world.now.set(order.nextTry().orElseThrow().minusSeconds(1));
            assertThat(orders.runDue()).isEmpty();
            world.now.set(order.nextTry().orElseThrow());
            assertThat(orders.runDue()).hasSize(1);
            order = orders.open().get(0);
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 5L, 5L);
        assertThat(adept(1)).as("the rows are gone all the same").isEmpty();
        letters.mood = Mood.GOOD;
        world.now.set(order.nextTry().orElseThrow());
        assertThat(orders.runDue()).singleElement().satisfies(done -> {
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.lastFailure()).isEmpty();
            assertThat(done.nextTry()).isEmpty();
        });
        assertThat(orders.open()).isEmpty();
        assertThat(written("p1")).hasSize(3);
    }

    @Test
    void whatAStoreSaysOfItsFailureIsKeptNowhere() {
        orders = orders.with(letters);
        letters.put("p1", "letter-1", RecordState.of(ADEPT));
        for (Mood mood : List.of(Mood.ANGRY, Mood.CRASHING)) {
            letters.mood = mood;
            ErasureOrder order = erase("p1");
            assertThat(order.state()).isEqualTo(State.OPEN);
            assertThat(order.toString()).doesNotContain("Invented");
        }
        world.system(em -> {
            assertThat(em.createNativeQuery(
                                    "select coalesce(o.last_failure, '') || o.outcome || coalesce(s.last_failure, '')"
                                            + " from privacy_erasure_order o join privacy_erasure_store s on s.order_id = o.id",
                                    String.class)
                            .getResultList())
                    .hasSize(2)
                    .noneMatch(row -> row.toString().contains("Invented"));
            return "looked";
        });
    }

    @Test
    void aStoreThatSaysItErasedAndDidNotIsFoundOut() {
        orders = orders.with(letters);
        letters.put("p1", "letter-1", RecordState.of(ADEPT));
        letters.mood = Mood.LYING;
        ErasureOrder order = erase("p1");
        assertThat(order.state()).isEqualTo(State.OPEN);
        assertThat(order.stores().get(0).lastFailure()).contains("NotErasedException");
        assertThat(receipts("p1")).isEmpty();
    }

    @Test
    void anOrderWaitsForAStoreThatIsNotConfiguredAnyMore() {
        ErasureOrder order = orders.with(letters).take("p1");
        ErasureOrder without = orders.run(order.id());
        assertThat(without.state()).isEqualTo(State.OPEN);
        assertThat(without.lastFailure()).contains("StoreNotConfigured");
        assertThat(orders.with(letters).run(order.id()).state()).isEqualTo(State.DONE);
    }

    @RepeatedTest(3)
    void severalInstancesRunEachOrderOnce() throws Exception {
        orders = orders.with(letters);
        int people = 12;
        for (int i = 1; i <= people; i++) {
            if (i != 9) {
                world.store(new Adept(i, "adept").ended(LONG_AGO));
                letters.put("p" + i, "letter-" + i, RecordState.of(ADEPT));
                orders.take("p" + i);
            }
        }
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> instances = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        ErasureOrders mine =
                                ErasureOrders.of(world.entities, RECEIPTS).with(letters);
                        int runs = 0;
                        while (!mine.open().isEmpty() && runs < 1_000) {
                            mine.open().forEach(open -> mine.run(open.id()));
                            runs++;
                        }
                        return runs;
                    })
                    .toList();
            for (var instance : pool.invokeAll(instances)) {
                assertThat(instance.get()).isLessThan(1_000);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(orders.open()).isEmpty();
        assertThat(letters.erasures).hasSize(people - 1).doesNotHaveDuplicates();
        for (int i = 1; i <= people; i++) {
            if (i != 9) {
                assertThat(receipts("p" + i)).hasSize(3);
                assertThat(orders.of("p" + i))
                        .singleElement()
                        .satisfies(order -> assertThat(order.attempts()).isEqualTo(1));
            }
        }
        assertThat(world.<Boolean>system(em -> em.callWithConnection(connection ->
                        RECEIPTS.verify((java.sql.Connection) connection).isIntact())))
                .isTrue();
    }

    @Test
    void whatFailsInTheDatabaseUndoesTheRowsAndTheLedger() {
        world.store(new Adept(1, "adept").ended(LONG_AGO));
        world.states.record("p1", Consent.given(NEWSLETTER, ENDED));
        world.system(em -> em.createNativeQuery("alter table privacy_receipt rename to privacy_receipt_away")
                .executeUpdate());
        ErasureOrder order = erase("p1");
        assertThat(order.state()).isEqualTo(State.OPEN);
        assertThat(order.lastFailure()).isPresent();
        assertThat(adept(1)).hasValue("NAME1 EMAIL1 STREET1 [ALIAS1] notes 1");
        assertThat(world.states.load("p1").consents()).hasSize(1);
        world.system(em -> em.createNativeQuery("alter table privacy_receipt_away rename to privacy_receipt")
                .executeUpdate());
        assertThat(orders.run(order.id()).state()).isEqualTo(State.DONE);
        assertThat(adept(1)).isEmpty();
    }

    @Test
    void anObjectionThatStandsIsNotRecordedTwice() {
        world.store(new Adept(1, "adept"));
        Objection objection = Objection.to(RESEARCH, ENDED);
        world.states.record("p1", objection);
        erase("p1");
        assertThat(world.states.load("p1").objections()).contains(objection);
    }

    @Test
    void recipientsAreLeftANoticeOnceTheOrderIsDone() {
        orders = orders.with(letters);
        world.store(new Adept(1, "adept"));
        letters.mood = Mood.ANGRY;
        RecipientOutbox outbox = new RecipientOutbox(world.entities, notice -> {});
        ErasureOrder order = erase("p1");
        assertThat(outbox.waiting()).isEmpty();
        letters.mood = Mood.GOOD;
        orders.run(order.id());
        assertThat(outbox.waiting())
                .extracting(NoticeState::recipient)
                .containsExactlyInAnyOrder("printer", "institute");
    }

    @Test
    void aPolicyThatDoesNotOpenTheRightTakesNoOrder() {
        try (World other = new World(Database.H2, Terms.ENGINE, Adept.class, Adept.Note.class)) {
            ErasureOrders refused = ErasureOrders.of(other.entities, RECEIPTS);
            assertThatThrownBy(() -> refused.take("p1"))
                    .isInstanceOfSatisfying(
                            ErasureRefusedException.class,
                            thrown -> assertThat(thrown.reason()).isEqualTo(Reason.NO_RULE))
                    .hasMessageContaining("declare the right");
            assertThat(refused.open()).isEmpty();
        }
    }

    @Test
    void mistakesOfTheCallerAreTold() {
        assertThatThrownBy(() -> orders.with(letters, letters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two holders");
        assertThatThrownBy(() -> orders.retrying(Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> orders.run(77))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no order 77");
        assertThatThrownBy(() -> world.scope.run(SERVICE, () -> erase("p1"))).isInstanceOf(PurposeException.class);
    }
}
