package com.mittliv.privacy.audit;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;

/** What every log promises, promised by one that forwards. */
class SpooledAuditLogContractTest extends AuditLogContract {
    @TempDir
    Path folder;

    @Override
    protected AuditLog open() {
        return SpooledAuditLog.open(folder, new InMemoryAuditLog(), SpoolLimits.DEFAULT, () -> Instant.EPOCH);
    }
}
