package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.ColumnOf;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.spi.BaseSemanticQueryWalker;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.domain.NonAggregatedCompositeSimplePath;
import org.hibernate.query.sqm.tree.domain.SqmBasicValuedSimplePath;
import org.hibernate.query.sqm.tree.domain.SqmElementAggregateFunction;
import org.hibernate.query.sqm.tree.domain.SqmEmbeddedValuedSimplePath;
import org.hibernate.query.sqm.tree.domain.SqmEntityValuedSimplePath;
import org.hibernate.query.sqm.tree.domain.SqmIndexAggregateFunction;
import org.hibernate.query.sqm.tree.domain.SqmIndexedCollectionAccessPath;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.domain.SqmPluralValuedSimplePath;
import org.hibernate.query.sqm.tree.expression.SqmCollectionSize;
import org.hibernate.query.sqm.tree.expression.SqmFunction;
import org.hibernate.query.sqm.tree.expression.SqmSetReturningFunction;
import org.hibernate.query.sqm.tree.from.SqmAttributeJoin;
import org.hibernate.query.sqm.tree.insert.SqmConflictClause;
import org.hibernate.query.sqm.tree.insert.SqmInsertSelectStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertValuesStatement;
import org.hibernate.query.sqm.tree.update.SqmAssignment;
import org.jspecify.annotations.Nullable;

/** Walks over a query and gathers the guarded columns whose attributes it names. */
final class NamedAttributes extends BaseSemanticQueryWalker {
    private final GuardedStatements statements;
    private final Guarded guarded;
    private final SqmFunctionRegistry functions;
    private final SortedSet<Integer> named = new TreeSet<>();
    private boolean callsRoutine;

    private NamedAttributes(GuardedStatements statements, SqmFunctionRegistry functions) {
        this.statements = statements;
        this.guarded = statements.guarded();
        this.functions = functions;
    }

    /** A walker for a query of a guarded factory. */
    static Optional<NamedAttributes> in(SessionFactoryImplementor factory) {
        return GuardedStatements.of(factory)
                .map(statements ->
                        new NamedAttributes(statements, factory.getQueryEngine().getSqmFunctionRegistry()));
    }

    SortedSet<Integer> read(SqmStatement<?> statement) {
        statement.accept(this);
        return named;
    }

    /** Whether what was read calls a routine that reads guarded data. */
    boolean callsRoutine() {
        return callsRoutine;
    }

    /** What is written is not read. */
    @Override
    public Object visitAssignment(SqmAssignment<?> assignment) {
        return assignment.getValue().accept(this);
    }

    @Override
    public Object visitInsertSelectStatement(SqmInsertSelectStatement<?> statement) {
        visitCteContainer(statement);
        statement.getSelectQueryPart().accept(this);
        return conflict(statement, statement.getConflictClause());
    }

    @Override
    public Object visitInsertValuesStatement(SqmInsertValuesStatement<?> statement) {
        visitCteContainer(statement);
        statement.getValuesList().forEach(this::visitValues);
        return conflict(statement, statement.getConflictClause());
    }

    private Object conflict(Object statement, @Nullable SqmConflictClause<?> clause) {
        return clause == null ? statement : visitConflictClause(clause);
    }

    private void name(SqmPath<?> path, boolean withParts) {
        String attribute = "";
        for (SqmPath<?> at = path; at != null && at.getLhs() != null; at = at.getLhs()) {
            String step = at.getReferencedPathSource().getPathName();
            if (!step.startsWith("{")) {
                attribute = attribute.isEmpty() ? step : step + "." + attribute;
            }
            var type = at.getLhs().getNodeJavaType();
            if (type != null) {
                name(type.getJavaTypeClass(), attribute, withParts);
            }
        }
    }

    private void name(Class<?> owner, String attribute, boolean withParts) {
        Predicate<String> matches = path -> path.equals(attribute)
                || attribute.startsWith(path + ".")
                || (withParts && path.startsWith(attribute + "."));
        for (ColumnOf column : guarded.columns()) {
            boolean ofOwner = column.attribute().entity().types().stream()
                    .anyMatch(type -> type.isAssignableFrom(owner) || owner.isAssignableFrom(type));
            if (ofOwner
                    && owner != Object.class
                    && matches.test(column.attribute().path())) {
                named.add(column.number());
            }
        }
    }

    @Override
    public Object visitBasicValuedPath(SqmBasicValuedSimplePath<?> path) {
        name(path, true);
        return super.visitBasicValuedPath(path);
    }

    @Override
    public Object visitEntityValuedPath(SqmEntityValuedSimplePath<?> path) {
        name(path, false);
        return super.visitEntityValuedPath(path);
    }

    @Override
    public Object visitEmbeddableValuedPath(SqmEmbeddedValuedSimplePath<?> path) {
        name(path, true);
        return super.visitEmbeddableValuedPath(path);
    }

    @Override
    public Object visitNonAggregatedCompositeValuedPath(NonAggregatedCompositeSimplePath<?> path) {
        name(path, true);
        return super.visitNonAggregatedCompositeValuedPath(path);
    }

    @Override
    public Object visitPluralValuedPath(SqmPluralValuedSimplePath<?> path) {
        name(path, true);
        return super.visitPluralValuedPath(path);
    }

    @Override
    public Object visitIndexedPluralAccessPath(SqmIndexedCollectionAccessPath<?> path) {
        name(path, true);
        return super.visitIndexedPluralAccessPath(path);
    }

    @Override
    public Object visitElementAggregateFunction(SqmElementAggregateFunction<?> path) {
        name(path, true);
        return super.visitElementAggregateFunction(path);
    }

    @Override
    public Object visitIndexAggregateFunction(SqmIndexAggregateFunction<?> path) {
        name(path, true);
        return super.visitIndexAggregateFunction(path);
    }

    @Override
    public Object visitPluralAttributeSizeFunction(SqmCollectionSize function) {
        name(function.getPluralPath(), false);
        return super.visitPluralAttributeSizeFunction(function);
    }

    @Override
    protected void consumeAttributeJoin(SqmAttributeJoin<?, ?> join, boolean transitive) {
        if (!join.isFetched()) {
            name(join, false);
        }
        super.consumeAttributeJoin(join, transitive);
    }

    @Override
    public Object visitFunction(SqmFunction<?> function) {
        requireKnown(function.getFunctionName());
        return super.visitFunction(function);
    }

    @Override
    public Object visitSetReturningFunction(SqmSetReturningFunction<?> function) {
        requireKnown(function.getFunctionName());
        return super.visitSetReturningFunction(function);
    }

    // INVARIANT: no text of a query reaches the database as it is written, and no routine of which it is not known what
    // it reads is called.
    private void requireKnown(@Nullable String function) {
        Optional<Set<Integer>> declared = function == null ? Optional.empty() : statements.columnsReadBy(function);
        declared.ifPresent(named::addAll);
        callsRoutine |= declared.filter(columns -> !columns.isEmpty()).isPresent();
        boolean raw = function == null
                || function.equals("sql")
                || function.equals("column")
                || (functions.findFunctionDescriptor(function) == null
                        && functions.findSetReturningFunctionDescriptor(function) == null);
        if (raw && declared.isEmpty()) {
            throw new RefusedStatementException(
                    "a query calls `" + function + "`, whose SQL cannot be guarded; use a"
                            + " function that Hibernate knows, register this one, or declare it with `PrivacyGuard.withRoutine`");
        }
    }
}
