package com.mittliv.privacy.examples.app;

import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.examples.app.recordings.RecordingFiles;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.jpa.rights.PersonExport;
import com.mittliv.privacy.jpa.rights.PersonFiles;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import com.mittliv.privacy.policy.DeclaredRight.Proviso;
import jakarta.persistence.EntityManagerFactory;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What erases, what hands out, and what proves it. */
@Configuration(proxyBeanMethods = false)
class ErasureBeans {
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    /** @param key the key of the hashes by which people stand in receipts and on record; one of the day where none is set */
    ErasureBeans(@Value("${mitt-liv.receipts-key:}") String key) {
        this.key = key.isEmpty() ? new byte[KEY_BYTES] : HexFormat.of().parseHex(key);
        if (key.isEmpty()) {
            new SecureRandom().nextBytes(this.key);
        }
    }

    @Bean
    ErasureReceipts receipts() {
        return ErasureReceipts.keyed(key);
    }

    @Bean
    SubjectHasher hasher() {
        return SubjectHasher.keyed(key);
    }

    @Bean
    ErasureOrders erasureOrders(EntityManagerFactory entities, ErasureReceipts receipts, RecordingFiles recordings) {
        return ErasureOrders.of(entities, receipts).with(recordings.store());
    }

    @Bean
    RetentionSweep retentionSweep(EntityManagerFactory entities, ErasureReceipts receipts) {
        return new RetentionSweep(entities).withReceipts(receipts);
    }

    @Bean
    PersonFiles personFiles(EntityManagerFactory entities) {
        return new PersonFiles(entities);
    }

    @Bean
    PersonExport personExport(
            EntityManagerFactory entities, RecordingFiles recordings, JpaAuditLog audit, SubjectHasher hasher) {
        // A download by hand is technically possible here, which is what the policy asks.
        return new PersonExport(entities)
                .with(recordings.store())
                .where(Proviso.TECHNICALLY_POSSIBLE)
                .tellingOfDisclosures(audit, hasher);
    }
}
