package com.mittliv.privacy.jpa.sweep;

import com.mittliv.privacy.jpa.internal.SweepPlan;
import com.mittliv.privacy.jpa.internal.SweepPlan.Edge;
import com.mittliv.privacy.jpa.internal.SweepPlan.Member;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Erases rows after those that refer to them and are due as well. A row to which one refers that stays is left. */
final class Family implements Attempt {
    private final Unit unit;
    private final Settings settings;
    private final SweepPlan plan;
    private final ForeignKeys foreignKeys;
    private final Map<String, Keys> held;
    private final String work;
    private final Member member;
    private final List<Batch> done = new ArrayList<>();
    private List<Object> reached = List.of();
    private int locked;
    private boolean leftNone = true;

    Family(
            Unit unit,
            Settings settings,
            SweepPlan plan,
            ForeignKeys foreignKeys,
            Map<String, Keys> held,
            String work,
            Member member) {
        this.unit = unit;
        this.foreignKeys = foreignKeys;
        this.settings = settings;
        this.plan = plan;
        this.held = held;
        this.work = work;
        this.member = member;
    }

    @Override
    public void run(Connection connection, List<Object> after, int limit, Locking locking) throws SQLException {
        Batch batch = batch(member);
        batch.lockAfter(connection, after, limit, locking);
        locked = batch.rows().size();
        if (locked > 0) {
            reached = batch.rows().get(locked - 1).key();
            erase(connection, member, batch, Set.of());
            leftNone = batch.rows().size() == locked;
            Batch.record(connection, unit, settings, work, done);
        }
    }

    private Batch batch(Member of) {
        return new Batch(
                unit,
                settings,
                Step.erasing(of),
                Optional.ofNullable(held.get(of.table().name())));
    }

    private void erase(Connection connection, Member of, Batch batch, Set<String> before) throws SQLException {
        Set<String> onTheWay = new HashSet<>(before);
        onTheWay.add(of.table().name());
        List<Edge> open = new ArrayList<>();
        for (Edge edge : edgesTo(of)) {
            boolean mayHaveGone = !onTheWay.contains(edge.from());
            if (mayHaveGone && eraseAtOnce(connection, edge, batch)) {
                continue;
            }
            if (mayHaveGone) {
                Member from = plan.member(edge.from());
                Batch children = batch(from);
                children.lockReferring(connection, edge, batch.keys(), Leaves.MOST);
                if (!children.rows().isEmpty()) {
                    erase(connection, from, children, onTheWay);
                }
            }
            open.add(edge);
        }
        batch.leave(referredTo(connection, of, batch.keys(), open));
        if (!batch.rows().isEmpty()) {
            batch.change(connection);
            done.add(batch);
        }
    }

    private List<Edge> edgesTo(Member of) {
        return plan.edges().stream()
                .filter(edge -> edge.to().equals(of.table().name()))
                .toList();
    }

    /** Erases what refers to some rows in one statement, where that does, and tells whether nothing refers to them any more. */
    private boolean eraseAtOnce(Connection connection, Edge edge, Batch to) throws SQLException {
        Member from = plan.member(edge.from());
        boolean isLeaf = edge.table().equals(edge.from())
                && Step.erasing(from).isOneStatement()
                && edgesTo(from).isEmpty();
        if (!isLeaf || !unit.isPostgres()) {
            return false;
        }
        Leaves.Outcome outcome = new Leaves(unit, foreignKeys, held, connection).erase(edge, to, () -> batch(from));
        outcome.gone().ifPresent(children -> {
            children.hash();
            done.add(children);
        });
        return outcome.none();
    }

    /** Those of some rows to which others still refer. One question for each reference: each is answered by its index. */
    private Set<List<Object>> referredTo(Connection connection, Member of, Keys keys, List<Edge> edges)
            throws SQLException {
        List<String> columns = Keys.aliased(of.table());
        Set<List<Object>> found = new HashSet<>();
        for (Edge edge : edges) {
            String sql =
                    "select " + Keys.columns(of.table()) + " from " + of.table().name() + " " + SweepPlan.ROW
                            + " where " + keys.areIn(columns, unit) + " and exists (select 1 from " + edge.table()
                            + " pv_f where " + isReferring(edge, columns) + ")";
            try (PreparedStatement statement = unit.prepare(connection, sql)) {
                int unused = keys.set(statement, 1, connection, unit);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        found.add(Keys.read(result, columns.size()));
                    }
                }
            }
        }
        return found;
    }

    private static String isReferring(Edge edge, List<String> columns) {
        String refers = pairs(edge.columns(), columns);
        return edge.from().equals(edge.to()) ? refers + " and not (" + pairs(edge.keys(), columns) + ")" : refers;
    }

    private static String pairs(List<String> ours, List<String> theirs) {
        return IntStream.range(0, ours.size())
                .mapToObj(i -> "pv_f." + ours.get(i) + " = " + theirs.get(i))
                .collect(Collectors.joining(" and "));
    }

    @Override
    public int locked() {
        return locked;
    }

    @Override
    public List<Object> reached() {
        return reached;
    }

    @Override
    public boolean leftNone() {
        return leftNone;
    }

    @Override
    public List<Batch> done() {
        return done;
    }
}
