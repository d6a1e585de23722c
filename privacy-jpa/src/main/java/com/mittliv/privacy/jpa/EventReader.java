package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.Guarded.EventOf;
import com.mittliv.privacy.jpa.internal.TimeForm;
import com.mittliv.privacy.vocabulary.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;

/** Reads what tells when events happened to an entity's rows. */
final class EventReader {
    /** An annotation with the path it speaks of, empty for an event that no attribute tells. */
    private record Said(PersistentClass by, RetentionEvent event, String path) {}

    private final Reading reading;
    private final RootClass root;
    private final String name;
    private final String where;
    private final Map<Event, EventOf> events = new LinkedHashMap<>();
    private final Map<Event, List<PersistentClass>> saidBy = new LinkedHashMap<>();

    private EventReader(Reading reading, RootClass root) {
        this.reading = reading;
        this.root = root;
        this.name = BootNames.shortName(root);
        this.where = "@RetentionEvent on entity `" + name + "`";
    }

    static Map<Event, EventOf> read(Reading reading, RootClass root) {
        EventReader reader = new EventReader(reading, root);
        Declared.in(root)
                .flatMap(place -> place.annotated().events().stream()
                        .map(event -> new Said(place.by(), event, place.pathOr(event.path()))))
                .forEach(reader::event);
        return reader.events;
    }

    /** The events that are declared never to happen. */
    static Set<Event> neverHappen(Reading reading, RootClass root, Set<Event> told) {
        Set<Event> never = new LinkedHashSet<>();
        String where = "@NoRetentionEvent on entity `" + BootNames.shortName(root) + "`";
        for (NoRetentionEvent said : Annotated.type(root.getMappedClass()).neverHappen()) {
            if (said.because().isBlank()) {
                reading.finding(where + " gives no reason; say in `because` why the event never happens there");
            }
            for (String id : said.value()) {
                reading.term(where, id, reading.vocabulary()::event).ifPresent(event -> {
                    never.add(event);
                    if (told.contains(event)) {
                        reading.finding(where + " says that `" + id + "` never happens, and an attribute tells when it"
                                + " does; leave out one");
                    }
                });
            }
        }
        return never;
    }

    private void event(Said said) {
        Optional<Event> event = reading.term(where, said.event.value(), reading.vocabulary()::event);
        Optional<EventOf> told = said.event.at().isEmpty() ? byColumn(said) : fixed(said);
        if (event.isEmpty() || told.isEmpty()) {
            return;
        }
        if (BootNames.isUnion(root) && !said.by.equals(root)) {
            reading.finding(where + " stands in a class with a table of its own, which other classes' rows do not have;"
                    + " declare the attribute in `" + name + "`, or use @NoRetentionEvent there");
        }
        List<PersistentClass> others = saidBy.computeIfAbsent(event.get(), unused -> new ArrayList<>());
        Optional<EventOf> joined = Optional.ofNullable(events.get(event.get()))
                .map(before -> others.stream().noneMatch(other -> isInLine(other, said.by))
                        ? EventOf.eitherOf(before, told.get())
                        : Optional.<EventOf>empty())
                .orElse(told);
        others.add(said.by);
        joined.ifPresentOrElse(
                both -> events.put(event.get(), both),
                () -> reading.finding("entity `" + name + "` names two attributes for event `" + said.event.value()
                        + "`; name the one that counts"));
    }

    /** Whether a row can be of both classes. */
    private static boolean isInLine(PersistentClass one, PersistentClass other) {
        return one.getMappedClass().isAssignableFrom(other.getMappedClass())
                || other.getMappedClass().isAssignableFrom(one.getMappedClass());
    }

    private Optional<EventOf> fixed(Said said) {
        String at = said.event.at();
        if (!said.event.path().isEmpty()) {
            reading.finding(where + " gives both `path` and `at`; an attribute tells the event, or it is fixed");
            return Optional.empty();
        }
        try {
            return Optional.of(
                    at.contains("T")
                            ? new EventOf.Fixed(TimeForm.Instants.literal(Instant.parse(at)), TimeForm.INSTANTS)
                            : new EventOf.Fixed(TimeForm.Days.literal(LocalDate.parse(at)), new TimeForm.Days()));
        } catch (DateTimeParseException malformed) {
            reading.finding(where + " happens at `" + at + "`, which is neither an ISO date nor an ISO instant");
            return Optional.empty();
        }
    }

    private Optional<EventOf> byColumn(Said said) {
        if (said.path.isEmpty()) {
            reading.finding(where + " names neither `path` nor `at` for event `" + said.event.value()
                    + "`; say what tells when it happened");
            return Optional.empty();
        }
        AttributePath path = reading.path(said.by, where, said.path);
        if (path.leadsNowhere()) {
            return Optional.empty();
        }
        return form(path, said).map(form -> new EventOf.ByColumn(List.of(path), form));
    }

    private Optional<TimeForm> form(AttributePath path, Said said) {
        String type = reading.typeAt(path);
        String what = "`" + name + "." + said.path + "` is a retention event of type "
                + path.javaType().getSimpleName() + " in a column of type `" + type + "`";
        boolean isLocal = type.equals("timestamp") || type.equals("timestamp without time zone");
        if (!isLocal && !said.event.zone().isEmpty()) {
            reading.finding(what + ", which needs no zone; leave `zone` out");
            return Optional.empty();
        }
        if (type.equals("timestamp with time zone") || type.equals("timestamptz")) {
            return Optional.of(TimeForm.INSTANTS);
        } else if (type.equals("date")) {
            return Optional.of(new TimeForm.Days());
        } else if (!isLocal) {
            reading.finding(what + "; make it a java.time.Instant, or a LocalDate for the day");
            return Optional.empty();
        } else if (said.event.zone().isEmpty()) {
            reading.finding(
                    what + ", whose instant depends on a time zone; map it to a timestamp with time zone, or say"
                            + " in @RetentionEvent(zone) which one");
            return Optional.empty();
        }
        try {
            return Optional.of(new TimeForm.LocalTimes(ZoneId.of(said.event.zone())));
        } catch (DateTimeException unknown) {
            reading.finding(what + ", and `" + said.event.zone() + "` is no time zone; write one such as"
                    + " `Europe/Stockholm`");
            return Optional.empty();
        }
    }
}
