package com.mittliv.privacy.jpa.sweep;

import java.sql.SQLException;

/** Tells why a batch failed. */
final class Failure {
    private Failure() {}

    /** Whether a row is referred to by one that the mapping does not know of, or that came in between. */
    static boolean isRefused(Throwable thrown) {
        return state(thrown).equals("23503");
    }

    /** Whether another transaction was in the way. */
    static boolean isPassing(Throwable thrown) {
        return state(thrown).startsWith("40") || state(thrown).equals("55P03");
    }

    private static String state(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
