package com.mittliv.privacy.jpa;

import java.util.Optional;
import java.util.SortedSet;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.internal.MappingModelCreationProcess;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.internal.SqmMultiTableMutationStrategyProviderStandard;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandlerBuildResult;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategyProvider;
import org.hibernate.query.sqm.tree.SqmDeleteOrUpdateStatement;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/** Lets updates, deletes and inserts over several tables name only what the purpose permits. */
final class GuardedMutations implements SqmMultiTableMutationStrategyProvider {
    private static final long serialVersionUID = 1L;

    private final transient SqmMultiTableMutationStrategyProvider standard =
            new SqmMultiTableMutationStrategyProviderStandard();

    @Override
    public SqmMultiTableMutationStrategy createMutationStrategy(
            EntityMappingType root, MappingModelCreationProcess process) {
        return new Mutations(standard.createMutationStrategy(root, process));
    }

    @Override
    public SqmMultiTableInsertStrategy createInsertStrategy(
            EntityMappingType root, MappingModelCreationProcess process) {
        return new Inserts(standard.createInsertStrategy(root, process));
    }

    private static MultiTableHandlerBuildResult named(
            SqmDmlStatement<?> statement, DomainQueryExecutionContext context, MultiTableHandlerBuildResult built) {
        Optional<GuardedStatements> statements =
                GuardedStatements.of(context.getSession().getFactory());
        if (statements.isEmpty()) {
            return built;
        }
        SortedSet<Integer> columns = NamedAttributes.in(context.getSession().getFactory())
                .orElseThrow()
                .read(statement);
        statements.get().requireSeen(columns);
        return new MultiTableHandlerBuildResult(
                new Named(built.multiTableHandler(), statements.get(), columns), built.firstJdbcParameterBindings());
    }

    private record Mutations(SqmMultiTableMutationStrategy standard) implements SqmMultiTableMutationStrategy {
        @Override
        public void prepare(MappingModelCreationProcess process, JdbcConnectionAccess access) {
            standard.prepare(process, access);
        }

        @Override
        public void prepare(MappingModelCreationProcess process) {
            standard.prepare(process);
        }

        @Override
        public void release(SessionFactoryImplementor factory, JdbcConnectionAccess access) {
            standard.release(factory, access);
        }

        @Override
        public MultiTableHandlerBuildResult buildHandler(
                SqmDeleteOrUpdateStatement<?> statement,
                DomainParameterXref parameters,
                DomainQueryExecutionContext context) {
            return named(statement, context, standard.buildHandler(statement, parameters, context));
        }
    }

    private record Inserts(SqmMultiTableInsertStrategy standard) implements SqmMultiTableInsertStrategy {
        @Override
        public void prepare(MappingModelCreationProcess process, JdbcConnectionAccess access) {
            standard.prepare(process, access);
        }

        @Override
        public void prepare(MappingModelCreationProcess process) {
            standard.prepare(process);
        }

        @Override
        public void release(SessionFactoryImplementor factory, JdbcConnectionAccess access) {
            standard.release(factory, access);
        }

        @Override
        public MultiTableHandlerBuildResult buildHandler(
                SqmInsertStatement<?> statement, DomainParameterXref parameters, DomainQueryExecutionContext context) {
            return named(statement, context, standard.buildHandler(statement, parameters, context));
        }
    }

    /** Hibernate keeps a handler for all purposes, so what it names is judged each time. */
    private record Named(MultiTableHandler standard, GuardedStatements statements, SortedSet<Integer> columns)
            implements MultiTableHandler {
        @Override
        public JdbcParameterBindings createJdbcParameterBindings(DomainQueryExecutionContext context) {
            return standard.createJdbcParameterBindings(context);
        }

        @Override
        public boolean dependsOnParameterBindings() {
            return standard.dependsOnParameterBindings();
        }

        @Override
        public boolean isCompatibleWith(JdbcParameterBindings bindings, QueryOptions options) {
            return standard.isCompatibleWith(bindings, options);
        }

        @Override
        public int execute(JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
            statements.requireSeen(columns);
            return standard.execute(bindings, context);
        }
    }
}
