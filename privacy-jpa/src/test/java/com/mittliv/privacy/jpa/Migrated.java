package com.mittliv.privacy.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database with the library's tables, as Flyway makes them. */
public final class Migrated {
    static final String URL = "jakarta.persistence.jdbc.url";
    static final String USER = "jakarta.persistence.jdbc.user";
    static final String PASSWORD = "jakarta.persistence.jdbc.password";

    public final Database database;
    public final Map<String, Object> settings;

    private Migrated(Database database, Map<String, Object> settings) {
        this.database = database;
        this.settings = settings;
    }

    public static Migrated on(Database database) {
        Map<String, Object> settings = database.fresh();
        Flyway.configure()
                .dataSource(text(settings, URL), text(settings, USER), text(settings, PASSWORD))
                .locations("classpath:db/privacy/" + database.name().toLowerCase(Locale.ROOT))
                .table("privacy_schema_history")
                .load()
                .migrate();
        return new Migrated(database, settings);
    }

    private static String text(Map<String, Object> settings, String key) {
        return (String) settings.get(key);
    }

    /** A unit of the library's entities alone. */
    public static EntityManagerFactory libraryOn(Map<String, Object> settings, String schemaAction) {
        PersistenceConfiguration unit = new PersistenceConfiguration("library").properties(settings);
        unit.property("jakarta.persistence.schema-generation.database.action", schemaAction);
        PrivacyGuard.entityClasses().forEach(unit::managedClass);
        return unit.createEntityManagerFactory();
    }

    public Connection connect() throws SQLException {
        return connect(settings);
    }

    public static Connection connect(Map<String, Object> settings) throws SQLException {
        return DriverManager.getConnection(text(settings, URL), text(settings, USER), text(settings, PASSWORD));
    }

    /** Makes a user that owns nothing and may do what the grants say, and returns the way in. */
    Map<String, Object> plainUser(String... grants) throws SQLException {
        String user = "plain" + Integer.toHexString(System.identityHashCode(this));
        execute(
                database == Database.H2
                        ? "create user " + user + " password 'plain'"
                        : "create role " + user + " login password 'plain'");
        for (String grant : grants) {
            execute("grant " + grant + " to " + user);
        }
        Map<String, Object> plain = new HashMap<>(settings);
        // A setting of the whole database, which only its administrator may name.
        plain.put(URL, text(settings, URL).replace(";DB_CLOSE_DELAY=-1", "").replace("user=postgres", "user=" + user));
        plain.put(USER, user);
        plain.put(PASSWORD, "plain");
        return plain;
    }

    public void execute(String... sql) throws SQLException {
        execute(settings, sql);
    }

    public static void execute(Map<String, Object> settings, String... sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }

    public static List<String> rows(Map<String, Object> settings, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)).toLowerCase(Locale.ROOT));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }
}
