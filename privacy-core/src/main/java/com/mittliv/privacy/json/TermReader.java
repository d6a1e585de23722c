package com.mittliv.privacy.json;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the vocabulary of the file. */
final class TermReader {
    /** What people and the EU write for two countries, and ISO does not. */
    private static final Map<String, String> NO_ISO_CODES = Map.of("UK", "GB", "EL", "GR");

    private final Sections sections;

    TermReader(Sections sections) {
        this.sections = sections;
    }

    /** The declared terms, for resolving references. */
    record Declared(
            Known<Role> roles,
            Known<DataCategory> categories,
            Known<Purpose> purposes,
            Known<Event> events,
            Known<Recipient> recipients,
            Known<Source> sources,
            Known<Safeguard> safeguards) {
        Vocabulary vocabulary() {
            List<Term> all = new ArrayList<>();
            lists().forEach(terms -> all.addAll(terms.byId().values()));
            return Vocabulary.of(all);
        }

        private Stream<Known<? extends Term>> lists() {
            return Stream.of(roles, categories, purposes, events, recipients, sources, safeguards);
        }
    }

    /** The vocabulary under its name in the file; where it stands wrong or not at all, no reference to it is told. */
    Declared read(Obj file, Positions positions) {
        Optional<Obj> found = file.object("vocabulary", "the vocabulary");
        Obj vocabulary =
                found.orElseGet(() -> new Obj(file.at("vocabulary"), "the vocabulary", Map.of(), file.problems));
        vocabulary.only("roles", "categories", "purposes", "events", "recipients", "sources", "safeguards");
        Known<Safeguard> safeguards = flat(vocabulary, "safeguards", "safeguard", Safeguard::new);
        Entries<Recipient> recipients = new Entries<>(
                vocabulary,
                "recipients",
                "recipient",
                o -> o.only("id", "name", "section", "note", "broader", "kind", "country", "safeguards"));
        Declared declared = new Declared(
                flat(vocabulary, "roles", "role", Role::new),
                categories(vocabulary),
                purposes(vocabulary),
                flat(vocabulary, "events", "event", Event::new),
                recipients.all(entry -> recipient(entry, safeguards)),
                sources(vocabulary),
                safeguards);
        if (found.isEmpty()) {
            declared.lists().forEach(Known::noteListUnread);
        }
        // A vocabulary puts wider terms first; the file may have them in another order.
        for (Recipient recipient : declared.vocabulary().recipients()) {
            recipients.entry(recipient.id()).ifPresent(entry -> positions.keep("$.vocabulary.recipients", entry));
        }
        return declared;
    }

    /** Makes a term of its id and label. */
    private interface Flat<T> {
        T make(String id, Label label);
    }

    /** An entry of a list of terms, with the wider term it belongs to. */
    record Entry<T>(Obj object, String id, Optional<T> broader) {}

    private <T extends Term> Known<T> flat(Obj vocabulary, String list, String kind, Flat<T> make) {
        return new Entries<T>(vocabulary, list, kind, o -> o.only("id", "name", "section", "note"))
                .all(entry -> make.make(entry.id(), label(entry.object())));
    }

    private Label label(Obj entry) {
        return new Label(entry.text("name").orElse(Text.NONE), sections.of(entry), entry.words("note"));
    }

    private Known<DataCategory> categories(Obj vocabulary) {
        return new Entries<DataCategory>(
                        vocabulary,
                        "categories",
                        "data category",
                        o -> o.only("id", "name", "section", "note", "broader", "kind"))
                .all(entry -> new DataCategory(
                        entry.id(),
                        label(entry.object()),
                        entry.object().oneOf("kind", DataCategory.Kind.class).orElse(DataCategory.Kind.ORDINARY),
                        entry.broader()));
    }

    private Known<Purpose> purposes(Obj vocabulary) {
        return new Entries<Purpose>(
                        vocabulary,
                        "purposes",
                        "purpose",
                        o -> o.only("id", "name", "section", "note", "broader", "kind", "consent"))
                .all(this::purpose);
    }

    private Purpose purpose(Entry<Purpose> entry) {
        Obj o = entry.object();
        return new Purpose(
                entry.id(),
                label(o),
                o.oneOf("kind", Purpose.Kind.class).orElse(Purpose.Kind.ORDINARY),
                entry.broader(),
                o.object("consent", "the consent of " + o.what).map(TermReader::wording));
    }

    private static ConsentWording wording(Obj consent) {
        consent.only("version", "wording", "alsoValid")
                .require("version", "name the version of the wording, for example `1`");
        return new ConsentWording(
                consent.words("version").orElse("1"),
                consent.text("wording").orElse(Text.NONE),
                Obj.words(consent.strings("alsoValid")));
    }

    private Recipient recipient(Entry<Recipient> entry, Known<Safeguard> safeguards) {
        Obj o = entry.object().require("kind", "use one of internal, processor, third-party");
        Set<Safeguard> under = References.resolve(o, "safeguards", "safeguard", safeguards);
        return new Recipient(
                entry.id(),
                label(o),
                o.oneOf("kind", Recipient.Kind.class).orElse(Recipient.Kind.THIRD_PARTY),
                entry.broader(),
                country(o),
                Constraints.written(o, "safeguards").isEmpty() ? under : StandIn.orOne(under, StandIn.SAFEGUARD));
    }

    private static Optional<String> country(Obj o) {
        Optional<String> country = o.string("country");
        if (country.isEmpty() || Recipient.isCountry(country.get())) {
            return country;
        }
        String capitals = country.get().toUpperCase(Locale.ROOT);
        String code = NO_ISO_CODES.getOrDefault(capitals, capitals);
        o.problems.add(
                o.at("country"),
                o.what + " has an unknown country " + Quote.of(country.get()),
                Recipient.isCountry(code)
                        ? "did you mean `" + code + "`?"
                        : "use an ISO 3166-1 code of two capitals, for example `SE`");
        return Optional.empty();
    }

    private Known<Source> sources(Obj vocabulary) {
        return new Entries<Source>(
                        vocabulary,
                        "sources",
                        "source",
                        o -> o.only("id", "name", "section", "note", "broader", "governedBy"))
                .all(entry -> new Source(
                        entry.id(),
                        label(entry.object()),
                        entry.broader(),
                        entry.object().text("governedBy")));
    }
}
