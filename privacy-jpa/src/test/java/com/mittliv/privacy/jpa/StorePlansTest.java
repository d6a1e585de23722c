package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.ENGINE;
import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static com.mittliv.privacy.jpa.Terms.ADEPT;
import static com.mittliv.privacy.jpa.Terms.NEWSLETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.LegalHold;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.FickleStore.Mood;
import com.mittliv.privacy.jpa.rights.ErasureOrder;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.StorePlan;
import com.mittliv.privacy.rights.Datum;
import com.mittliv.privacy.rights.ErasureException;
import com.mittliv.privacy.rights.ErasurePlan;
import com.mittliv.privacy.scope.PurposeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an order would do in stores, told before it is given. */
class StorePlansTest {
    private static final Instant AGREED = Instant.parse("2025-06-15T10:00:00Z");

    private final World world = new World(Database.H2, ENGINE, Adept.class, Adept.Note.class);
    private final FickleStore letters = new FickleStore();
    private final ErasureOrders orders =
            ErasureOrders.of(world.entities, RECEIPTS).with(letters);

    @BeforeEach
    void lettersOfTwo() {
        letters.put("p1", "letter-1", RecordState.of(ADEPT));
        letters.put("p2", "letter-2", RecordState.of(ADEPT));
        world.states.record("p1", Consent.given(NEWSLETTER, AGREED));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private StorePlan plan() {
        assertThat(orders.plansOfStores("p1")).hasSize(1);
        return orders.plansOfStores("p1").get(0);
    }

    @Test
    void whatGoesIsThePersonsAloneAndStaysUntilItIsOrdered() {
        ErasurePlan plan = plan().plan().orElseThrow();
        assertThat(plan.goesNow())
                .extracting(ErasurePlan.GoesNow::datum)
                .extracting(Datum::record)
                .containsExactly("letter-1");
        assertThat(letters.erasures).isEmpty();
        assertThat(world.states.load("p1").consents()).hasSize(1);

        ErasureOrder order = orders.run(orders.take("p1").id());
        assertThat(order.erased()).containsEntry("letters", 1L);
        assertThat(plan().plan().orElseThrow().items()).isEmpty();
    }

    @Test
    void whatStaysIsToldWithItsGround() {
        world.states.hold(
                "p1", new LegalHold("a dispute", "legal office", AGREED, Optional.empty(), LocalDate.of(2027, 1, 1)));
        assertThat(plan().plan().orElseThrow().stays())
                .singleElement()
                .satisfies(stays -> assertThat(stays.because().values()).containsExactly(ErasureException.LEGAL_HOLD));
        orders.run(orders.take("p1").id());
        assertThat(letters.erasures).isEmpty();
    }

    @Test
    void aStoreThatFailsIsToldByTheKindOfItsFailureAlone() {
        for (Mood mood : new Mood[] {Mood.ANGRY, Mood.CRASHING}) {
            letters.mood = mood;
            assertThat(plan().plan()).isEmpty();
            assertThat(plan().failure()).isPresent();
            assertThat(plan().toString()).doesNotContain("Invented");
        }
    }

    @Test
    void thereIsAPlanOrAFailure() {
        assertThatThrownBy(() -> new StorePlan("letters", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give one of both");
    }

    @Test
    void nobodyAsksForAPlanOnAPurpose() {
        assertThatThrownBy(() -> world.scope.run(NEWSLETTER, () -> orders.plansOfStores("p1")))
                .isInstanceOf(PurposeException.class);
    }
}
