package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;

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
        List<String> findings = new ArrayList<>();
        Map<String, ColumnOf> wanted = new HashMap<>();
        for (ColumnOf column : guarded.columns()) {
            wanted.put(column.attribute().siteName() + " " + column.name(), column);
        }
        Set<String> found = new HashSet<>();
        var mappings = created.getMappingMetamodel();
        mappings.forEachEntityDescriptor(
                entity -> entity.forEachSelectable((index, read) -> check(read, wanted, found, findings)));
        mappings.forEachCollectionDescriptor(collection -> collection
                .getAttributeMapping()
                .getElementDescriptor()
                .forEachSelectable((index, read) -> check(read, wanted, found, findings)));
        wanted.keySet().removeAll(found);
        wanted.values()
                .forEach(column -> findings.add("Hibernate is not seen to read `"
                        + column.attribute().fullName() + "`; its mapping cannot be guarded by this version"));
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
        GuardedStatements.of(created).ifPresent(statements -> useMasks(created, statements));
    }

    private static void useMasks(SessionFactoryImplementor created, GuardedStatements statements) {
        if (statements.masks().layouts().isEmpty()) {
            return;
        }
        try (StatelessSession session = created.openStatelessSession()) {
            statements.useMasks(session.doReturningWork(statements.masks()::numbered));
        } catch (RuntimeException e) {
            created.close();
            throw e;
        }
    }

    private static void check(
            SelectableMapping selectable, Map<String, ColumnOf> wanted, Set<String> found, List<String> findings) {
        String name = selectable.getContainingTableExpression() + " " + selectable.getSelectableName();
        ColumnOf column = wanted.get(name);
        String read = Objects.toString(selectable.getCustomReadExpression(), "");
        if (column != null && found.add(name) && !MARK.matcher(read).matches()) {
            findings.add("Hibernate does not read `" + column.attribute().fullName()
                    + "` through the guard; its mapping cannot be guarded by this version");
        }
    }
}
