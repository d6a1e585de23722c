package com.mittliv.privacy.audit;

class InMemoryAuditLogTest extends AuditLogContract {
    @Override
    AuditLog open() {
        return new InMemoryAuditLog();
    }
}
