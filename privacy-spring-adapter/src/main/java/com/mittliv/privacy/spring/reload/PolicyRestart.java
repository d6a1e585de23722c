package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.policy.Policy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;

/**
 * Starts the application anew in its process, under another version of the policy: every bean, the persistence unit and
 * every question prepared for a decision are then of that version alone. Requests that run are ended first, as Spring
 * Boot's graceful shutdown does. Where the start fails, the application is started under the version it had.
 */
final class PolicyRestart implements ApplicationListener<ApplicationReadyEvent> {
    private static final Log LOG = LogFactory.getLog(PolicyRestart.class);
    private static final boolean WEB = ClassUtils.isPresent(
            "org.springframework.boot.web.server.context.WebServerApplicationContext",
            PolicyRestart.class.getClassLoader());

    private final ConfigurableApplicationContext context;
    private final Duration spread;
    private @Nullable ApplicationReadyEvent ready;
    private boolean begun;

    PolicyRestart(ConfigurableApplicationContext context, Duration spread) {
        this.context = context;
        this.spread = spread;
    }

    @Override
    public synchronized void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() == context) {
            ready = event;
        }
    }

    /**
     * What stands in the way.
     *
     * @return why the application cannot be started anew in its process; empty where it can
     */
    synchronized Optional<String> hindrance() {
        if (ready == null) {
            return Optional.of("the application was not started by `SpringApplication.run`, or is not ready yet");
        }
        if (context.getParent() != null) {
            return Optional.of("the application is a part of another");
        }
        return WEB && Web.isInsideAServer(context)
                ? Optional.of("the application runs inside a server that was started without it")
                : Optional.empty();
    }

    /**
     * Starts anew, on a thread of its own; once, whatever it is asked again until then.
     *
     * @param before the version in force
     * @param next the version to start with
     */
    synchronized void with(Policy before, Policy next) {
        ApplicationReadyEvent started = ready;
        if (started != null && !begun) {
            begun = true;
            SpringApplication application = started.getSpringApplication();
            Thread thread =
                    new Thread(() -> restart(application, started.getArgs(), before, next), "privacy-policy-restart");
            thread.setDaemon(false);
            thread.setContextClassLoader(application.getClassLoader());
            thread.start();
        }
    }

    private void restart(SpringApplication application, String[] arguments, Policy before, Policy next) {
        if (!rest()) {
            return;
        }
        PolicyHandover handover = PolicyHandover.of(application);
        handover.startWith(next);
        context.close();
        try {
            application.run(arguments);
            LOG.info("started anew with version " + next.version() + " of the policy");
        } catch (RuntimeException | Error e) {
            LOG.error("the application did not start with version " + next.version()
                    + " of the policy; it is started with version " + before.version() + " again");
            handover.startAgainWith(
                    before,
                    new RefusedPolicy(
                            next,
                            "the application did not start with version " + next.version() + ": "
                                    + NestedExceptionUtils.getMostSpecificCause(e)
                                            .getClass()
                                            .getName() + "; the log of that start tells why"));
            runAgain(application, arguments, before);
        }
    }

    private static void runAgain(SpringApplication application, String[] arguments, Policy before) {
        try {
            application.run(arguments);
        } catch (RuntimeException | Error e) {
            LOG.error("the application did not start with version " + before.version()
                    + " either, and serves nothing; find out why above, and start the process anew");
            throw e;
        }
    }

    /** Whether there is still something to start anew. */
    private boolean rest() {
        try {
            Thread.sleep(spread.isZero() ? 0 : ThreadLocalRandom.current().nextLong(spread.toMillis() + 1));
            return context.isActive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Apart, so that it is loaded where there is a web alone. */
    private static final class Web {
        static boolean isInsideAServer(ConfigurableApplicationContext context) {
            return context instanceof WebServerApplicationContext web && web.getWebServer() == null;
        }
    }
}
