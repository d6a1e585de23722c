package com.mittliv.privacy.jpa.sweep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What is done in one transaction. */
interface Attempt {
    /** Takes up to so many rows of a table whose keys follow a key, with what hangs together with them. */
    void run(Connection connection, List<Object> after, int limit, Locking locking) throws SQLException;

    /** The rows of that table that were locked, before any was left out. */
    int locked();

    /** The key of the last of them. */
    List<Object> reached();

    /** Whether all of them went. */
    boolean leftNone();

    /** What was done. */
    List<Batch> done();
}
