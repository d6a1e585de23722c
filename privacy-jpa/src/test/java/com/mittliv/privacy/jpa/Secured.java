package com.mittliv.privacy.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A PostgreSQL database with row security, and a way in for a plain role, which it binds. */
final class Secured {
    final Map<String, Object> administrator;
    final Map<String, Object> plain;
    final String role;

    private Secured(Map<String, Object> administrator, String role) {
        this.administrator = administrator;
        this.role = role;
        this.plain = of(administrator, role);
    }

    /** The way in for a role whose password is "plain". */
    static Map<String, Object> of(Map<String, Object> administrator, String role) {
        Map<String, Object> plain = new HashMap<>(administrator);
        String url = (String) administrator.get(Migrated.URL);
        plain.put(Migrated.URL, url.replace("user=postgres", "user=" + role));
        plain.put(Migrated.USER, role);
        plain.put(Migrated.PASSWORD, "plain");
        return plain;
    }

    /** Secures a database whose tables are there. */
    static Secured by(World world, Map<String, Object> administrator) throws SQLException {
        String role = "plain" + UUID.randomUUID().toString().replace("-", "");
        Migrated.execute(
                administrator,
                new RowSecurity(world.entities).migration(),
                "create role " + role + " login password 'plain'",
                "grant select, insert, update, delete on all tables in schema public to " + role,
                "grant usage on all sequences in schema public to " + role);
        return new Secured(administrator, role);
    }

    /** The values that a connection of the plain role's own sees, told a purpose and a time. */
    Set<String> seen(String purpose, Instant now, String sql) throws SQLException {
        try (Connection connection = Migrated.connect(plain)) {
            connection.setAutoCommit(false);
            tell(connection, RowSetting.PURPOSE, purpose);
            tell(connection, RowSetting.NOW, now.toString());
            return values(connection, sql);
        }
    }

    static void tell(Connection connection, String setting, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, true)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }

    static Set<String> values(Connection connection, String sql) throws SQLException {
        Set<String> values = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
