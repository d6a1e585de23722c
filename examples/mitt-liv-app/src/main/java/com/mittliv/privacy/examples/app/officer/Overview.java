package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.Verification;
import com.mittliv.privacy.jpa.PrivacyCoverage;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the library's own tables and the mapping tell, without a person's data. */
@Service
class Overview {
    private static final int LATEST = 50;

    private final EntityManagerFactory entities;
    private final ErasureReceipts receipts;
    private final AuditLog audit;
    private final DataSource database;
    private final JdbcClient tables;

    Overview(EntityManagerFactory entities, ErasureReceipts receipts, AuditLog audit, DataSource database) {
        this.entities = entities;
        this.receipts = receipts;
        this.audit = audit;
        this.database = database;
        this.tables = JdbcClient.create(database);
    }

    /** A legal hold in force. */
    record Hold(String subjectId, String reason, String setBy, Instant heldFrom, LocalDate reviewOn) {}

    PrivacyCoverage dataMap() {
        return PrivacyCoverage.of(entities);
    }

    List<Hold> holds() {
        return tables.sql("select subject_id, reason, set_by, held_from, review_on from privacy_hold"
                        + " where released_at is null order by review_on")
                .query(Hold.class)
                .list();
    }

    Verification proof() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return receipts.verify(connection);
        }
    }

    Verification recordVerified() {
        return audit.verify();
    }

    /** The latest entries of the record, the last first. */
    List<AuditEntry> latest() {
        Deque<AuditEntry> last = new ArrayDeque<>();
        try (Stream<AuditEntry> all = audit.stream()) {
            all.forEach(entry -> {
                last.addFirst(entry);
                if (last.size() > LATEST) {
                    last.removeLast();
                }
            });
        }
        return List.copyOf(last);
    }

    long pagesOfReceipts() {
        return tables.sql("select count(*) from privacy_receipt")
                .query(Long.class)
                .single();
    }
}
