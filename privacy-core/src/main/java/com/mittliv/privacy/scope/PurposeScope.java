package com.mittliv.privacy.scope;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the current thread uses personal data for.
 *
 * <pre>{@code
 * try (Opened opened = scope.open(SEND_NEWSLETTER)) {
 *     … // reads what the newsletter may see
 * }
 * }</pre>
 *
 * <p>A purpose opened inside another must be the same or a narrower one. What a thread has open no other thread sees,
 * not even one it starts, unless it is {@linkplain #carry() carried} there.
 */
public final class PurposeScope {
    private final PrivacyEngine engine;
    private final Consumer<String> record;

    @SuppressWarnings("ThreadLocalUsage") // One for each scope: two engines in one virtual machine do not meet.
    private final ThreadLocal<@Nullable Opened> innermost = new ThreadLocal<>();

    /**
     * Creates a scope in which nothing is open.
     *
     * @param engine the engine whose policy declares the purposes
     */
    public PurposeScope(PrivacyEngine engine) {
        this.engine = engine;
        this.record = because -> {};
    }

    /**
     * Creates a scope in which nothing is open, and of which it is recorded whenever all data are opened.
     *
     * @param engine the engine whose policy declares the purposes
     * @param log where it is recorded
     * @param clock tells when
     */
    public PurposeScope(PrivacyEngine engine, AuditLog log, InstantSource clock) {
        this.engine = engine;
        this.record = because -> {
            AuditEntry unused = log.append(AuditEvent.systemOpened(because, engine.policy(), clock.instant()));
        };
    }

    /** Something opened, to be closed on the same thread, the innermost first. */
    public final class Opened implements AutoCloseable {
        private final @Nullable Opened outer;
        private final Optional<Purpose> purpose;
        /** Why all data are open; empty where they are not. */
        private final Optional<String> because;

        private boolean closed;

        private Opened(@Nullable Opened outer, Optional<Purpose> purpose, Optional<String> because) {
            this.outer = outer;
            this.purpose = purpose;
            this.because = because;
        }

        /**
         * Closes it. A second call does nothing.
         *
         * @throws PurposeException if something inside is still open, which is closed too, or on another thread
         */
        @Override
        public void close() {
            if (!closed) {
                PurposeScope.this.close(this);
                closed = true;
            }
        }
    }

    /**
     * Opens a purpose for this thread.
     *
     * @param purpose what the data are used for
     * @return what to close after the work, best by try-with-resources
     * @throws PurposeException if another purpose is open that this one would widen
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare it
     */
    public Opened open(Purpose purpose) {
        Purpose declared = engine.policy().vocabulary().purpose(purpose.id());
        Opened outer = innermost.get();
        // INVARIANT: inside a purpose only the same or a narrower one can be opened.
        if (outer != null && outer.purpose.isPresent()) {
            Purpose wider = outer.purpose.get();
            if (!Hierarchy.selfAndBroader(declared).contains(wider)) {
                throw new PurposeException("purpose `" + declared.id() + "` would widen `" + wider.id()
                        + "`, inside which it is opened; close that first, or declare `" + declared.id()
                        + "` in the policy as a part of it");
            }
        }
        return push(new Opened(outer, Optional.of(declared), Optional.empty()));
    }

    /**
     * Opens all data to this thread, for work in nobody's name such as a migration, the sweep or an explanation.
     *
     * @param because why, for the record; without personal values
     * @return what to close after the work, best by try-with-resources
     * @throws PurposeException if a purpose is open, which this would widen
     * @throws IllegalArgumentException if the reason is blank
     * @throws com.mittliv.privacy.audit.AuditException if it cannot be recorded; then nothing is open
     */
    public Opened openSystem(String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("say why the system scope is opened");
        }
        Opened outer = innermost.get();
        if (outer != null && outer.purpose.isPresent()) {
            throw new PurposeException("the system scope would widen purpose `"
                    + outer.purpose.get().id() + "`, inside which it is opened; close that first");
        }
        record.accept(because);
        return push(new Opened(outer, Optional.empty(), Optional.of(because)));
    }

    /**
     * Does some work for a purpose.
     *
     * @param purpose what the data are used for
     * @param work the work
     * @param <T> what the work gives
     * @return what the work gave
     * @throws PurposeException if another purpose is open that this one would widen
     */
    @SuppressWarnings("try")
    public <T extends @Nullable Object> T call(Purpose purpose, Supplier<T> work) {
        try (Opened opened = open(purpose)) {
            return work.get();
        }
    }

    /**
     * Does some work for a purpose.
     *
     * @param purpose what the data are used for
     * @param work the work
     * @throws PurposeException if another purpose is open that this one would widen
     */
    @SuppressWarnings("try")
    public void run(Purpose purpose, Runnable work) {
        try (Opened opened = open(purpose)) {
            work.run();
        }
    }

    /**
     * What this thread uses data for.
     *
     * @return empty where nothing is open, or the system scope
     */
    public Optional<Purpose> current() {
        Opened opened = innermost.get();
        return opened == null ? Optional.empty() : opened.purpose;
    }

    /**
     * Tells whether all data are open to this thread.
     *
     * @return whether the innermost that is open is the system scope
     */
    public boolean isSystem() {
        return systemReason().isPresent();
    }

    /**
     * Why all data are open to this thread.
     *
     * @return the reason given, empty where the innermost that is open is not the system scope
     */
    public Optional<String> systemReason() {
        Opened opened = innermost.get();
        return opened == null ? Optional.empty() : opened.because;
    }

    /**
     * What this thread uses data for, to be opened on the thread that goes on with its work.
     *
     * <pre>{@code
     * Carried here = scope.carry();
     * executor.execute(here.around(() -> report()));
     * }</pre>
     *
     * @return the purpose that is open here, or nothing; the system scope stays on the thread it was opened on, and work
     *     that needs it opens it there, with its own reason
     */
    public Carried carry() {
        return new Carried(current());
    }

    /**
     * Nothing, to be opened where work must not go on for what the thread has open.
     *
     * @return what opens nothing, and hides what is open
     */
    public Carried nothing() {
        return new Carried(Optional.empty());
    }

    /** What was open on one thread when it was {@linkplain #carry() carried}; may be opened on any, as often as wanted. */
    public final class Carried {
        private final Optional<Purpose> purpose;

        private Carried(Optional<Purpose> purpose) {
            this.purpose = purpose;
        }

        /**
         * What is carried.
         *
         * @return the purpose, or nothing
         */
        public Optional<Purpose> purpose() {
            return purpose;
        }

        /**
         * Opens on this thread what is carried and nothing else, whatever the thread has open for work of its own: where
         * nothing is carried, nothing is open. It was judged where it was opened first.
         *
         * @return what to close after the work, on the same thread, best by try-with-resources
         */
        public Opened open() {
            return push(new Opened(innermost.get(), purpose, Optional.empty()));
        }

        /**
         * Puts what is carried around some work.
         *
         * @param work the work, to be done on any thread
         * @return the same work for the same purpose
         */
        @SuppressWarnings("try")
        public Runnable around(Runnable work) {
            return () -> {
                try (Opened opened = open()) {
                    work.run();
                }
            };
        }

        /**
         * Puts what is carried around some work that gives something.
         *
         * @param work the work, to be done on any thread
         * @param <T> what the work gives
         * @return the same work for the same purpose
         */
        @SuppressWarnings("try")
        public <T extends @Nullable Object> Callable<T> around(Callable<T> work) {
            return () -> {
                try (Opened opened = open()) {
                    return work.call();
                }
            };
        }
    }

    /**
     * What this thread uses data for, where it must have said so.
     *
     * @return the purpose
     * @throws PurposeRequiredException if no purpose is open
     */
    public Purpose required() {
        return current().orElseThrow(() -> new PurposeRequiredException("this access"));
    }

    private Opened push(Opened opened) {
        innermost.set(opened);
        return opened;
    }

    private void close(Opened closing) {
        Opened innermostNow = innermost.get();
        for (Opened open = innermostNow; open != null; open = open.outer) {
            if (open == closing) {
                restore(closing.outer);
                if (closing != innermostNow) {
                    throw new PurposeException("a purpose was closed before one opened inside it, which is now closed"
                            + " too; close the innermost first, best by try-with-resources");
                }
                return;
            }
        }
        throw new PurposeException(
                "a purpose was closed where it is not open; close it on the thread that opened it, once");
    }

    private void restore(@Nullable Opened outer) {
        if (outer == null) {
            innermost.remove();
        } else {
            innermost.set(outer);
        }
    }
}
