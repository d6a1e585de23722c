package com.mittliv.privacy.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.connections.internal.DataSourceConnectionProvider;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.connections.spi.DatabaseConnectionInfo;
import org.hibernate.engine.jdbc.env.spi.ExtractedDatabaseMetaData;
import org.hibernate.engine.jndi.spi.JndiService;
import org.hibernate.service.spi.Configurable;
import org.hibernate.service.spi.ServiceRegistryAwareService;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.service.spi.Startable;
import org.hibernate.service.spi.Stoppable;

/** Hands out connections whose statements are judged, be they Hibernate's own or those of work done on its connection. */
final class GuardedConnections
        implements ConnectionProvider, Configurable, Startable, Stoppable, ServiceRegistryAwareService {
    private static final long serialVersionUID = 1L;

    private final transient ConnectionProvider standard;
    private final transient List<GuardedStatements> guards = new CopyOnWriteArrayList<>();

    GuardedConnections(ConnectionProvider standard) {
        this.standard = standard;
    }

    /** Until a factory stands its tables are made, and while it is torn down they may be dropped: then none is judged. */
    void begin(GuardedStatements guard) {
        guards.add(guard);
    }

    void end(GuardedStatements guard) {
        guards.remove(guard);
    }

    private Connection guarded(Connection connection) {
        return GuardedJdbc.connection(connection, guards);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guarded(standard.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guarded(standard.getConnection(user, password));
    }

    @Override
    public Connection getReadOnlyConnection() throws SQLException {
        return guarded(standard.getReadOnlyConnection());
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        standard.closeConnection(GuardedJdbc.inside(connection));
    }

    @Override
    public void closeReadOnlyConnection(Connection connection) throws SQLException {
        standard.closeReadOnlyConnection(GuardedJdbc.inside(connection));
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return standard.supportsAggressiveRelease();
    }

    @Override
    public boolean handlesConnectionSchema() {
        return standard.handlesConnectionSchema();
    }

    @Override
    public boolean handlesConnectionReadOnly() {
        return standard.handlesConnectionReadOnly();
    }

    @Override
    public DatabaseConnectionInfo getDatabaseConnectionInfo(Dialect dialect) {
        return standard.getDatabaseConnectionInfo(dialect);
    }

    @Override
    public DatabaseConnectionInfo getDatabaseConnectionInfo(Dialect dialect, ExtractedDatabaseMetaData metaData) {
        return standard.getDatabaseConnectionInfo(dialect, metaData);
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this) || standard.isUnwrappableAs(type);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.isInstance(this) ? type.cast(this) : standard.unwrap(type);
    }

    @Override
    public void configure(Map<String, Object> settings) {
        if (standard instanceof Configurable configurable) {
            configurable.configure(settings);
        }
    }

    @Override
    public void injectServices(ServiceRegistryImplementor services) {
        if (standard instanceof ServiceRegistryAwareService aware) {
            aware.injectServices(services);
        }
        if (standard instanceof DataSourceConnectionProvider ofDataSource) {
            JndiService names = services.getService(JndiService.class);
            if (names != null) {
                ofDataSource.setJndiService(names);
            }
        }
    }

    @Override
    public void start() {
        if (standard instanceof Startable startable) {
            startable.start();
        }
    }

    @Override
    public void stop() {
        if (standard instanceof Stoppable stoppable) {
            stoppable.stop();
        }
    }
}
