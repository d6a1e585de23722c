package com.mittliv.privacy.jpa.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps what rows say of a person in step with the library's tables. */
public interface MaskKeeper {
    /**
     * Brings the rows of a person up to date, in the transaction that changed what is known of the person.
     *
     * @param connection the transaction's, which sees the change
     * @param subjectId the person's id
     * @throws SQLException if it fails, and the change must fail too
     */
    void personChanged(Connection connection, String subjectId) throws SQLException;
}
