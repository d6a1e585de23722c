package com.mittliv.privacy.examples.app;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;

/**
 * Has Hibernate make tables of H2 without checks of columns: H2 ties such a check to the connection that made it, and once
 * that one is closed, as when a next version of the policy takes force, refuses every row. Other databases are left as they
 * are.
 */
public final class WithoutColumnChecks implements DialectResolver {
    private static final long serialVersionUID = 1L;

    /** Made by Hibernate. */
    public WithoutColumnChecks() {}

    @Override
    public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
        return "H2".equals(info.getDatabaseName()) ? new Unchecked(info) : null;
    }

    private static final class Unchecked extends H2Dialect {
        Unchecked(DialectResolutionInfo info) {
            super(info);
        }

        @Override
        public boolean supportsColumnCheck() {
            return false;
        }
    }
}
