package com.mittliv.privacy.spring.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Listens to PostgreSQL for changes of people's states, with one connection of the pool, and calls itself now and then:
 * the database tells everything in the order of its commits, so that whatever was committed before a call is known when
 * the call comes back.
 */
class PostgresChanges implements SmartLifecycle {
    private static final Log LOG = LogFactory.getLog(PostgresChanges.class);
    private static final String CHANNEL = "privacy_state";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int CALLS_IN_A_BOUND = 4;
    private static final int TABLES = 5;
    private static final String CALL = """
            select pg_notify(?, ''), (select count(*) from pg_trigger
                where tgname = 'privacy_change_told' and tgenabled in ('O', 'A') and tgrelid in (
                    to_regclass('privacy_consent'), to_regclass('privacy_objection'),
                    to_regclass('privacy_restriction'), to_regclass('privacy_restriction_open_for'),
                    to_regclass('privacy_hold')))""";

    private final DataSource database;
    private final LiveSubjectStates states;
    private final Assurance assurance;
    private final LongSupplier nanos;
    private final int pause;
    private final int patience;
    private final String own = "privacy_call_" + UUID.randomUUID().toString().replace("-", "");
    private volatile boolean stopping;
    private boolean lost;
    private @Nullable Thread thread;

    PostgresChanges(
            DataSource database,
            LiveSubjectStates states,
            Assurance assurance,
            StatesProperties settings,
            LongSupplier nanos) {
        this.database = database;
        this.states = states;
        this.assurance = assurance;
        this.nanos = nanos;
        Duration part = settings.staleness().dividedBy(CALLS_IN_A_BOUND);
        this.pause = (int) (part.compareTo(LONGEST_PAUSE) < 0 ? part : LONGEST_PAUSE).toMillis();
        this.patience = (int) Math.min(settings.staleness().toMillis(), Integer.MAX_VALUE);
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = new Thread(this::listenAlways, "privacy-changes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stopping = true;
        thread = null;
        running.interrupt();
        try {
            running.join(2L * patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assurance.withdraw();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void listenAlways() {
        while (!stopping) {
            try (Connection connection = database.getConnection()) {
                if (!connection.isWrapperFor(PGConnection.class)) {
                    LOG.info("the database is not PostgreSQL; states of people are kept for at most"
                            + " `privacy.states.staleness`");
                    return;
                }
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                lose(NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
            } finally {
                assurance.withdraw();
            }
            rest();
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, patience);
        execute(connection, "listen " + CHANNEL);
        execute(connection, "listen " + own);
        try {
            // Whatever begins to be loaded from here on is followed by all that changes it.
            states.forgetWhatWasTold();
            PGConnection events = connection.unwrap(PGConnection.class);
            while (!stopping && call(connection)) {
                hear(events);
            }
        } finally {
            // Also by this the pool learns that a connection is lost.
            execute(connection, "unlisten *");
        }
    }

    private long called;

    /** Calls itself; false where the tables do not tell of their changes. */
    private boolean call(Connection connection) throws SQLException {
        called = nanos.getAsLong();
        try (PreparedStatement call = connection.prepareStatement(CALL)) {
            call.setString(1, own);
            try (ResultSet told = call.executeQuery()) {
                if (told.next() && told.getInt(2) == TABLES) {
                    return true;
                }
            }
        }
        lose("missing triggers; run the migrations in `db/privacy/postgresql`");
        return false;
    }

    private void hear(PGConnection events) throws SQLException {
        long until = nanos.getAsLong() + Duration.ofMillis(pause).toNanos();
        for (long left = pause;
                left > 0;
                left = Duration.ofNanos(until - nanos.getAsLong()).toMillis()) {
            PGNotification[] heard = events.getNotifications((int) left);
            if (heard != null) {
                take(heard);
            }
        }
    }

    private void take(PGNotification[] heard) {
        Set<String> groups = new HashSet<>();
        boolean back = false;
        for (PGNotification one : heard) {
            if (one.getName().equals(CHANNEL)) {
                groups.add(one.getParameter());
            } else {
                back = true;
            }
        }
        if (!groups.isEmpty()) {
            states.changed(new Groups(groups));
        }
        // INVARIANT: what was told before a call came back is forgotten before anything is said to be current.
        if (back) {
            assurance.give(called);
            if (lost) {
                lost = false;
                LOG.info("changes of people's states are told by the database again");
            }
        }
    }

    private void lose(String why) {
        if (!lost && !stopping) {
            lost = true;
            LOG.warn("changes of people's states are not told by the database (" + why + "); until they are, states are"
                    + " kept for at most `privacy.states.staleness`");
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            // Only a stop ends this thread; kept interrupted it would never rest again.
            if (stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
