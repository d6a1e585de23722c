package com.mittliv.privacy.spring.erasure;

import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.RecipientOutbox;
import com.mittliv.privacy.spring.internal.Repeating;
import com.mittliv.privacy.spring.internal.Turns;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;

/**
 * Tries orders to erase that are due, and delivers notices to recipients, for as long as the application runs (Art. 17 and
 * 19 GDPR).
 *
 * <p>Every instance of an application has one. They need no agreement: an order or a notice is locked by whoever is at it,
 * and the others pass it by. How soon what failed is tried again the orders and the outbox tell themselves.
 */
public final class ErasureSchedule implements SmartLifecycle {
    private final Optional<ErasureOrders> orders;
    private final Optional<RecipientOutbox> outbox;
    private final ErasureProperties settings;
    private final Repeating repeating;
    private final Turns turns;

    /** One look at a time in this instance. */
    private final ReentrantLock looking = new ReentrantLock();

    /**
     * Creates a schedule that has not started.
     *
     * @param orders what is tried; nothing if there are none
     * @param outbox what is delivered; nothing if there is none
     * @param settings when
     */
    public ErasureSchedule(
            Optional<ErasureOrders> orders, Optional<RecipientOutbox> outbox, ErasureProperties settings) {
        this(orders, outbox, settings, Turns.NONE);
    }

    ErasureSchedule(
            Optional<ErasureOrders> orders, Optional<RecipientOutbox> outbox, ErasureProperties settings, Turns turns) {
        this.turns = turns;
        this.orders = orders;
        this.outbox = outbox;
        this.settings = settings;
        this.repeating = new Repeating("privacy-erasure", this::runNow, settings.initialDelay(), settings.every());
    }

    @Override
    public void start() {
        if (settings.enabled() && !turns.areTaken()) {
            repeating.start();
        }
    }

    /** Lets what is being done end, for half a minute at most, and breaks it off after that. */
    @Override
    public void stop() {
        repeating.stop();
    }

    @Override
    public boolean isRunning() {
        return repeating.isRunning();
    }

    /** The same as {@link #runNow}, unless the settings switch the schedule off. */
    public void runBySettings() {
        if (settings.enabled()) {
            runNow();
        }
    }

    /**
     * Tries what is due now, on this thread, as the schedule would; nothing if this instance is at it already.
     *
     * @throws com.mittliv.privacy.scope.PurposeException if a purpose is open on this thread
     */
    public void runNow() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            orders.ifPresent(ErasureOrders::runDue);
            outbox.ifPresent(RecipientOutbox::deliverDue);
        } finally {
            looking.unlock();
        }
    }
}
