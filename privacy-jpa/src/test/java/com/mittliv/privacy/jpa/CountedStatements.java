package com.mittliv.privacy.jpa;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Hands out connections whose statements are noted as the driver gets them. */
final class CountedStatements implements AutoCloseable {
    final List<String> prepared = Collections.synchronizedList(new ArrayList<>());
    private final Runnable before;
    private final List<HikariDataSource> pools = new ArrayList<>();

    CountedStatements() {
        this(() -> {});
    }

    /** Does something before each statement, and before each commit. */
    CountedStatements(Runnable before) {
        this.before = before;
    }

    /** Settings that lead to the same database by such connections. */
    Map<String, Object> on(Map<String, Object> settings) {
        HikariDataSource pool = new HikariDataSource();
        pools.add(pool);
        pool.setMinimumIdle(0);
        pool.setJdbcUrl((String) settings.get(Migrated.URL));
        pool.setUsername((String) settings.get(Migrated.USER));
        pool.setPassword((String) settings.get(Migrated.PASSWORD));
        DataSource source = proxy(
                DataSource.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? counted(pool.getConnection()) : null);
        return Map.of("jakarta.persistence.nonJtaDataSource", source);
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement") && arguments != null) {
                before.run();
                prepared.add((String) arguments[0]);
            } else if (method.getName().equals("commit")) {
                before.run();
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
