package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.Access;
import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import com.mittliv.privacy.jpa.Guarded.Entity;
import com.mittliv.privacy.jpa.Guarded.Holder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/** Looks, once a factory stands, whether Hibernate took every mark the way it was meant. */
final class AfterStart implements SessionFactoryObserver {
    private static final long serialVersionUID = 1L;

    private final transient Guarded guarded;
    private final transient Optional<GuardedConnections> connections;

    AfterStart(Guarded guarded, Optional<GuardedConnections> connections) {
        this.guarded = guarded;
        this.connections = connections;
    }

    // INVARIANT: a factory that reads a guarded column or row unmarked does not start.
    @Override
    public void sessionFactoryCreated(SessionFactory factory) {
        SessionFactoryImplementor created = factory.unwrap(SessionFactoryImplementor.class);
        List<String> findings = new Look(guarded).at(created);
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
        GuardedStatements.of(created).ifPresent(statements -> {
            SessionPurposes.install(created, statements);
            WriteBackGuard.install(created, statements);
            judge(created, statements);
            connections.ifPresent(all -> all.begin(statements));
            SweepNeeds.warn(created, statements);
        });
    }

    private static void judge(SessionFactoryImplementor created, GuardedStatements statements) {
        try (StatelessSession session = created.openStatelessSession()) {
            Masks masks = statements.masks();
            statements.judgeBy(
                    masks.layouts().isEmpty() ? masks : session.doReturningWork(masks::numbered),
                    FunctionsAtHand.in(
                            session,
                            created.getJdbcServices().getDialect(),
                            statements.guarded().tables()));
        } catch (RuntimeException e) {
            created.close();
            throw e;
        }
    }

    @Override
    public void sessionFactoryClosing(SessionFactory factory) {
        GuardedStatements.of(factory.unwrap(SessionFactoryImplementor.class))
                .ifPresent(statements -> connections.ifPresent(all -> all.end(statements)));
    }

    /** Walks over all that Hibernate will read. */
    private static final class Look {
        private static final Pattern MARK = Pattern.compile(Markers.COLUMN + "\\((\\d+),\\{@}\\.[^{()]+\\)");

        private final Guarded guarded;
        private final Set<Integer> found = new HashSet<>();
        private final Set<String> unmarked = new HashSet<>();

        Look(Guarded guarded) {
            this.guarded = guarded;
        }

        List<String> at(SessionFactoryImplementor factory) {
            List<String> findings = new ArrayList<>();
            var mappings = factory.getMappingMetamodel();
            mappings.forEachEntityDescriptor(descriptor -> entity(descriptor, findings));
            mappings.forEachCollectionDescriptor(descriptor -> collection(descriptor, findings));
            for (ColumnOf column : guarded.columns()) {
                String name = column.attribute().fullName();
                if (!found.contains(column.number()) || unmarked.contains(name)) {
                    findings.add("Hibernate does not read `" + name
                            + "` through the guard; its mapping cannot be guarded by this version");
                }
            }
            return new ArrayList<>(new java.util.LinkedHashSet<>(findings));
        }

        private void entity(EntityPersister descriptor, List<String> findings) {
            Optional<Entity> entity = guarded.entities().stream()
                    .filter(each -> each.types().contains(descriptor.getMappedClass()))
                    .findFirst();
            if (entity.isPresent() && !descriptor.hasWhereRestrictions()) {
                findings.add("Hibernate does not read the rows of `"
                        + entity.get().name() + "` through the guard; their mapping cannot be guarded by this version");
            }
            descriptor.visitSubTypeAttributeMappings(attribute -> part(attribute, entity));
        }

        private void collection(CollectionPersister descriptor, List<String> findings) {
            var attribute = descriptor.getAttributeMapping();
            part(attribute.getElementDescriptor(), Optional.empty());
            CollectionPart index = attribute.getIndexDescriptor();
            if (index != null) {
                part(index, Optional.empty());
            }
            guarded.attributes().stream()
                    .filter(each -> each.holder() == Holder.ELEMENTS
                            && attribute.getSeparateCollectionTable() != null
                            && attribute.getSeparateCollectionTable().equals(each.siteName())
                            && !attribute.hasWhereRestrictions())
                    .forEach(each -> findings.add("Hibernate does not read the elements of `" + each.fullName()
                            + "` through the guard; their mapping cannot be guarded by this version"));
        }

        private void part(ModelPart part, Optional<Entity> entity) {
            part.forEachSelectable((position, selectable) -> selectable(selectable, entity));
            if (part instanceof EmbeddableValuedModelPart embedded) {
                EmbeddableMappingType type = embedded.getEmbeddableTypeDescriptor();
                SelectableMapping aggregate = type.getAggregateMapping();
                if (aggregate != null) {
                    selectable(aggregate, entity);
                }
                type.forEachAttributeMapping((AttributeMapping inner) -> part(inner, entity));
            }
        }

        private void selectable(SelectableMapping selectable, Optional<Entity> entity) {
            String read = Objects.toString(selectable.getCustomReadExpression(), "");
            Matcher marks = MARK.matcher(read);
            boolean marked = false;
            while (marks.find()) {
                found.add(Integer.valueOf(marks.group(1)));
                marked = true;
            }
            if (!marked) {
                guarded.columns().stream()
                        .filter(column -> column.access() != Access.INSIDE && isOf(column, selectable, entity))
                        .forEach(column -> unmarked.add(column.attribute().fullName()));
            }
        }

        private static boolean isOf(ColumnOf column, SelectableMapping selectable, Optional<Entity> entity) {
            boolean inTable = column.attribute().siteName().equals(selectable.getContainingTableExpression());
            boolean inEach = column.attribute().holder() == Holder.ENTITY
                    && entity.filter(each -> each.equals(column.attribute().entity())
                                    && each.stores().size() > 1)
                            .isPresent();
            return column.name().equals(selectable.getSelectableName()) && (inTable || inEach);
        }
    }
}
