package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;

/**
 * Looks at the policy file now and then. A file that was replaced is read and checked as at a start, compared with the
 * policy in force, and told of; it takes force with the next start, as a whole, and never in part.
 */
public final class PolicyWatch implements SmartLifecycle {
    private static final Log LOG = LogFactory.getLog(PolicyWatch.class);

    private final Resource file;
    private final Policy inForce;
    private final PolicyWatchProperties settings;
    private final Consumer<PolicyFileStatus> listener;
    private volatile PolicyFileStatus status;
    private byte @Nullable [] last;
    private byte @Nullable [] judged;
    private @Nullable ScheduledExecutorService executor;

    PolicyWatch(Resource file, Policy inForce, PolicyWatchProperties settings, Consumer<PolicyFileStatus> listener) {
        this.file = file;
        this.inForce = inForce;
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
     * How the file stood at the last look.
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
        byte[] content;
        try {
            content = file.getContentAsByteArray();
        } catch (IOException e) {
            content = new byte[0];
        }
        // What is not the same in two looks may be half written.
        boolean settled = Arrays.equals(content, last);
        last = content;
        if (settled && !Arrays.equals(content, judged)) {
            judged = content;
            PolicyFileStatus now = judge(content);
            if (!now.equals(status)) {
                status = now;
                tell(now);
                listener.accept(now);
            }
        }
        return status;
    }

    private PolicyFileStatus judge(byte[] content) {
        if (content.length == 0) {
            return PolicyFileStatus.broken(inForce, "the file is missing, empty or cannot be read");
        }
        try {
            String name = Objects.requireNonNullElseGet(file.getFilename(), file::getDescription);
            Policy read = PolicyJson.read(name, new ByteArrayInputStream(content));
            return read.equals(inForce)
                    ? PolicyFileStatus.inForce(inForce)
                    : compare(PolicyChange.between(inForce, read));
        } catch (PolicyException e) {
            return PolicyFileStatus.broken(inForce, String.valueOf(e.getMessage()));
        }
    }

    /** A change that must be mended before it takes effect is as good as a broken file. */
    private PolicyFileStatus compare(PolicyChange change) {
        return change.problems().isEmpty()
                ? PolicyFileStatus.waiting(change)
                : PolicyFileStatus.broken(
                        inForce,
                        change.problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    private void tell(PolicyFileStatus now) {
        now.problem()
                .ifPresent(problem -> LOG.error("the policy file was replaced by one that cannot be used; version "
                        + inForce.version() + " stays in force, and the application would not start again with the"
                        + " file as it is:\n" + problem));
        now.waiting()
                .ifPresent(change -> LOG.warn("version " + change.after().version() + " of the policy waits for a"
                        + " restart; version " + inForce.version() + " stays in force.\n" + change.explain("en")));
        if (now.state() == PolicyFileStatus.State.IN_FORCE) {
            LOG.info("the policy file holds the policy in force again, version " + inForce.version());
        }
    }
}
