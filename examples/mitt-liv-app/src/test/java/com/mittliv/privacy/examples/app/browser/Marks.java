package com.mittliv.privacy.examples.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mittliv.privacy.examples.app.people.Held;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.app.people.Kind.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Values that say where they stand, in place of the invented ones; written and sought by plain JDBC. */
final class Marks {
    // Letters, digits and hyphens alone: HTML, JSON and addresses leave them as they are.
    private static final Pattern MARK = Pattern.compile("zq-([a-z-]+)-(\\d+)-([A-Za-z]+)-qz");

    private final DataSource database;

    Marks(DataSource database) {
        this.database = database;
    }

    /** Every personal value of every row is marked; what is empty stays empty. */
    void plant() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Kind<?> kind : Kind.ALL) {
                for (Column<?> column : kind.columns()) {
                    String name = snake(column.attribute());
                    statement.executeUpdate("update " + tableOf(kind) + " set " + name + " = 'zq-" + kind.id()
                            + "-' || id || '-" + column.attribute() + "-qz@example.org, marked' where " + name
                            + " is not null");
                }
                if (kind.columns().stream()
                        .anyMatch(column -> column.attribute().equals("emailAddress"))) {
                    statement.executeUpdate(
                            "update " + tableOf(kind) + " set email_address = replace(email_address, ', marked', '')");
                }
            }
        }
    }

    /** The marked address of a row. */
    static String addressOf(Kind<?> kind, Held row) {
        return "zq-" + kind.id() + "-" + row.id() + "-emailAddress-qz@example.org";
    }

    /** The marks in a text, each once. */
    static Set<String> in(CharSequence text) {
        Set<String> found = new TreeSet<>();
        MARK.matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    /** The attributes of a row whose values stand anywhere in the database, in whatever table. */
    Set<String> leftOf(Kind<?> kind, long row) throws SQLException {
        Set<String> left = new TreeSet<>();
        for (String text : everything()) {
            MARK.matcher(text)
                    .results()
                    .filter(mark ->
                            mark.group(1).equals(kind.id()) && mark.group(2).equals(String.valueOf(row)))
                    .forEach(mark -> left.add(mark.group(3)));
        }
        return left;
    }

    private List<String> everything() throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(null, connection.getSchema(), "%", new String[] {"BASE TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    collect(rows, texts);
                }
            }
        }
        return texts;
    }

    private static void collect(ResultSet rows, List<String> texts) throws SQLException {
        while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                texts.add(
                        rows.getObject(i) instanceof byte[] bytes ? new String(bytes, UTF_8) : "" + rows.getString(i));
            }
        }
    }

    private static String tableOf(Kind<?> kind) {
        return snake(kind.type().getSimpleName());
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z])[A-Z]", "_$0").toLowerCase(Locale.ROOT);
    }
}
