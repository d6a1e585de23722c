package com.mittliv.privacy.jpa.audit;

import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.AuditLogContract;
import com.mittliv.privacy.jpa.Database;
import com.mittliv.privacy.jpa.Migrated;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every log promises, promised by the one in the database. */
@ParameterizedClass
@EnumSource(Database.class)
class JpaAuditLogContractTest extends AuditLogContract {
    private final EntityManagerFactory library;

    JpaAuditLogContractTest(Database database) {
        library = Migrated.libraryOn(Migrated.on(database).settings, "none");
    }

    @AfterEach
    void closeUnit() {
        library.close();
    }

    @Override
    protected AuditLog open() {
        return new JpaAuditLog(library);
    }
}
