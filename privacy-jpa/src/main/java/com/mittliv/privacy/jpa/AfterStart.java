package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/** Looks, once a factory stands, whether Hibernate took every mark the way it was meant. */
final class AfterStart implements SessionFactoryObserver {
    private static final long serialVersionUID = 1L;
    private static final Pattern MARK = Pattern.compile(Markers.COLUMN + "\\(\\d+,\\{@}\\.[^{]+\\)");

    private final transient Guarded guarded;

    AfterStart(Guarded guarded) {
        this.guarded = guarded;
    }

    // INVARIANT: a factory that reads a guarded column unmarked does not start.
    @Override
    public void sessionFactoryCreated(SessionFactory factory) {
        SessionFactoryImplementor created = factory.unwrap(SessionFactoryImplementor.class);
        Map<String, ColumnOf> wanted = new HashMap<>();
        for (ColumnOf column : guarded.columns()) {
            wanted.put(key(column.attribute().siteName(), column.attribute().columns(), column), column);
        }
        List<String> findings = new ArrayList<>();
        var mappings = created.getMappingMetamodel();
        mappings.forEachEntityDescriptor(entity -> check(entity, wanted, findings));
        mappings.forEachCollectionDescriptor(collection -> check(collection, wanted, findings));
        if (!(created.getSessionFactoryOptions().getCustomSqmTranslatorFactory() instanceof NamingTranslators)) {
            findings.add("the setting `hibernate.query.sqm.translator` is not the guard's; leave it to"
                    + " `PrivacyGuard.settings()`");
        }
        if (GuardedStatements.of(created).isEmpty()) {
            findings.add("another statement inspector has taken the guard's place; set it in"
                    + " `hibernate.session_factory.statement_inspector`, where both work");
        }
        if (!findings.isEmpty()) {
            created.close();
            throw new PrivacyMappingException(findings);
        }
        WriteBackGuard.install(created);
    }

    private static void check(EntityPersister entity, Map<String, ColumnOf> wanted, List<String> findings) {
        entity.forEachSelectable((index, selectable) -> check(selectable, wanted, findings));
    }

    private static void check(CollectionPersister collection, Map<String, ColumnOf> wanted, List<String> findings) {
        collection
                .getAttributeMapping()
                .getElementDescriptor()
                .forEachSelectable((index, selectable) -> check(selectable, wanted, findings));
    }

    private static void check(SelectableMapping selectable, Map<String, ColumnOf> wanted, List<String> findings) {
        ColumnOf column = wanted.get(key(selectable.getContainingTableExpression(), selectable.getSelectableName()));
        String read = Objects.toString(selectable.getCustomReadExpression(), "");
        if (column != null && !MARK.matcher(read).matches()) {
            findings.add("Hibernate does not read `" + column.attribute().fullName()
                    + "` through the guard; its mapping cannot be guarded by this version");
        }
    }

    private static String key(String table, List<String> columns, ColumnOf column) {
        return key(
                table,
                columns.stream()
                        .filter(name -> name.contains(column.column().getName()))
                        .findFirst()
                        .orElse(column.column().getName()));
    }

    private static String key(String table, String column) {
        return table + " " + column;
    }
}
