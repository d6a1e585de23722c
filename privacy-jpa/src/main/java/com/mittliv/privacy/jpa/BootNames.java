package com.mittliv.privacy.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;

/** What tables and columns are called in the SQL of the database at hand. */
final class BootNames {
    private static final Pattern SIZE = Pattern.compile("\\([^)]*\\)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern TEXT = Pattern.compile("(var)?char|character( varying)?|text|citext|.*enum.*|bpchar");
    private static final Pattern NUMBER = Pattern.compile("bigint|integer|int|smallint|tinyint|int[248]");

    private final MetadataImplementor metadata;
    private final Dialect dialect;
    private final SqlStringGenerationContext context;
    private final LookUp.Way lookUps;
    private final Map<PersistentClass, References> references = new HashMap<>();

    BootNames(MetadataImplementor metadata) {
        this.metadata = metadata;
        this.dialect = metadata.getDatabase().getDialect();
        var settings = metadata.getMetadataBuildingOptions()
                .getServiceRegistry()
                .requireService(ConfigurationService.class)
                .getSettings();
        this.context = SqlStringGenerationContextImpl.fromConfigurationMap(
                metadata.getDatabase().getJdbcEnvironment(), metadata.getDatabase(), settings);
        this.lookUps = settings.get(PrivacyGuard.SETTING) instanceof PrivacyGuard guard && guard.hasRowSecurity()
                ? LookUp.Way.FUNCTION
                : LookUp.Way.SUBQUERY;
    }

    /** How the guard looks up what another row tells. */
    LookUp.Way lookUps() {
        return lookUps;
    }

    /** What refers to the rows in the tables of one of an entity's classes. */
    References references(PersistentClass store) {
        References known = references.get(store);
        if (known == null) {
            known = References.to(store, this);
            references.put(store, known);
        }
        return known;
    }

    Dialect dialect() {
        return dialect;
    }

    MetadataImplementor metadata() {
        return metadata;
    }

    PersistentClass entity(String name) {
        return metadata.getEntityBinding(name);
    }

    /** The table's name with its schema, as it stands in SQL. */
    String table(Table table) {
        return table.getQualifiedName(context);
    }

    /** The column's name, quoted where it must be. */
    String column(Column column) {
        return column.getQuotedName(dialect);
    }

    String typeOf(Column column) {
        return column.getSqlType(metadata);
    }

    /** The columns of a value as they stand in SQL. */
    List<String> columns(Value value) {
        return columns(value.getColumns());
    }

    /** Columns as they stand in SQL. */
    List<String> columns(List<Column> columns) {
        return columns.stream().map(this::column).toList();
    }

    /** The columns of one of an entity's tables that hold the entity's key, in the order of its id. */
    List<String> keys(PersistentClass entity, Table table) {
        for (PersistentClass type : hierarchy(entity.getRootClass())) {
            if (type.getTable().equals(table)) {
                return columns(type.getKey());
            }
            for (Join join : type.getJoins()) {
                if (join.getTable().equals(table)) {
                    return columns(join.getKey());
                }
            }
        }
        throw new IllegalArgumentException("`" + shortName(entity) + "` has no table `" + table.getName() + "`");
    }

    /** The class of an entity's hierarchy that a table was made for. */
    PersistentClass holder(PersistentClass entity, Table table) {
        return hierarchy(entity.getRootClass()).stream()
                .filter(type -> type.getTable().equals(table)
                        || type.getJoins().stream()
                                .anyMatch(join -> join.getTable().equals(table)))
                .findFirst()
                .orElse(entity);
    }

    /** The tables that hold whole rows of an entity, as they stand in SQL: one, unless each class has its own. */
    List<String> stored(PersistentClass entity) {
        return storing(entity).stream().map(type -> table(type.getTable())).toList();
    }

    /** The tables that a value mapped to one of an entity's tables stands in. */
    List<String> stored(PersistentClass holder, Table table) {
        return isUnion(holder.getRootClass()) && holder.getTable().equals(table)
                ? stored(holder)
                : List.of(table(table));
    }

    /** The classes of an entity that have a table for whole rows. */
    static List<PersistentClass> storing(PersistentClass entity) {
        if (!isUnion(entity.getRootClass())) {
            return List.of(entity.getRootClass());
        }
        List<PersistentClass> all = new ArrayList<>(List.of(entity));
        all.addAll(entity.getSubclasses());
        return all.stream()
                .filter(type -> !Boolean.TRUE.equals(type.isAbstract()))
                .toList();
    }

    /** Whether each class of a hierarchy has a table of its own. */
    static boolean isUnion(RootClass root) {
        return root.hasSubclasses() && root.getSubclasses().stream().anyMatch(UnionSubclass.class::isInstance);
    }

    /** A class at the root with all below it. */
    static List<PersistentClass> hierarchy(RootClass root) {
        List<PersistentClass> all = new ArrayList<>();
        all.add(root);
        all.addAll(root.getSubclasses());
        return all;
    }

    /** A SQL type in small letters and without its size. */
    static String plainType(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        String name = small.indexOf('(') < 0 ? small : SIZE.matcher(small).replaceAll("");
        return name.indexOf(' ') < 0
                ? name
                : SPACES.matcher(name).replaceAll(" ").strip();
    }

    static boolean isText(String plainType) {
        return TEXT.matcher(plainType).matches();
    }

    static boolean isNumber(String plainType) {
        return NUMBER.matcher(plainType).matches();
    }

    /** What people call an entity. */
    static String shortName(PersistentClass entity) {
        return entity.getJpaEntityName() != null ? entity.getJpaEntityName() : entity.getEntityName();
    }
}
