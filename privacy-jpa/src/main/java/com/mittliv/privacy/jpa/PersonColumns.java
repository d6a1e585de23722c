package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.AttributePath.Hop;
import com.mittliv.privacy.jpa.AttributePath.Site;
import com.mittliv.privacy.jpa.internal.RowFacts.ConsentAt;
import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What columns of the application's own tell about the person of a row, by ways from the row's entity.
 *
 * @param consents the ways to what tells of consents, by the purpose itself
 * @param objections the ways to what tells when people objected, by the purpose itself
 */
record PersonColumns(Map<Purpose, Consented> consents, Map<Purpose, AttributePath> objections) {
    static final PersonColumns NONE = new PersonColumns(Map.of(), Map.of());

    /** The version of the wording that people were shown. */
    sealed interface Wording {
        /** Each row tells it. */
        record ByColumn(AttributePath path) implements Wording {}

        /** The same for all. */
        record Fixed(String version) implements Wording {}
    }

    /** The ways to what tells of a consent. */
    record Consented(AttributePath given, Optional<AttributePath> withdrawn, Wording wording) {
        ConsentAt at(Site site) {
            Sql shown = wording instanceof Wording.ByColumn told
                    ? told.path.at(site)
                    : Sql.of(Sql.literal(((Wording.Fixed) wording).version));
            return new ConsentAt(given.at(site), withdrawn.map(path -> path.at(site)), shown);
        }

        private Consented behind(List<Hop> way) {
            Wording shown =
                    wording instanceof Wording.ByColumn told ? new Wording.ByColumn(told.path.behind(way)) : wording;
            return new Consented(given.behind(way), withdrawn.map(path -> path.behind(way)), shown);
        }

        private Stream<AttributePath> paths() {
            Stream<AttributePath> shown = wording instanceof Wording.ByColumn told ? Stream.of(told.path) : Stream.of();
            return Stream.of(Stream.of(given), withdrawn.stream(), shown).flatMap(each -> each);
        }
    }

    Optional<ConsentAt> consent(Purpose purpose, Site site) {
        return Optional.ofNullable(consents.get(purpose)).map(told -> told.at(site));
    }

    Optional<Sql> objection(Purpose purpose, Site site) {
        return Optional.ofNullable(objections.get(purpose)).map(path -> path.at(site));
    }

    /** All ways. */
    Stream<AttributePath> paths() {
        return Stream.concat(consents.values().stream().flatMap(Consented::paths), objections.values().stream());
    }

    /** The same from where another way begins that leads here. */
    PersonColumns behind(List<Hop> way) {
        Map<Purpose, Consented> consented = new LinkedHashMap<>();
        consents.forEach((purpose, told) -> consented.put(purpose, told.behind(way)));
        Map<Purpose, AttributePath> objected = new LinkedHashMap<>();
        objections.forEach((purpose, path) -> objected.put(purpose, path.behind(way)));
        return new PersonColumns(consented, objected);
    }

    /** These and others. */
    PersonColumns and(PersonColumns others) {
        Map<Purpose, Consented> consented = new LinkedHashMap<>(consents);
        consented.putAll(others.consents);
        Map<Purpose, AttributePath> objected = new LinkedHashMap<>(objections);
        objected.putAll(others.objections);
        return new PersonColumns(consented, objected);
    }
}
