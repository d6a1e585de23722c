package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.audit.AuditEntry;
import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.document.PersonDocument.Noted;
import com.mittliv.privacy.document.PersonDocument.Noted.What;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.proof.Receipt;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * What is on record of what became of one person's data.
 *
 * @param disclosures where it is recorded to whom data were given, if anywhere
 * @param erasures the receipts of what was erased, if they are told of
 */
record OnRecord(Optional<Disclosures> disclosures, Optional<ErasureReceipts> erasures) {
    static final OnRecord NOTHING = new OnRecord(Optional.empty(), Optional.empty());

    /** The record, and the hashes by which people stand in it. */
    record Disclosures(JpaAuditLog audit, SubjectHasher hasher) {}

    /** All of it, by time. */
    List<Noted> about(EntityManager manager, String subjectId) {
        List<Noted> noted = new ArrayList<>();
        disclosures.ifPresent(from -> from.audit.in(manager).about(from.hasher.hash(subjectId)).stream()
                .map(AuditEntry::event)
                .filter(event -> event.kind() == Kind.DISCLOSED)
                .forEach(event -> noted.add(disclosed(event))));
        erasures.ifPresent(receipts -> {
            manager.unwrap(Session.class)
                    .doReturningWork(connection -> receipts.of(connection, subjectId))
                    .forEach(receipt -> noted.add(erased(receipt)));
            noted.addAll(told(manager, receipts.hash(subjectId).hex()));
        });
        noted.sort(Comparator.comparing(Noted::at));
        return noted;
    }

    private static Noted disclosed(AuditEvent event) {
        return new Noted(What.DISCLOSED, event.at(), event.recipient().orElse("?"), event.categories());
    }

    private static Noted erased(Receipt receipt) {
        return new Noted(What.ERASED, receipt.at(), receipt.entity(), receipt.categories());
    }

    /** A notice that is delivered knows its person by its order alone. */
    private static List<Noted> told(EntityManager manager, String hash) {
        return manager.createQuery(
                        "from PrivacyOutbox n where n.deliveredAt is not null and n.orderId in"
                                + " (select o.id from PrivacyErasureOrder o where o.subjectHash = :hash)",
                        OutboxEntry.class)
                .setParameter("hash", hash)
                .getResultStream()
                .flatMap(notice -> Optional.ofNullable(notice.deliveredAt)
                        .map(at ->
                                new Noted(What.TOLD, at, notice.recipient, List.of(notice.categories.split(" ", -1))))
                        .stream())
                .toList();
    }
}
