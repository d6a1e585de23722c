package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.PolicyFiles;
import com.mittliv.privacy.spring.reload.PolicyFileStatus.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the policy file, or at the folder of versions, now and then. What was replaced is read and checked as at a
 * start, compared with the policy in force, and told of; it takes force with the next start, as a whole, and never in
 * part.
 */
public final class PolicyWatch implements SmartLifecycle {
    private static final Log LOG = LogFactory.getLog(PolicyWatch.class);

    private final PolicyFiles files;
    private final Judgement judgement;
    private final Policy inForce;
    private final Optional<PolicyRestart> restart;
    private final InstantSource clock;
    private final PolicyWatchProperties settings;
    private final Consumer<PolicyFileStatus> listener;
    private volatile PolicyFileStatus status;
    private PolicyFiles.@Nullable Content last;
    private PolicyFiles.@Nullable Content judged;
    private Instant judgedUntil = Instant.MAX;
    private State judgedFor = State.WAITS_FOR_RESTART;
    private @Nullable ScheduledExecutorService executor;

    PolicyWatch(
            PolicyFiles files,
            Judgement judgement,
            Policy inForce,
            Optional<PolicyRestart> restart,
            InstantSource clock,
            PolicyWatchProperties settings,
            Consumer<PolicyFileStatus> listener) {
        this.files = files;
        this.judgement = judgement;
        this.inForce = inForce;
        this.restart = restart;
        this.clock = clock;
        this.settings = settings;
        this.listener = listener;
        this.status = PolicyFileStatus.inForce(inForce);
    }

    @Override
    public synchronized void start() {
        if (executor == null) {
            executor = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "privacy-policy-watch");
                thread.setDaemon(true);
                return thread;
            });
            long pause = settings.every().toNanos();
            executor.scheduleWithFixedDelay(this::byTime, pause, pause, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    /**
     * How it stood at the last look.
     *
     * @return what was so then
     */
    public PolicyFileStatus status() {
        return status;
    }

    // A task that throws is never run again.
    private void byTime() {
        try {
            look();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the policy file could not be looked at (" + e.getClass().getName() + "); it is tried again in "
                    + settings.every());
        }
    }

    /** Looks now; what was told is told no second time. */
    synchronized PolicyFileStatus look() {
        PolicyFiles.Content found = files.look();
        // What is not the same in two looks may be half written.
        boolean settled = found.equals(last);
        last = found;
        Instant now = clock.instant();
        if (settled && !isJudged(found, now)) {
            Judgement.Verdict verdict = judgement.of(found, now);
            judged = found;
            judgedUntil = verdict.until();
            PolicyFileStatus then = verdict.status();
            if (!then.equals(status)) {
                status = then;
                tell(then);
                listener.accept(then);
                restartWith(then);
            }
        }
        return status;
    }

    private boolean isJudged(PolicyFiles.Content found, Instant now) {
        State before = judgedFor;
        judgedFor = judgement.onChange();
        return found.equals(judged) && now.isBefore(judgedUntil) && before == judgedFor;
    }

    private void restartWith(PolicyFileStatus then) {
        if (then.state() == State.RESTARTS) {
            restart.orElseThrow().with(inForce, then.waiting().orElseThrow().after());
        }
    }

    private void tell(PolicyFileStatus now) {
        now.problem().ifPresent(problem -> LOG.error(whatIsWrong(now.state()) + ":\n" + problem));
        now.waiting()
                .ifPresent(change -> LOG.warn("version " + change.after().version() + " of the policy "
                        + when(now.state(), change.after()) + "; version " + inForce.version()
                        + " is in force until then.\n" + change.explain("en")));
        if (now.state() == State.IN_FORCE) {
            LOG.info("what is there is the policy in force again, version " + inForce.version());
        }
    }

    private String whatIsWrong(State state) {
        return state == State.WAITS_FOR_ITS_DAY
                ? "the version of the policy that takes effect next could not be used as the application is; mend it, or"
                        + " the application, before its day"
                : "the policy was replaced by one that cannot be used; version " + inForce.version()
                        + " stays in force, and the application would not start again with what is there";
    }

    private String when(State state, Policy next) {
        return switch (state) {
            case WAITS_FOR_ITS_DAY -> "takes effect on " + next.effectiveFrom().orElseThrow();
            case RESTARTS -> "takes force with a restart in this process, now";
            default ->
                "waits for a restart"
                        + restart.flatMap(PolicyRestart::hindrance)
                                .map(why -> ", which is not done here: " + why)
                                .orElse("");
        };
    }
}
