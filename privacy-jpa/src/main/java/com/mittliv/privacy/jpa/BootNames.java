package com.mittliv.privacy.jpa;

import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/** What tables and columns are called in the SQL of the database at hand. */
final class BootNames {
    private final MetadataImplementor metadata;
    private final Dialect dialect;
    private final SqlStringGenerationContext context;

    BootNames(MetadataImplementor metadata) {
        this.metadata = metadata;
        this.dialect = metadata.getDatabase().getDialect();
        var settings = metadata.getMetadataBuildingOptions()
                .getServiceRegistry()
                .requireService(ConfigurationService.class)
                .getSettings();
        this.context = SqlStringGenerationContextImpl.fromConfigurationMap(
                metadata.getDatabase().getJdbcEnvironment(), metadata.getDatabase(), settings);
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

    /** The column of a table that is its whole primary key; of a composite key, its first. */
    String keyOf(Table table) {
        return column(table.getPrimaryKey().getColumn(0));
    }

    /** What people call an entity. */
    static String shortName(PersistentClass entity) {
        return entity.getJpaEntityName() != null ? entity.getJpaEntityName() : entity.getEntityName();
    }
}
