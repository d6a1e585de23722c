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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Retentions in the file. */
final class RetentionCodec {
    private static final String WHILE_CONSENTED = "while-consented";
    private static final String WHILE_OTHERWISE_KEPT = "while-otherwise-kept";
    private static final String FORMS = "write `while-consented`, `while-otherwise-kept`, or an object with one of"
            + " `until`, `for` and `after`, `for` and `afterYearOf`, `whileRequiredBy`, `untilIfRecorded`, `latestOf`,"
            + " `earliestOf`, `notStated`";

    /** The forms of a retention that is an object, each with its properties; the first tells which form it is. */
    private enum Form {
        LATEST("latestOf"),
        EARLIEST("earliestOf"),
        PERIOD("for", "after", "afterYearOf"),
        REQUIRED("whileRequiredBy", "from", "until"),
        UNTIL("until"),
        UNTIL_RECORDED("untilIfRecorded"),
        NOT_STATED("notStated");

        private final List<String> properties;

        Form(String... properties) {
            this.properties = List.of(properties);
        }

        private String mark() {
            return properties.get(0);
        }
    }

    private static final Set<String> PROPERTIES = new LinkedHashSet<>();

    static {
        for (Form form : Form.values()) {
            PROPERTIES.addAll(form.properties);
        }
    }

    private final Known<Event> events;

    RetentionCodec(Known<Event> events) {
        this.events = events;
    }

    /** The retention under a property, with stand-ins for what is wrong in it, which is told; empty if none is there. */
    Optional<Retention> read(Obj rule, String name) {
        Object value = rule.raw(name);
        return value == null ? Optional.empty() : Optional.of(read(rule, rule.at(name), value));
    }

    private Retention read(Obj rule, String path, Object value) {
        if (WHILE_CONSENTED.equals(value)) {
            return new WhileConsented();
        } else if (WHILE_OTHERWISE_KEPT.equals(value)) {
            return new WhileOtherwiseKept();
        } else if (value instanceof Map<?, ?> map) {
            return object(new Obj(path, rule.what, Obj.cast(map), rule.problems));
        }
        String shown = value instanceof String ? Quote.of(value) : Tree.kindOf(value);
        Optional<String> near = value instanceof String word
                ? rule.problems.near(word, List.of(WHILE_CONSENTED, WHILE_OTHERWISE_KEPT))
                : Optional.empty();
        rule.problems.add(
                path,
                rule.what + " has an unknown retention, " + shown,
                near.map(word -> "did you mean `" + word + "`?").orElse(FORMS));
        return StandIn.RETENTION;
    }

    private Retention object(Obj o) {
        int before = o.problems.count();
        o.only(
                "latestOf",
                "earliestOf",
                "for",
                "after",
                "afterYearOf",
                "whileRequiredBy",
                "from",
                "until",
                "untilIfRecorded",
                "notStated");
        for (Form form : Form.values()) {
            if (o.has(form.mark())) {
                checkAlone(form, o);
                return read(form, o);
            }
        }
        if (o.has("after") || o.has("afterYearOf")) {
            return period(o);
        } else if (o.problems.count() == before) {
            o.problems.add(o.path, o.what + " has a retention of an unknown form", FORMS);
        }
        return StandIn.RETENTION;
    }

    private static void checkAlone(Form form, Obj o) {
        for (String other : PROPERTIES) {
            if (o.has(other) && !form.properties.contains(other)) {
                o.problems.addAtName(
                        o.at(other),
                        o.what + " has `" + other + "` beside `" + form.mark() + "` in one retention",
                        "keep one of them, or put two retentions into `latestOf` or `earliestOf`");
            }
        }
    }

    private Retention read(Form form, Obj o) {
        return switch (form) {
            case LATEST, EARLIEST -> combined(form, o);
            case PERIOD -> period(o);
            case REQUIRED ->
                new WhileRequired(o.text("whileRequiredBy").orElse(Text.NONE), event(o, "from"), event(o, "until"));
            case UNTIL -> new Until(event(o, "until"));
            case UNTIL_RECORDED -> new UntilRecorded(event(o, "untilIfRecorded"));
            case NOT_STATED -> new NotStated(o.words("notStated").orElse(StandIn.ID));
        };
    }

    private Retention combined(Form form, Obj o) {
        String name = form.mark();
        List<Retention> parts = new ArrayList<>();
        if (!(o.raw(name) instanceof List<?> items)) {
            String fact = o.what + " has " + Tree.kindOf(o.raw(name)) + " as `" + name + "`";
            o.problems.add(o.at(name), fact, "write an array of two retentions or more");
            return StandIn.RETENTION;
        }
        for (int i = 0; i < items.size(); i++) {
            parts.add(read(o, Paths.item(o.at(name), i), items.get(i)));
        }
        if (items.size() < 2) {
            o.problems.add(o.at(name), o.what + " combines fewer than two ends in `" + name + "`", "give at least two");
            return StandIn.RETENTION;
        }
        return form == Form.LATEST ? new LatestOf(parts) : new EarliestOf(parts);
    }

    private Retention period(Obj o) {
        o.require("for", "write how long, by ISO 8601, for example `P2Y`");
        Optional<String> written = o.string("for");
        Period period = written.isPresent() ? period(o, "for", written.get()).orElse(StandIn.PERIOD) : StandIn.PERIOD;
        boolean year = o.has("afterYearOf");
        if (year == o.has("after")) {
            o.problems.add(
                    o.path,
                    o.what + " has a retention period without a single event it counts from",
                    "name the event in `after`, or in `afterYearOf` to count from the end of its calendar year");
            return StandIn.RETENTION;
        }
        return year
                ? new After(period, event(o, "afterYearOf"), Anchor.END_OF_CALENDAR_YEAR)
                : new After(period, event(o, "after"), Anchor.DAY_OF_EVENT);
    }

    /** A length of time; empty if it is malformed or impossible, which is told. */
    static Optional<Period> period(Obj o, String name, String written) {
        try {
            Period period = Retention.requirePeriod(Period.parse(written));
            // Java takes small letters and signs too, ISO 8601 does not.
            if (isPlain(written)) {
                return Optional.of(period);
            }
            tellMalformed(o, name, written);
        } catch (DateTimeException e) {
            tellMalformed(o, name, written);
        } catch (IllegalArgumentException e) {
            o.problems.add(
                    o.at(name),
                    o.what + " has an impossible period " + Quote.of(written),
                    "a period is at least 1 day and at most 1,000 years");
        }
        return Optional.empty();
    }

    private static boolean isPlain(String written) {
        for (int i = 0; i < written.length(); i++) {
            if ("0123456789PYMWD".indexOf(written.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void tellMalformed(Obj o, String name, String written) {
        String help = written.startsWith("PT")
                ? "write it in whole days, weeks, months or years, for example `P1D`"
                : "write days, weeks, months or years by ISO 8601, for example `P2Y`";
        o.problems.add(o.at(name), o.what + " has a malformed period " + Quote.of(written), help);
    }

    private Event event(Obj o, String name) {
        if (!o.has(name)) {
            o.problems.add(o.at(name), o.what + " has a retention without `" + name + "`", "name the event");
        }
        Optional<String> id = o.string(name);
        return id.isPresent()
                ? References.find(o, o.at(name), id.get(), "event", events).orElse(StandIn.EVENT)
                : StandIn.EVENT;
    }

    static void write(ObjectNode rule, String name, Retention retention) {
        Optional<String> word = word(retention);
        if (word.isPresent()) {
            rule.put(name, word.get());
        } else {
            write(rule.putObject(name), retention);
        }
    }

    private static Optional<String> word(Retention retention) {
        if (retention instanceof WhileConsented) {
            return Optional.of(WHILE_CONSENTED);
        }
        return retention instanceof WhileOtherwiseKept ? Optional.of(WHILE_OTHERWISE_KEPT) : Optional.empty();
    }

    private static void write(ObjectNode node, Retention retention) {
        if (retention instanceof Until until) {
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
            write(node.putArray("latestOf"), latest.parts());
        } else if (retention instanceof EarliestOf earliest) {
            write(node.putArray("earliestOf"), earliest.parts());
        }
    }

    private static void write(ArrayNode array, List<Retention> parts) {
        for (Retention part : parts) {
            Optional<String> word = word(part);
            if (word.isPresent()) {
                array.add(word.get());
            } else {
                write(array.addObject(), part);
            }
        }
    }
}
