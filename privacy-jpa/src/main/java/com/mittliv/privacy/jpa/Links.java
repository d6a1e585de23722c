package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.References.Reference;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SweepPlan.Direction;
import com.mittliv.privacy.jpa.internal.SweepPlan.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.ToOne;

/** Finds the ways from rows to those they depend on, and to those that belong to them, over all entities of a mapping. */
final class Links {
    private final BootNames names;
    private final List<Link> links = new ArrayList<>();

    private Links(BootNames names) {
        this.names = names;
    }

    static List<Link> of(BootNames names) {
        Links all = new Links(names);
        for (PersistentClass entity : names.metadata().getEntityBindings()) {
            if (entity instanceof RootClass root) {
                BootNames.storing(root).forEach(all::references);
            }
        }
        names.metadata().getCollectionBindings().forEach(all::collection);
        return List.copyOf(all.links);
    }

    private void references(PersistentClass store) {
        List<String> keys = names.columns(store.getIdentifier());
        List<Sql> key = keys.stream().map(Sql::column).toList();
        String table = names.table(store.getTable());
        for (Reference reference : names.references(store).referring()) {
            if (reference.entity().isEmpty()) {
                continue;
            }
            List<String> held = of("pv_f", reference.columns());
            List<String> referring = of("pv_f", reference.keys());
            boolean byKey = reference.found().equals(key);
            String from = reference.table() + " pv_f" + (byKey ? "" : joined(reference, table));
            List<String> referred = byKey ? held : of("pv_t", keys);
            links.add(link(reference.rows(), table, Direction.DEPENDS_ON, referring, referred, from));
            links.add(link(table, reference.rows(), Direction.HAS, referred, referring, from));
        }
    }

    private static String joined(Reference reference, String table) {
        return " join " + table + " pv_t on "
                + IntStream.range(0, reference.columns().size())
                        .mapToObj(i -> "pv_f." + reference.columns().get(i) + " = "
                                + ((Sql.Piece.Fixed) reference
                                                .found()
                                                .get(i)
                                                .forRow("pv_t")
                                                .pieces()
                                                .get(0))
                                        .text())
                        .collect(Collectors.joining(" and "));
    }

    /** Links of their own table: a row refers by them to others, from the side of the association that owns them. */
    private void collection(Collection collection) {
        if (collection.isInverse()
                || !(collection.getElement() instanceof ToOne element)
                || element.getReferencedEntityName() == null) {
            return;
        }
        String table = names.table(collection.getCollectionTable()) + " pv_f";
        List<String> owner = of("pv_f", names.columns(collection.getKey()));
        List<String> target = of("pv_f", names.columns(element));
        for (String from : names.stored(collection.getOwner())) {
            for (String to : names.stored(names.entity(element.getReferencedEntityName()))) {
                links.add(link(from, to, Direction.DEPENDS_ON, owner, target, table));
                links.add(link(to, from, Direction.HAS, target, owner, table));
            }
        }
    }

    private static Link link(
            String from, String to, Direction direction, List<String> given, List<String> found, String tables) {
        String known = found.stream().map(column -> column + " is not null").collect(Collectors.joining(" and "));
        String select = "select distinct " + String.join(", ", found) + " from " + tables + " where " + known + " and ";
        return new Link(from, to, direction, select, given);
    }

    private static List<String> of(String alias, List<String> columns) {
        return columns.stream().map(column -> alias + "." + column).toList();
    }
}
