package com.mittliv.privacy.jpa;

import static com.mittliv.privacy.jpa.ErasureTerms.ENGINE;
import static com.mittliv.privacy.jpa.ErasureTerms.RECEIPTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.NoticeState;
import com.mittliv.privacy.jpa.rights.NoticeState.State;
import com.mittliv.privacy.jpa.rights.RecipientDelivery;
import com.mittliv.privacy.jpa.rights.RecipientNotice;
import com.mittliv.privacy.jpa.rights.RecipientOutbox;
import com.mittliv.privacy.rights.Notification.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class RecipientOutboxTest {
    private final World world;
    private final List<RecipientNotice> delivered = Collections.synchronizedList(new ArrayList<>());

    RecipientOutboxTest(Database database) {
        world = new World(database, ENGINE, Adept.class, Adept.Note.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private RecipientOutbox outbox(RecipientDelivery delivery) {
        return new RecipientOutbox(world.entities, delivery).retrying(Duration.ofMinutes(1), Duration.ofHours(1), 3);
    }

    private void erase(long id) {
        world.store(new Adept(id, "adept"));
        ErasureOrders orders = ErasureOrders.of(world.entities, RECEIPTS);
        assertThat(orders.run(orders.take("p" + id).id()).doneAt()).isPresent();
    }

    private List<String> plainIds() {
        return world.system(
                em -> em.createNativeQuery("select subject_id from privacy_outbox order by id", String.class)
                        .getResultList());
    }

    @Test
    void anInterruptedDeliveryEndsThereAndStaysInterrupted() {
        erase(1);
        RecipientOutbox outbox = outbox(notice -> {
            delivered.add(notice);
            throw new InterruptedException();
        });
        assertThat(outbox.deliverDue()).isZero();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivered).hasSize(1);
        assertThat(outbox.waiting())
                .hasSize(2)
                .anyMatch(notice -> notice.lastFailure().equals(Optional.of("InterruptedException")));
    }

    @Test
    void eachRecipientOutsideIsToldOnceOfWhatItMayHave() {
        erase(1);
        assertThat(outbox(delivered::add).deliverDue()).isEqualTo(2);
        assertThat(delivered)
                .containsExactlyInAnyOrder(
                        new RecipientNotice(
                                "erasure-1-institute-may_have_received",
                                "institute",
                                "p1",
                                Set.of("notes"),
                                Known.MAY_HAVE_RECEIVED,
                                world.now.get()),
                        new RecipientNotice(
                                "erasure-1-printer-may_have_received",
                                "printer",
                                "p1",
                                Set.of("email"),
                                Known.MAY_HAVE_RECEIVED,
                                world.now.get()));
        assertThat(outbox(delivered::add).deliverDue()).isZero();
        assertThat(outbox(delivered::add).waiting()).isEmpty();
        assertThat(plainIds()).as("who was told about is not kept").hasSize(2).containsOnlyNulls();
        assertThat(delivered.get(0).toString()).doesNotContain("p1");
    }

    @Test
    void whatFailsIsTriedAgainLaterAndInTheEndLaidAside() {
        erase(1);
        RecipientOutbox outbox = outbox(notice -> {
            if (notice.recipient().equals("printer")) {
                throw new java.io.IOException("no way to reach Invented Name");
            }
            delivered.add(notice);
        });
        assertThat(outbox.deliverDue()).isEqualTo(1);
        NoticeState failed = outbox.waiting().get(0);
        assertThat(failed.state()).isEqualTo(State.PENDING);
        assertThat(failed.lastFailure()).contains("IOException");
        assertThat(failed.nextTry()).contains(world.now.get().plusSeconds(60));
        assertThat(failed.toString()).doesNotContain("Invented", "p1");
        assertThat(outbox.deliverDue()).isZero();
        assertThat(outbox.waiting()).containsExactly(failed);
        for (int i = 0; i < 2; i++) {
            world.now.set(outbox.waiting().get(0).nextTry().orElseThrow());
            assertThat(outbox.deliverDue()).isZero();
        }
        NoticeState poisoned = outbox.waiting().get(0);
        assertThat(poisoned.state()).isEqualTo(State.POISONED);
        assertThat(poisoned.attempts()).isEqualTo(3);
        assertThat(poisoned.nextTry()).isEmpty();
        world.now.set(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(outbox.deliverDue()).isZero();
        assertThat(outbox.waiting()).containsExactly(poisoned);

        assertThat(outbox.takeUp(poisoned.idempotencyKey())).isTrue();
        assertThat(outbox.takeUp("erasure-7-nobody")).isFalse();
        assertThat(outbox(delivered::add).deliverDue()).isEqualTo(1);
        assertThat(delivered).extracting(RecipientNotice::recipient).containsExactlyInAnyOrder("institute", "printer");
    }

    @Test
    void aDeliveryWhoseSuccessWasNotHeardOfComesAgainUnderTheSameKey() {
        erase(1);
        RecipientOutbox crashing = outbox(notice -> {
            delivered.add(notice);
            throw new OutOfMemoryError("the machine stops here");
        });
        assertThatThrownBy(crashing::deliverDue).isInstanceOf(OutOfMemoryError.class);
        assertThat(outbox(delivered::add).deliverDue()).isEqualTo(2);
        assertThat(delivered).hasSize(3);
        assertThat(delivered.stream().map(RecipientNotice::idempotencyKey).distinct())
                .hasSize(2);
    }

    @Test
    void severalInstancesDeliverEachNoticeOnce() throws Exception {
        for (int i = 1; i <= 10; i++) {
            erase(i);
        }
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> instances = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> outbox(delivered::add).deliverDue())
                    .toList();
            int all = 0;
            for (var instance : pool.invokeAll(instances)) {
                all += instance.get();
            }
            assertThat(all).isEqualTo(20);
        } finally {
            pool.shutdownNow();
        }
        assertThat(delivered)
                .extracting(RecipientNotice::idempotencyKey)
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void anOutboxThatNeverTriesIsRefused() {
        assertThatThrownBy(() -> new RecipientOutbox(world.entities, delivered::add)
                        .retrying(Duration.ofMinutes(1), Duration.ofMinutes(2), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least once");
    }
}
