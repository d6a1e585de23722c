package com.mittliv.privacy.json;

import com.mittliv.privacy.json.Entries.Entry;
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
            for (Known<? extends Term> terms : lists()) {
                all.addAll(terms.byId().values());
            }
            return Vocabulary.of(all);
        }

        private List<Known<? extends Term>> lists() {
            return List.of(roles, categories, purposes, events, recipients, sources, safeguards);
        }
    }

    /** The vocabulary under its name in the file; where it stands wrong or not at all, no reference to it is told. */
    Declared read(Obj file, Positions positions) {
        Optional<Obj> found = file.object("vocabulary", "the vocabulary");
        Obj vocabulary = found.orElse(file.nothing());
        vocabulary.only("roles", "categories", "purposes", "events", "recipients", "sources", "safeguards");
        Known<Safeguard> safeguards = safeguards(vocabulary);
        Entries<Recipient> recipients = new Entries<Recipient>(vocabulary, "recipients", "recipient")
                .only("id", "name", "section", "note", "broader", "kind", "country", "safeguards");
        for (Entry entry : recipients.widestFirst()) {
            recipients.put(entry, recipient(entry, recipients.broader(entry), safeguards));
        }
        Declared declared = new Declared(
                roles(vocabulary),
                categories(vocabulary),
                purposes(vocabulary),
                events(vocabulary),
                recipients.terms(),
                sources(vocabulary),
                safeguards);
        if (found.isEmpty()) {
            declared.lists().forEach(Known::noteListUnread);
        }
        // A vocabulary puts wider terms first; the file may have them in another order.
        for (Recipient recipient : declared.vocabulary().recipients()) {
            positions.keep(
                    "$.vocabulary.recipients", recipients.entry(recipient.id()).orElseThrow());
        }
        return declared;
    }

    private Known<Role> roles(Obj vocabulary) {
        Entries<Role> roles = new Entries<Role>(vocabulary, "roles", "role").only("id", "name", "section", "note");
        for (Entry entry : roles.widestFirst()) {
            roles.put(entry, new Role(entry.id(), label(entry.object())));
        }
        return roles.terms();
    }

    private Known<Event> events(Obj vocabulary) {
        Entries<Event> events = new Entries<Event>(vocabulary, "events", "event").only("id", "name", "section", "note");
        for (Entry entry : events.widestFirst()) {
            events.put(entry, new Event(entry.id(), label(entry.object())));
        }
        return events.terms();
    }

    private Known<Safeguard> safeguards(Obj vocabulary) {
        Entries<Safeguard> safeguards =
                new Entries<Safeguard>(vocabulary, "safeguards", "safeguard").only("id", "name", "section", "note");
        for (Entry entry : safeguards.widestFirst()) {
            safeguards.put(entry, new Safeguard(entry.id(), label(entry.object())));
        }
        return safeguards.terms();
    }

    private Label label(Obj entry) {
        return new Label(entry.text("name").orElse(Text.NONE), sections.of(entry), entry.words("note"));
    }

    private Known<DataCategory> categories(Obj vocabulary) {
        Entries<DataCategory> categories = new Entries<DataCategory>(vocabulary, "categories", "data category")
                .only("id", "name", "section", "note", "broader", "kind");
        for (Entry entry : categories.widestFirst()) {
            Obj o = entry.object();
            DataCategory.Kind kind = o.oneOf("kind", DataCategory.Kind.values()).orElse(DataCategory.Kind.ORDINARY);
            categories.put(entry, new DataCategory(entry.id(), label(o), kind, categories.broader(entry)));
        }
        return categories.terms();
    }

    private Known<Purpose> purposes(Obj vocabulary) {
        Entries<Purpose> purposes = new Entries<Purpose>(vocabulary, "purposes", "purpose")
                .only("id", "name", "section", "note", "broader", "kind", "consent");
        for (Entry entry : purposes.widestFirst()) {
            Obj o = entry.object();
            Purpose.Kind kind = o.oneOf("kind", Purpose.Kind.values()).orElse(Purpose.Kind.ORDINARY);
            purposes.put(entry, new Purpose(entry.id(), label(o), kind, purposes.broader(entry), wording(o)));
        }
        return purposes.terms();
    }

    private static Optional<ConsentWording> wording(Obj purpose) {
        Optional<Obj> found = purpose.object("consent", "the consent of " + purpose.what);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Obj consent = found.get()
                .only("version", "wording", "alsoValid")
                .require("version", "name the version of the wording, for example `1`");
        return Optional.of(new ConsentWording(
                consent.words("version").orElse("1"),
                consent.text("wording").orElse(Text.NONE),
                Obj.words(consent.strings("alsoValid"))));
    }

    private Recipient recipient(Entry entry, Optional<Recipient> broader, Known<Safeguard> safeguards) {
        Obj o = entry.object().require("kind", "use one of internal, processor, third-party");
        Set<Safeguard> under = References.resolve(o, "safeguards", "safeguard", safeguards);
        return new Recipient(
                entry.id(),
                label(o),
                o.oneOf("kind", Recipient.Kind.values()).orElse(Recipient.Kind.THIRD_PARTY),
                broader,
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
        Entries<Source> sources = new Entries<Source>(vocabulary, "sources", "source")
                .only("id", "name", "section", "note", "broader", "governedBy");
        for (Entry entry : sources.widestFirst()) {
            Obj o = entry.object();
            sources.put(entry, new Source(entry.id(), label(o), sources.broader(entry), o.text("governedBy")));
        }
        return sources.terms();
    }
}
