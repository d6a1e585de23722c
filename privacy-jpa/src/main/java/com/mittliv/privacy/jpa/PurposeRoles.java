package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Hop;
import com.mittliv.privacy.jpa.Guarded.Attribute;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.vocabulary.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Roles of the database, one for each purpose, which may read the columns of that purpose alone: what makes them, and
 * what they are called.
 */
final class PurposeRoles {
    /** The role of the system scope. */
    static final String ALL = "privacy_all";

    /** What the roles of all purposes have in common. */
    static final String ANY = "privacy_any";

    /** No role but the application's own. */
    static final String NONE = "none";

    private static final int LONGEST_NAME = 63;

    private final Guarded guarded;
    private final List<PurposeView> views;
    private final Set<Needed> needed;

    /** A column by which rows are judged. */
    private record Needed(String table, String column) {}

    PurposeRoles(Guarded guarded, List<PurposeView> views) {
        this.guarded = guarded;
        this.views = views;
        this.needed = guarded.entities().stream()
                .flatMap(RowSecurity::paths)
                .flatMap(path -> path.hops().stream())
                .flatMap(PurposeRoles::needed)
                .collect(Collectors.toSet());
    }

    private static Stream<Needed> needed(Hop hop) {
        return hop.stored().stream().flatMap(table -> hop.columns().stream().map(column -> new Needed(table, column)));
    }

    /** The role of a purpose. */
    static String of(Purpose purpose) {
        byte[] id = purpose.id().getBytes(StandardCharsets.UTF_8);
        // PostgreSQL cuts longer names off, where two could be the same.
        return "privacy_for_" + (id.length > LONGEST_NAME - 12 ? UUID.nameUUIDFromBytes(id) : purpose.id());
    }

    /** Statements that make the roles, and let an application's role become each of them. */
    List<String> migration(String application) {
        Map<String, List<StoredTable>> tables = guarded.stored().stream()
                .collect(Collectors.groupingBy(StoredTable::name, LinkedHashMap::new, Collectors.toList()));
        List<String> script = new ArrayList<>(List.of(made(ANY), made(ALL), "grant " + ANY + " to " + ALL));
        script.add(becomes(application, ALL));
        // What is done for a purpose is put on record in its transaction, as its role.
        for (String writer : List.of(ANY, application)) {
            script.add("grant select, insert on privacy_audit to " + writer);
            script.add("grant select, insert, update on privacy_audit_head to " + writer);
        }
        for (PurposeView view : views) {
            String role = of(view.purpose());
            script.addAll(List.of(made(role), "grant " + ANY + " to " + name(role), becomes(application, role)));
        }
        tables.forEach((table, stored) -> {
            script.add("revoke all on " + table + " from " + application + ", " + ANY);
            script.add("grant select, insert, update, delete on " + table + " to " + ALL);
            views.forEach(view -> script.addAll(granted(table, stored, view)));
        });
        return script;
    }

    private static String made(String role) {
        return "do $$ begin create role " + name(role)
                + "; exception when duplicate_object or unique_violation then null; end $$";
    }

    // INVARIANT: the application's role may become a purpose's, and has of itself nothing of what that may.
    private static String becomes(String application, String role) {
        return "grant " + name(role) + " to " + application + " with inherit false, set true";
    }

    private static String name(String role) {
        return "\"" + role + "\"";
    }

    private List<String> granted(String table, List<StoredTable> stored, PurposeView view) {
        String role = name(of(view.purpose()));
        List<String> script = new ArrayList<>(List.of("revoke all on " + table + " from " + role));
        Set<String> columns = new LinkedHashSet<>();
        stored.forEach(each -> columns.addAll(each.columns()));
        columns.removeIf(column -> isWithheld(table, column, stored, view));
        if (!columns.isEmpty()) {
            String list = " (" + String.join(", ", columns) + ")";
            script.add("grant select" + list + ", update" + list + ", insert, delete on " + table + " to " + role);
        }
        return script;
    }

    private boolean isWithheld(String table, String column, List<StoredTable> stored, PurposeView view) {
        List<Attribute> attributes = guarded.columns().stream()
                .filter(each -> each.name().equals(column) && isIn(each, stored))
                .map(ColumnOf::attribute)
                .toList();
        return !attributes.isEmpty()
                && !needed.contains(new Needed(table, column))
                && attributes.stream().allMatch(each -> view.values(each).equals(SqlPredicate.NEVER));
    }

    private static boolean isIn(ColumnOf column, List<StoredTable> stored) {
        return stored.stream().anyMatch(each -> each.site().tables().contains(column.table()));
    }
}
