package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Constraints.Identified;
import com.mittliv.privacy.vocabulary.ConsentWording;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Label;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The vocabulary in the file. */
final class TermCodec {
    private final Constraints constraints;

    TermCodec(Constraints constraints) {
        this.constraints = constraints;
    }

    /** The declared terms by id, for resolving references. */
    record Declared(
            Map<String, Role> roles,
            Map<String, DataCategory> categories,
            Map<String, Purpose> purposes,
            Map<String, Event> events,
            Map<String, Recipient> recipients,
            Map<String, Source> sources,
            Map<String, Safeguard> safeguards) {
        Vocabulary vocabulary() {
            List<Term> all = new java.util.ArrayList<>();
            List.of(roles, categories, purposes, events, recipients, sources, safeguards)
                    .forEach(terms -> all.addAll(terms.values()));
            return Vocabulary.of(all);
        }
    }

    Declared read(Obj vocabulary) {
        vocabulary.only("roles", "categories", "purposes", "events", "recipients", "sources", "safeguards");
        Map<String, Safeguard> safeguards = flat(vocabulary, "safeguards", "safeguard", Safeguard::new);
        return new Declared(
                flat(vocabulary, "roles", "role", Role::new),
                tree(vocabulary, "categories", "data category", TermCodec::category),
                tree(vocabulary, "purposes", "purpose", TermCodec::purpose),
                flat(vocabulary, "events", "event", Event::new),
                tree(vocabulary, "recipients", "recipient", (o, broader) -> recipient(o, broader, safeguards)),
                tree(vocabulary, "sources", "source", TermCodec::source),
                safeguards);
    }

    private <T extends Term> Map<String, T> flat(
            Obj vocabulary, String list, String kind, BiFunction<String, Label, T> make) {
        Map<String, T> terms = new LinkedHashMap<>();
        entries(vocabulary, list, kind).forEach((id, entry) -> {
            entry.only("id", "name", "section", "note");
            terms.put(id, make.apply(id, label(entry)));
        });
        return terms;
    }

    /** Terms with wider ones: each is made behind the one it belongs to, whatever their order in the file. */
    private <T extends Term> Map<String, T> tree(
            Obj vocabulary, String list, String kind, BiFunction<Obj, Optional<T>, T> make) {
        Map<String, Obj> entries = entries(vocabulary, list, kind);
        Map<String, T> made = new LinkedHashMap<>();
        for (String id : entries.keySet()) {
            make(id, entries, made, new HashSet<>(), make);
        }
        Map<String, T> inOrder = new LinkedHashMap<>();
        entries.keySet().forEach(id -> Optional.ofNullable(made.get(id)).ifPresent(term -> inOrder.put(id, term)));
        return inOrder;
    }

    private static <T extends Term> Optional<T> make(
            String id,
            Map<String, Obj> entries,
            Map<String, T> made,
            Set<String> under,
            BiFunction<Obj, Optional<T>, T> make) {
        T known = made.get(id);
        Obj entry = entries.get(id);
        if (known != null || entry == null) {
            return Optional.ofNullable(known);
        }
        if (!under.add(id)) {
            entry.problems.add(entry.at("broader"), entry.what + " belongs to itself", "break the circle of `broader`");
            return Optional.empty();
        }
        Optional<T> broader = Optional.empty();
        Optional<String> wider = entry.string("broader");
        if (wider.isPresent()) {
            if (!entries.containsKey(wider.get())) {
                entry.problems.unknown(
                        entry.at("broader"),
                        entry.what + " belongs to undeclared " + Problems.quote(wider.get()),
                        wider.get(),
                        entries.keySet());
            }
            broader = make(wider.get(), entries, made, under, make);
        }
        T term = made.get(id);
        if (term == null) {
            term = make.apply(entry, broader);
            made.put(id, term);
        }
        return Optional.of(term);
    }

    private Map<String, Obj> entries(Obj vocabulary, String list, String kind) {
        Map<String, Obj> entries = new LinkedHashMap<>();
        for (Obj entry : vocabulary.objects(list, kind)) {
            Optional<String> id = entry.string("id");
            constraints.check(entry, new Identified(id.orElse(null)));
            if (id.isPresent() && Term.isId(id.get()) && entries.putIfAbsent(id.get(), entry) != null) {
                entry.problems.add(entry.at("id"), entry.what + " is declared twice", "keep one declaration");
            }
        }
        return entries;
    }

    private static String id(Obj entry) {
        return entry.string("id").orElseThrow();
    }

    private static Label label(Obj entry) {
        return new Label(entry.text("name").orElse(Text.NONE), entry.words("section"), entry.words("note"));
    }

    private static DataCategory category(Obj entry, Optional<DataCategory> broader) {
        entry.only("id", "name", "section", "note", "broader", "kind");
        return new DataCategory(
                id(entry),
                label(entry),
                entry.oneOf("kind", DataCategory.Kind.class).orElse(DataCategory.Kind.ORDINARY),
                broader);
    }

    private static Purpose purpose(Obj entry, Optional<Purpose> broader) {
        entry.only("id", "name", "section", "note", "broader", "kind", "consent");
        return new Purpose(
                id(entry),
                label(entry),
                entry.oneOf("kind", Purpose.Kind.class).orElse(Purpose.Kind.ORDINARY),
                broader,
                entry.object("consent", entry.what).map(TermCodec::wording));
    }

    private static ConsentWording wording(Obj consent) {
        consent.only("version", "wording", "alsoValid");
        Optional<String> version = consent.words("version");
        if (version.isEmpty() && !consent.has("version")) {
            consent.problems.add(
                    consent.at("version"),
                    consent.what + " has a consent wording without `version`",
                    "name the version, for example `1`");
        }
        Set<String> alsoValid = consent.words(consent.strings("alsoValid"));
        alsoValid.removeIf(String::isBlank);
        return new ConsentWording(version.orElse("1"), consent.text("wording").orElse(Text.NONE), alsoValid);
    }

    private static Recipient recipient(Obj entry, Optional<Recipient> broader, Map<String, Safeguard> safeguards) {
        entry.only("id", "name", "section", "note", "broader", "kind", "country", "safeguards");
        Optional<String> country = entry.string("country");
        if (country.isPresent() && !Recipient.isCountry(country.get())) {
            entry.problems.add(
                    entry.at("country"),
                    entry.what + " has an unknown country " + Problems.quote(country.get()),
                    "use an ISO 3166-1 code of two capitals, for example `SE`");
            country = Optional.empty();
        }
        Set<Safeguard> under = References.resolve(entry, "safeguards", "safeguard", safeguards);
        if (!entry.has("kind")) {
            entry.problems.add(
                    entry.at("kind"), entry.what + " has no `kind`", "use one of internal, processor, third-party");
        }
        return new Recipient(
                id(entry),
                label(entry),
                entry.oneOf("kind", Recipient.Kind.class).orElse(Recipient.Kind.THIRD_PARTY),
                broader,
                country,
                under);
    }

    private static Source source(Obj entry, Optional<Source> broader) {
        entry.only("id", "name", "section", "note", "broader", "governedBy");
        return new Source(id(entry), label(entry), broader, entry.text("governedBy"));
    }

    static ObjectNode write(Vocabulary vocabulary) {
        ObjectNode node = Out.object();
        node.set("roles", all(vocabulary.roles()));
        node.set("categories", all(vocabulary.categories()));
        node.set("purposes", all(vocabulary.purposes()));
        node.set("events", all(vocabulary.events()));
        node.set("recipients", all(vocabulary.recipients()));
        node.set("sources", all(vocabulary.sources()));
        node.set("safeguards", all(vocabulary.safeguards()));
        return node;
    }

    private static ArrayNode all(List<? extends Term> terms) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        terms.forEach(term -> array.add(write(term)));
        return array;
    }

    private static ObjectNode write(Term term) {
        ObjectNode node = Out.object();
        node.put("id", term.id());
        Out.text(node, "name", term.label().name());
        Out.optional(node, "section", term.label().section());
        if (term instanceof DataCategory category && category.kind() != DataCategory.Kind.ORDINARY) {
            node.put("kind", Obj.nameOf(category.kind()));
        } else if (term instanceof Purpose purpose) {
            write(purpose, node);
        } else if (term instanceof Recipient recipient) {
            node.put("kind", Obj.nameOf(recipient.kind()));
            Out.optional(node, "country", recipient.country());
            Out.ids(node, "safeguards", recipient.safeguards());
        } else if (term instanceof Source source) {
            source.governedBy().ifPresent(policy -> Out.text(node, "governedBy", policy));
        }
        term.broader().ifPresent(wider -> node.put("broader", wider.id()));
        Out.optional(node, "note", term.label().note());
        return node;
    }

    private static void write(Purpose purpose, ObjectNode node) {
        if (purpose.kind() != Purpose.Kind.ORDINARY) {
            node.put("kind", Obj.nameOf(purpose.kind()));
        }
        purpose.stated().ifPresent(wording -> {
            ObjectNode consent = node.putObject("consent");
            consent.put("version", wording.version());
            Out.text(consent, "wording", wording.wording());
            Out.strings(consent, "alsoValid", wording.alsoValid());
        });
    }
}
