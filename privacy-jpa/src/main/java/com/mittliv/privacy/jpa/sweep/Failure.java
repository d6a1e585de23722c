package com.mittliv.privacy.jpa.sweep;

import java.sql.SQLException;

/**
 * Tells that a statement failed, and why, by the database's code alone: its messages quote keys and values, and whoever
 * gets an SQLException to see may log it.
 */
final class Failure extends IllegalStateException {
    /** The state of a deletion that something in the database does not let happen. */
    static final String REFUSED = "23503";

    private static final long serialVersionUID = 1L;

    private final String state;

    Failure(SQLException failed) {
        super("a statement of the sweep failed with SQL state `" + failed.getSQLState()
                + "`, and nothing of its batch was done; the database's own log tells more");
        this.state = failed.getSQLState() == null ? "" : failed.getSQLState();
        setStackTrace(failed.getStackTrace());
    }

    /** Whether a row is referred to by one that the mapping does not know of, or that came in between. */
    static boolean isRefused(Throwable thrown) {
        return state(thrown).equals(REFUSED);
    }

    /** Whether another transaction was in the way. */
    static boolean isPassing(Throwable thrown) {
        return state(thrown).startsWith("40") || isLocked(thrown);
    }

    /** Whether it had locked what was asked for. */
    static boolean isLocked(Throwable thrown) {
        return state(thrown).equals("55P03");
    }

    private static String state(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure.state;
            } else if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
