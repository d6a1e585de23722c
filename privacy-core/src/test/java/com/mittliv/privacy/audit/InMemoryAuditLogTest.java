package com.mittliv.privacy.audit;

class InMemoryAuditLogTest extends AuditLogContract {
    @Override
    protected AuditLog open() {
        return new InMemoryAuditLog();
    }
}
