package com.mittliv.privacy.jpa;

import java.util.SortedSet;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.sql.internal.StandardSqmTranslator;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/**
 * Marks in HQL and Criteria queries which guarded attributes they name, so that naming one the purpose does not permit
 * is refused; the mark is part of the translation that Hibernate keeps for all purposes. Found by Hibernate; not for
 * applications.
 */
public final class NamingTranslators extends StandardSqmTranslatorFactory {
    /** For Hibernate. */
    public NamingTranslators() {}

    @Override
    public SqmTranslator<SelectStatement> createSelectTranslator(
            SqmSelectStatement<?> query,
            QueryOptions options,
            DomainParameterXref parameters,
            QueryParameterBindings bindings,
            LoadQueryInfluencers influencers,
            SqlAstCreationContext context,
            boolean deduplicate) {
        SortedSet<Integer> named = NamedAttributes.in(context.getSessionFactory())
                .map(walker -> walker.read(query))
                .orElseGet(java.util.TreeSet::new);
        return new Marking(query, options, parameters, bindings, influencers, context, deduplicate, named);
    }

    @Override
    public SqmTranslator<? extends MutationStatement> createMutationTranslator(
            SqmDmlStatement<?> statement,
            QueryOptions options,
            DomainParameterXref parameters,
            QueryParameterBindings bindings,
            LoadQueryInfluencers influencers,
            SqlAstCreationContext context) {
        NamedAttributes.in(context.getSessionFactory()).ifPresent(walker -> requireNoRoutine(walker, statement));
        return super.createMutationTranslator(statement, options, parameters, bindings, influencers, context);
    }

    /** What a statement reads by itself bears marks of its own; what a routine reads does not. */
    private static void requireNoRoutine(NamedAttributes walker, SqmDmlStatement<?> statement) {
        if (!walker.read(statement).isEmpty() && walker.callsRoutine()) {
            throw new RefusedStatementException("a statement that writes calls a routine that reads guarded data; read"
                    + " with a query first, and write what it gave");
        }
    }

    private static final class Marking extends StandardSqmTranslator<SelectStatement> {
        private final SortedSet<Integer> named;

        Marking(
                SqmSelectStatement<?> query,
                QueryOptions options,
                DomainParameterXref parameters,
                QueryParameterBindings bindings,
                LoadQueryInfluencers influencers,
                SqlAstCreationContext context,
                boolean deduplicate,
                SortedSet<Integer> named) {
            super(query, options, parameters, bindings, influencers, context, deduplicate);
            this.named = named;
        }

        @Override
        public SelectStatement visitSelectStatement(SqmSelectStatement<?> query) {
            SelectStatement select = super.visitSelectStatement(query);
            if (!named.isEmpty()) {
                select.getQueryPart()
                        .getFirstQuerySpec()
                        .applyPredicate(new SqlFragmentPredicate(Markers.named(named)));
            }
            return select;
        }
    }
}
