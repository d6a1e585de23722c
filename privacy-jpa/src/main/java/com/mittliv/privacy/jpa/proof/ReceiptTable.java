package com.mittliv.privacy.jpa.proof;

import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.audit.AuditHead;
import com.mittliv.privacy.jpa.internal.ChainHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The receipts in a database. */
final class ReceiptTable implements Pages {
    private static final int AT_ONCE = 20;
    private static final String COLUMNS =
            "id, work, entity, action, categories, grounds, policy_version, at, row_count,"
                    + " subjects, row_keys, dependents, previous, hash";
    private static final String INSERT =
            "insert into privacy_receipt (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String READ = "select " + COLUMNS
            + " from privacy_receipt where id > ? order by id fetch first " + AT_ONCE + " rows only";

    private final Connection connection;
    private final ChainHead head;

    ReceiptTable(Connection connection) {
        this.connection = connection;
        this.head = new ChainHead(connection, "privacy_receipt_head", "page", "id", 1, 0);
    }

    /** Where the receipts stand, locked until the transaction ends. */
    AuditHead lock() throws SQLException {
        return head.lock();
    }

    Optional<AuditHead> head() throws SQLException {
        return head.read();
    }

    /** Adds pages, and moves the head to the last of them. */
    void append(Iterator<ReceiptPage> pages) throws SQLException {
        Optional<AuditHead> last = Optional.empty();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int waiting = 1; pages.hasNext(); waiting++) {
                ReceiptPage page = pages.next();
                set(statement, page);
                statement.addBatch();
                last = Optional.of(page.head());
                if (waiting % AT_ONCE == 0 || !pages.hasNext()) {
                    int[] unused = statement.executeBatch();
                }
            }
        }
        if (last.isPresent()) {
            head.moveTo(last.get());
        }
    }

    private static void set(PreparedStatement statement, ReceiptPage page) throws SQLException {
        ReceiptPage.Content content = page.content();
        statement.setLong(1, page.number());
        statement.setString(2, content.work());
        statement.setString(3, content.entity());
        statement.setString(4, content.action());
        statement.setString(5, content.categories());
        statement.setString(6, content.grounds());
        statement.setString(7, content.policyVersion());
        statement.setObject(8, OffsetDateTime.ofInstant(content.at(), ZoneOffset.UTC));
        statement.setInt(9, content.rows());
        statement.setBytes(10, content.subjects());
        statement.setBytes(11, content.keys());
        statement.setString(12, content.dependents());
        statement.setString(13, page.previous());
        statement.setString(14, page.hash());
    }

    @Override
    public Stream<ReceiptPage> pagesAfter(long number) {
        return Stream.iterate(
                        some(number),
                        some -> !some.isEmpty(),
                        some -> some(some.get(some.size() - 1).number()))
                .flatMap(List::stream);
    }

    private List<ReceiptPage> some(long after) {
        List<ReceiptPage> pages = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setLong(1, after);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    pages.add(page(result));
                }
            }
        } catch (SQLException e) {
            throw new AuditException("the receipts cannot be read; see the cause", e);
        }
        return pages;
    }

    private static ReceiptPage page(ResultSet result) throws SQLException {
        return new ReceiptPage(
                result.getLong(1),
                new ReceiptPage.Content(
                        result.getString(2),
                        result.getString(3),
                        result.getString(4),
                        result.getString(5),
                        result.getString(6),
                        result.getString(7),
                        result.getObject(8, OffsetDateTime.class).toInstant(),
                        result.getInt(9),
                        result.getBytes(10),
                        result.getBytes(11),
                        result.getString(12)),
                result.getString(13),
                result.getString(14));
    }
}
