package com.mittliv.privacy.jpa.rights;

import com.mittliv.privacy.rights.Notification;
import com.mittliv.privacy.rights.Notification.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an order has come to so far, as it is kept with it: ids of terms, days and numbers. */
record Outcome(List<Kept> kept, List<ToTell> tell, Map<String, Long> erased, long leftEmpty, long unjudged) {
    static final Outcome NONE = new Outcome(List.of(), List.of(), Map.of(), 0, 0);

    /** A recipient to be told. */
    record ToTell(String recipient, Set<String> categories, Known known) {
        static ToTell of(Notification notification) {
            Set<String> categories = new TreeSet<>();
            notification.categories().forEach(category -> categories.add(category.id()));
            return new ToTell(notification.recipient().id(), categories, notification.known());
        }
    }

    static Outcome of(String json) {
        return Json.read(json, Outcome.class);
    }

    String toJson() {
        return Json.write(this);
    }

    /** This and what became of more data. */
    Outcome and(Outcome more) {
        Map<String, Long> all = new LinkedHashMap<>(erased);
        more.erased.forEach((holder, records) -> all.merge(holder, records, Long::sum));
        return new Outcome(
                Stream.concat(kept.stream(), more.kept.stream()).toList(),
                joined(more.tell),
                all,
                leftEmpty + more.leftEmpty,
                unjudged + more.unjudged);
    }

    private List<ToTell> joined(List<ToTell> more) {
        Map<String, ToTell> all = new LinkedHashMap<>();
        List<ToTell> both = new ArrayList<>(tell);
        both.addAll(more);
        for (ToTell each : both) {
            all.merge(each.recipient + " " + each.known, each, (one, other) -> {
                Set<String> categories = new TreeSet<>(one.categories);
                categories.addAll(other.categories);
                return new ToTell(one.recipient, categories, one.known);
            });
        }
        return List.copyOf(all.values());
    }
}
