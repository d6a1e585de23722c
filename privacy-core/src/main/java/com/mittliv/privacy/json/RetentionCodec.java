package com.mittliv.privacy.json;

import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.After;
import com.mittliv.privacy.retention.Retention.Anchor;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retention.Until;
import com.mittliv.privacy.retention.Retention.UntilRecorded;
import com.mittliv.privacy.retention.Retention.WhileConsented;
import com.mittliv.privacy.retention.Retention.WhileOtherwiseKept;
import com.mittliv.privacy.retention.Retention.WhileRequired;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Text;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Retentions in the file. */
final class RetentionCodec {
    private static final String WHILE_CONSENTED = "while-consented";
    private static final String WHILE_OTHERWISE_KEPT = "while-otherwise-kept";
    private static final String FORMS = "write `while-consented`, `while-otherwise-kept`, or an object with one of"
            + " `until`, `for` and `after`, `for` and `afterYearOf`, `whileRequiredBy`, `untilIfRecorded`, `latestOf`,"
            + " `earliestOf`, `notStated`";

    private final Map<String, Event> events;

    RetentionCodec(Map<String, Event> events) {
        this.events = events;
    }

    /** The retention under a property; empty if there is none or it is wrong, which is told. */
    Optional<Retention> read(Obj rule, String name) {
        return read(rule, rule.at(name), rule.raw(name));
    }

    private Optional<Retention> read(Obj rule, String path, @Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (WHILE_CONSENTED.equals(value)) {
            return Optional.of(new WhileConsented());
        } else if (WHILE_OTHERWISE_KEPT.equals(value)) {
            return Optional.of(new WhileOtherwiseKept());
        } else if (value instanceof Map<?, ?> map) {
            return object(new Obj(path, rule.what, Obj.cast(map), rule.problems));
        }
        rule.problems.add(path, rule.what + " has an unknown retention " + Problems.quote(value), FORMS);
        return Optional.empty();
    }

    private Optional<Retention> object(Obj o) {
        if (o.has("latestOf")) {
            return parts(o.only("latestOf"), "latestOf").map(LatestOf::new);
        } else if (o.has("earliestOf")) {
            return parts(o.only("earliestOf"), "earliestOf").map(EarliestOf::new);
        } else if (o.has("for")) {
            return period(o);
        } else if (o.has("whileRequiredBy")) {
            return required(o);
        } else if (o.has("until")) {
            return event(o.only("until"), "until").map(Until::new);
        } else if (o.has("untilIfRecorded")) {
            return event(o.only("untilIfRecorded"), "untilIfRecorded").map(UntilRecorded::new);
        } else if (o.has("notStated")) {
            return o.only("notStated").words("notStated").map(NotStated::new);
        }
        o.only("latestOf", "earliestOf", "for", "whileRequiredBy", "until", "untilIfRecorded", "notStated");
        o.problems.add(o.path, o.what + " has a retention of an unknown form", FORMS);
        return Optional.empty();
    }

    private Optional<List<Retention>> parts(Obj o, String name) {
        List<Retention> parts = new ArrayList<>();
        if (!(o.raw(name) instanceof List<?> items) || items.size() < 2) {
            o.problems.add(o.at(name), o.what + " combines fewer than two ends in `" + name + "`", "give at least two");
            return Optional.empty();
        }
        for (int i = 0; i < items.size(); i++) {
            read(o, o.at(name) + "[" + i + "]", items.get(i)).ifPresent(parts::add);
        }
        return parts.size() == items.size() ? Optional.of(parts) : Optional.empty();
    }

    private Optional<Retention> period(Obj o) {
        o.only("for", "after", "afterYearOf");
        Optional<Period> period = o.string("for").flatMap(written -> period(o, "for", written));
        boolean year = o.has("afterYearOf");
        if (year == o.has("after")) {
            o.problems.add(
                    o.path,
                    o.what + " has a retention period without a single event it counts from",
                    "name the event in `after`, or in `afterYearOf` to count from the end of its calendar year");
            return Optional.empty();
        }
        Optional<Event> event = event(o, year ? "afterYearOf" : "after");
        Anchor anchor = year ? Anchor.END_OF_CALENDAR_YEAR : Anchor.DAY_OF_EVENT;
        return period.flatMap(p -> event.map(e -> new After(p, e, anchor)));
    }

    /** A length of time; empty if it is malformed or impossible, which is told. */
    static Optional<Period> period(Obj o, String name, String written) {
        try {
            return Optional.of(Retention.requirePeriod(Period.parse(written)));
        } catch (DateTimeException e) {
            o.problems.add(
                    o.at(name),
                    o.what + " has a malformed period " + Problems.quote(written),
                    "write days, weeks, months or years by ISO 8601, for example `P2Y`");
        } catch (IllegalArgumentException e) {
            o.problems.add(
                    o.at(name),
                    o.what + " has an impossible period " + Problems.quote(written),
                    "a period is at least 1 day and at most 1,000 years");
        }
        return Optional.empty();
    }

    private Optional<Retention> required(Obj o) {
        o.only("whileRequiredBy", "from", "until");
        Optional<Text> statute = o.text("whileRequiredBy");
        Optional<Event> from = event(o, "from");
        Optional<Event> until = event(o, "until");
        return statute.flatMap(s -> from.flatMap(f -> until.map(u -> new WhileRequired(s, f, u))));
    }

    private Optional<Event> event(Obj o, String name) {
        if (!o.has(name)) {
            o.problems.add(o.at(name), o.what + " has a retention without `" + name + "`", "name the event");
        }
        return o.string(name).flatMap(id -> References.find(o, o.at(name), id, "event", events));
    }

    static JsonNode write(Retention retention) {
        ObjectNode node = Out.object();
        if (retention instanceof WhileConsented) {
            return StringNode.valueOf(WHILE_CONSENTED);
        } else if (retention instanceof WhileOtherwiseKept) {
            return StringNode.valueOf(WHILE_OTHERWISE_KEPT);
        } else if (retention instanceof Until until) {
            node.put("until", until.event().id());
        } else if (retention instanceof After after) {
            node.put("for", after.period().toString());
            node.put(
                    after.anchor() == Anchor.DAY_OF_EVENT ? "after" : "afterYearOf",
                    after.event().id());
        } else if (retention instanceof WhileRequired required) {
            Out.text(node, "whileRequiredBy", required.statute());
            node.put("from", required.from().id());
            node.put("until", required.until().id());
        } else if (retention instanceof UntilRecorded recorded) {
            node.put("untilIfRecorded", recorded.event().id());
        } else if (retention instanceof NotStated notStated) {
            node.put("notStated", notStated.because());
        } else if (retention instanceof LatestOf latest) {
            write(latest.parts(), node.putArray("latestOf"));
        } else if (retention instanceof EarliestOf earliest) {
            write(earliest.parts(), node.putArray("earliestOf"));
        }
        return node;
    }

    private static void write(List<Retention> parts, ArrayNode array) {
        parts.forEach(part -> array.add(write(part)));
    }
}
