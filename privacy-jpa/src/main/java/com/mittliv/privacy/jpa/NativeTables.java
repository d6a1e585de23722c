package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.NativeSql.TableName;
import com.mittliv.privacy.jpa.SqlTokens.Kind;
import com.mittliv.privacy.jpa.SqlTokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;

/** The tables of the mapping as a native statement may name them, and of whom they tell. */
final class NativeTables {
    /**
     * A table that tells of people.
     *
     * @param entity whose rule holds for its rows
     * @param site the table, with the columns that lead to the entity's row
     * @param name its name as it stands in SQL
     * @param columns all its columns
     */
    record GuardedTable(Entity entity, Site site, String name, List<ColumnIn> columns) {}

    /** A column with what is guarded in it, if anything is. */
    record ColumnIn(String name, Optional<ColumnOf> guarded) {}

    private final boolean foldsUp;
    private final Map<String, Table> known = new HashMap<>();
    private final Map<Table, GuardedTable> guarded = new HashMap<>();
    private final Map<Table, List<ColumnOf>> guardedColumns;

    NativeTables(BootNames names, Guarded all) {
        this.foldsUp = names.dialect() instanceof H2Dialect;
        this.guardedColumns = all.columns().stream().collect(Collectors.groupingBy(ColumnOf::table));
        for (Namespace namespace : names.metadata().getDatabase().getNamespaces()) {
            namespace.getTables().forEach(table -> known.put(key(table), table));
        }
        for (Entity entity : all.entities()) {
            RootClass root = (RootClass) names.entity(entity.types().get(0).getName());
            for (PersistentClass type : BootNames.hierarchy(root)) {
                add(names, all, entity, type.getTable(), site(names, entity, type, type.getTable()));
                type.getJoins()
                        .forEach(join ->
                                add(names, all, entity, join.getTable(), site(names, entity, type, join.getTable())));
            }
        }
        names.metadata().getCollectionBindings().forEach(collection -> link(names, all, collection));
    }

    private static Site site(BootNames names, Entity entity, PersistentClass type, Table table) {
        return entity.root().tables().contains(table) ? entity.root() : Site.of(table, names.keys(type, table));
    }

    /** A table of elements or links tells of its owner; where that is nobody, of whom it leads to. */
    private void link(BootNames names, Guarded all, Collection collection) {
        if (collection.isOneToMany()) {
            return;
        }
        Table table = collection.getCollectionTable();
        entityOf(all, collection.getOwner().getEntityName())
                .ifPresent(owner -> add(names, all, owner, table, Site.of(table, names.columns(collection.getKey()))));
        if (collection.getElement() instanceof ToOne one) {
            entityOf(all, one.getReferencedEntityName())
                    .ifPresent(target -> add(names, all, target, table, Site.of(table, names.columns(one))));
        }
    }

    private static Optional<Entity> entityOf(Guarded all, String name) {
        return all.entities().stream()
                .filter(entity ->
                        entity.types().stream().anyMatch(type -> type.getName().equals(name)))
                .findFirst();
    }

    private void add(BootNames names, Guarded all, Entity entity, Table table, Site site) {
        List<ColumnIn> columns = new ArrayList<>();
        List<ColumnOf> ofTable = guardedColumns.getOrDefault(table, List.of());
        for (Column column : table.getColumns()) {
            Optional<ColumnOf> in = ofTable.stream()
                    .filter(each -> each.column().equals(column))
                    .findFirst();
            columns.add(new ColumnIn(names.column(column), in));
        }
        guarded.putIfAbsent(table, new GuardedTable(entity, site, names.table(table), columns));
    }

    /** The table that a name leads to, if the mapping knows it. */
    Optional<Table> find(TableName name) {
        StringBuilder key = new StringBuilder();
        name.parts().forEach(part -> key.append('.').append(folded(part)));
        return Optional.ofNullable(known.get(key.toString()));
    }

    /** Whether it is one that Hibernate makes for the time of a statement. */
    static boolean isTemporary(TableName name) {
        String text = name.last().text().toLowerCase(Locale.ROOT);
        return name.parts().size() == 1 && (text.startsWith("ht_") || text.startsWith("hte_"));
    }

    Optional<GuardedTable> guarded(Table table) {
        return Optional.ofNullable(guarded.get(table));
    }

    private String key(Table table) {
        StringBuilder key = new StringBuilder();
        if (table.getCatalog() != null) {
            key.append('.').append(fold(table.getCatalog(), table.isCatalogQuoted()));
        }
        if (table.getSchema() != null) {
            key.append('.').append(fold(table.getSchema(), table.isSchemaQuoted()));
        }
        return key.append('.').append(fold(table.getName(), table.isQuoted())).toString();
    }

    private String folded(Token token) {
        return fold(token.text(), token.kind() == Kind.QUOTED);
    }

    private String fold(String name, boolean quoted) {
        if (quoted) {
            return name;
        }
        return foldsUp ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }

    /** The guarded columns that a declaration such as `Person` or `Person.address` means; empty if it means none. */
    static Optional<Reads> reads(Guarded all, String declared) {
        int dot = declared.indexOf('.');
        String name = dot < 0 ? declared : declared.substring(0, dot);
        String path = dot < 0 ? "" : declared.substring(dot + 1);
        return all.entities().stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .map(entity -> new Reads(
                        entity,
                        dot < 0,
                        all.columns().stream()
                                .filter(column -> column.attribute().entity().equals(entity))
                                .filter(column -> dot < 0
                                        || column.attribute().path().equals(path)
                                        || column.attribute().path().startsWith(path + "."))
                                .toList()))
                .filter(reads -> dot < 0 || !reads.columns().isEmpty());
    }

    /**
     * What a declaration means.
     *
     * @param entity the entity
     * @param whole whether it means the whole row, with what the purpose sees of it
     * @param columns the columns
     */
    record Reads(Entity entity, boolean whole, List<ColumnOf> columns) {}

    /** What to say of a declaration that means nothing. */
    static String unknown(Guarded all, String declared) {
        return "`" + declared + "`, which is no guarded entity or attribute; name an entity, as in `"
                + all.entities().get(0).name() + "`, or guarded attributes"
                + all.attributes().stream()
                        .findFirst()
                        .map(attribute -> ", as in `" + attribute.fullName() + "`")
                        .orElse("");
    }
}
