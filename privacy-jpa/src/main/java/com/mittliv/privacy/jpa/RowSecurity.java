package com.mittliv.privacy.jpa;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.EventOf;
import com.mittliv.privacy.jpa.Guarded.RoleOf;
import com.mittliv.privacy.jpa.internal.Asking;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * The policy as row security of PostgreSQL: a second line behind the guard, by which also connections are bound that
 * the guard does not see. Rows are told by the same conditions; attributes are not withheld.
 *
 * <p>A transaction sees the rows of the purpose whose id is in its setting {@code privacy.purpose}, all rows where that
 * is {@code *}, and none where it is empty or says something else. It is judged by the instant in {@code privacy.now},
 * or by the database's own clock. {@link PrivacyGuard#withRowSecurity()} sets both for each transaction.
 *
 * <p>It stops mistakes. Who can run any SQL can set the settings too, and superusers, and roles with {@code bypassrls},
 * are not bound.
 */
public final class RowSecurity {
    private static final String POLICY = "privacy_purpose";

    private final GuardedStatements statements;

    /**
     * Makes it for a persistence unit.
     *
     * @param entities the guarded entities
     * @throws IllegalArgumentException if they are not guarded, or not by a guard with row security
     */
    public RowSecurity(EntityManagerFactory entities) {
        this.statements = GuardedStatements.required(entities.unwrap(SessionFactoryImplementor.class));
        if (!statements.guard().hasRowSecurity()) {
            throw new IllegalArgumentException("the guard of this persistence unit knows of no row security; add"
                    + " `PrivacyGuard.withRowSecurity()`");
        }
    }

    /**
     * The migration that brings the database to the policy at hand. To be run in one transaction by the owner of the
     * tables, again after each change of the policy or of the mapping; run twice it changes nothing.
     *
     * <p>Where SQL can't say exactly what the guard says, fewer rows are seen, and a comment tells where.
     *
     * @return statements, each ended by a semicolon and a line's end
     */
    public String migration() {
        List<PurposeView> views = views();
        PolicySql sql = new PolicySql(
                statements.guard().engine().policy().timeZone(),
                statements.guard().clock().instant());
        Map<String, List<StoredTable>> byName = new LinkedHashMap<>();
        statements
                .guarded()
                .stored()
                .forEach(table -> byName.computeIfAbsent(table.name(), unused -> new ArrayList<>())
                        .add(table));
        List<String> script = new ArrayList<>();
        byName.keySet().forEach(table -> script.add("drop policy if exists " + POLICY + " on " + table));
        script.addAll(PolicySql.FUNCTIONS);
        functions().distinct().forEach(lookUp -> script.addAll(lookUp.function()));
        byName.forEach((table, stored) -> script.addAll(secured(table, stored, views, sql)));
        return written(script);
    }

    private static String written(List<String> script) {
        return String.join(";\n", script) + ";\n";
    }

    /**
     * The migration that makes a role of the database for each purpose, which may read and change the columns of that
     * purpose alone, and lets the application's role become each of them, as {@link PrivacyGuard#withPurposeRoles()} does
     * for each transaction. It takes from the application's role what it may do with guarded tables by itself, and lets all
     * of them append to the record ({@link com.mittliv.privacy.jpa.audit.JpaAuditLog}).
     *
     * <p>To be run like {@link #migration()}, by a role that may create roles. What the application needs beside guarded
     * tables is to be granted to {@code privacy_any}, of which the roles of all purposes are members. Columns by which
     * rows are judged can be read for every purpose.
     *
     * @param application the role by which the application connects, as it stands in SQL
     * @return statements, each ended by a semicolon and a line's end
     */
    public String roles(String application) {
        return written(new PurposeRoles(statements.guarded(), views()).migration(application));
    }

    private List<PurposeView> views() {
        PrivacyEngine engine = statements.guard().engine();
        // Masks may be of another time than the one at which the script is run.
        Masks none = new Masks("", List.of(), new Calendar(engine.policy().timeZone()));
        return engine.policy().vocabulary().purposes().stream()
                .map(purpose -> new PurposeView(engine, statements.guarded(), none, Asking.BY_SUBQUERIES, purpose))
                .toList();
    }

    private Stream<LookUp> functions() {
        return statements.guarded().entities().stream()
                .flatMap(RowSecurity::paths)
                .flatMap(AttributePath::functions);
    }

    /** The ways to what rows of an entity are judged by. */
    static Stream<AttributePath> paths(Entity entity) {
        Stream<AttributePath> role =
                entity.role() instanceof RoleOf.ByColumn told ? Stream.of(told.path()) : Stream.empty();
        Stream<AttributePath> events = entity.events().values().stream()
                .flatMap(event -> event instanceof EventOf.ByColumn told ? told.paths().stream() : Stream.empty());
        return Stream.of(
                        Stream.of(entity.subject()), role, events, entity.said().paths())
                .flatMap(each -> each);
    }

    private static List<String> secured(
            String table, List<StoredTable> stored, List<PurposeView> views, PolicySql sql) {
        String alias = table.substring(table.lastIndexOf('.') + 1);
        StringBuilder inexact = new StringBuilder();
        StringBuilder policy = new StringBuilder("create policy " + POLICY + " on " + table
                + " using (case (select current_setting('" + RowSetting.PURPOSE + "', true))\n    when '"
                + RowSetting.ALL + "' then true");
        for (PurposeView view : views) {
            SqlPredicate seen = SqlPredicate.any(
                    stored.stream().map(each -> seen(each, view)).toList());
            Purpose purpose = view.purpose();
            if (!sql.isExact(seen)) {
                inexact.append("-- Fewer rows than the guard lets be seen for ")
                        .append(purpose.id())
                        .append(" in ")
                        .append(table)
                        .append(": SQL does not tell its days or local times exactly.\n");
            }
            String where = sql.where(seen, alias);
            if (!seen.equals(SqlPredicate.NEVER)) {
                policy.append("\n    when ")
                        .append(Sql.literal(purpose.id()))
                        .append(" then ")
                        .append(where);
            }
        }
        stored.stream()
                .filter(each -> !each.isJudged())
                .forEach(each -> inexact.append("-- No row for any purpose in ")
                        .append(table)
                        .append(": its rows hold another key than that of their entity.\n"));
        policy.append("\n    else false end)");
        return List.of(
                "alter table " + table + " enable row level security",
                "alter table " + table + " force row level security",
                inexact + policy.toString());
    }

    private static SqlPredicate seen(StoredTable table, PurposeView view) {
        if (!table.isJudged()) {
            return SqlPredicate.NEVER;
        }
        return table.elements().isEmpty()
                ? view.rows(table.entity(), table.site())
                : SqlPredicate.all(table.elements().stream().map(view::values).toList());
    }
}
