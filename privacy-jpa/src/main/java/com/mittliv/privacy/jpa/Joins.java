package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Hop;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SweepPlan.Beside;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of other tables that a statement sets beside the row in question, where these tell something of it. */
final class Joins {
    private record Joined(String table, List<String> keys, List<Sql> by) {}

    private final Map<Joined, String> aliases = new LinkedHashMap<>();

    /** The alias of the row that a key leads to. */
    String alias(Hop hop, List<Sql> key) {
        return aliases.computeIfAbsent(
                new Joined(hop.stored().get(0), hop.keys(), key), unused -> "pv_j" + aliases.size());
    }

    /** The columns by which a joined row is found, where it is the one that these values lead to. */
    Optional<List<String>> keysOf(String table, List<Sql> by) {
        return aliases.entrySet().stream()
                .filter(each ->
                        each.getKey().table.equals(table) && each.getKey().by.equals(by))
                .findFirst()
                .map(each -> each.getKey().keys.stream()
                        .map(key -> each.getValue() + "." + key)
                        .toList());
    }

    /** The same as seen from the row that values lead to, which has this alias; none if further rows are joined. */
    Optional<Joins> seenFrom(String table, List<Sql> by, String alias) {
        if (aliases.size() != 1 || keysOf(table, by).isEmpty()) {
            return Optional.empty();
        }
        Joins seen = new Joins();
        aliases.keySet().forEach(joined -> seen.aliases.put(joined, alias));
        return Optional.of(seen);
    }

    boolean isEmpty() {
        return aliases.isEmpty();
    }

    /** The rows beside one that has this alias; a row has one or none beside it of each. */
    List<Beside> beside(String alias) {
        List<Beside> beside = new ArrayList<>();
        aliases.forEach((joined, name) -> {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < joined.keys.size(); i++) {
                String by = ((Sql.Piece.Fixed)
                                joined.by.get(i).forRow(alias).pieces().get(0))
                        .text();
                pairs.add(name + "." + joined.keys.get(i) + " = " + by);
            }
            beside.add(new Beside(joined.table + " " + name, String.join(" and ", pairs)));
        });
        return List.copyOf(beside);
    }
}
