package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.internal.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One column of the row that a key leads to.
 *
 * @param stored the tables that such rows stand in, as in SQL
 * @param keys the columns by which the row is found
 * @param column the column
 */
record LookUp(List<String> stored, List<String> keys, String column) {
    /** How a look-up is done. */
    enum Way {
        /** By a subquery. */
        SUBQUERY,
        /** By a function that row security lets see all rows: a row may be seen whose way to its person leads past one that may not. */
        FUNCTION
    }

    private static final Pattern QUALIFIER = Pattern.compile("(.*\\.)?(\"[^\"]+\"|[^.\"]+)");

    /** The column where the key is at hand. */
    Sql by(Way way, List<Sql> key, String alias) {
        return way == Way.FUNCTION ? called(key) : subquery(key, alias);
    }

    private Sql called(List<Sql> key) {
        List<Object> pieces = new ArrayList<>(List.of(functionName()));
        for (Sql each : key) {
            pieces.add(pieces.size() == 1 ? "(" : ", ");
            pieces.add(each);
        }
        pieces.add(")");
        return Sql.of(pieces.toArray());
    }

    private Sql subquery(List<Sql> key, String alias) {
        List<Object> pieces = new ArrayList<>();
        pieces.add("(select " + alias + "." + column + " from " + rows() + " " + alias + " where ");
        for (int i = 0; i < keys.size(); i++) {
            pieces.add((i == 0 ? "" : " and ") + alias + "." + keys.get(i) + " = ");
            pieces.add(key.get(i));
        }
        pieces.add(")");
        return Sql.of(pieces.toArray());
    }

    private String rows() {
        if (stored.size() == 1) {
            return stored.get(0);
        }
        String columns = String.join(", ", keys) + ", " + column;
        return stored.stream()
                .map(table -> "select " + columns + " from " + table)
                .collect(Collectors.joining(" union all ", "(", ")"));
    }

    /** The statements that make the function anew. */
    List<String> function() {
        String name = functionName();
        String table = stored.get(0);
        String parameters =
                keys.stream().map(key -> table + "." + key + "%type").collect(Collectors.joining(", "));
        List<Sql> key = IntStream.rangeClosed(1, keys.size())
                .mapToObj(i -> Sql.of("$" + i))
                .toList();
        String body = ((Sql.Piece.Fixed) subquery(key, "pv_l").pieces().get(0)).text();
        return List.of(
                "drop function if exists " + name,
                "create function " + name + "(" + parameters + ") returns " + table + "." + column + "%type\n"
                        + "    language sql stable set " + RowSetting.PURPOSE + " to '" + RowSetting.ALL + "'\n"
                        + "    return " + body);
    }

    /** In the table's schema, so that it is found wherever the table is. */
    private String functionName() {
        Matcher table = QUALIFIER.matcher(stored.get(0));
        String schema = table.matches() && table.group(1) != null ? table.group(1) : "";
        return schema + "privacy_look_" + digest();
    }

    private String digest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
