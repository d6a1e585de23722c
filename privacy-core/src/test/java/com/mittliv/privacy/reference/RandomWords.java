package com.mittliv.privacy.reference;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A vocabulary drawn at random: small, so that rules and questions meet, and with hierarchies of every shape. */
record RandomWords(
        List<Role> roles,
        List<DataCategory> categories,
        List<Purpose> purposes,
        List<Event> events,
        List<Recipient> recipients,
        List<Source> sources,
        List<Safeguard> safeguards) {
    private static final List<String> COUNTRIES = List.of("SE", "NO", "DE", "US", "IN", "GB");

    static RandomWords draw(Random random) {
        List<Safeguard> safeguards = List.of(Safeguard.of("adequacy-decision"), Safeguard.of("standard-clauses"));
        return new RandomWords(
                numbered(random, 3, i -> Role.of("role-" + i)),
                forest(random, 8, (i, wider) -> category(random, i, wider)),
                forest(random, 9, (i, wider) -> purpose(random, i, wider)),
                numbered(random, 4, i -> Event.of("event-" + i)),
                forest(random, 5, (i, wider) -> recipient(random, i, wider, safeguards)),
                forest(random, 4, (i, wider) -> new Source("source-" + i, Label.NONE, wider, Optional.empty())),
                safeguards);
    }

    Term[] all() {
        return Stream.of(roles, categories, purposes, events, recipients, sources, safeguards)
                .flatMap(List::stream)
                .toArray(Term[]::new);
    }

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Some of several, in an order of their own, no fewer than {@code least}. */
    static <T> Set<T> some(Random random, List<T> of, int least, int most) {
        int size = least + random.nextInt(most - least + 1);
        return IntStream.range(0, size)
                .mapToObj(i -> one(random, of))
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    static boolean chance(Random random, double share) {
        return random.nextDouble() < share;
    }

    private static <T> List<T> numbered(Random random, int most, java.util.function.IntFunction<T> make) {
        return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(make).toList();
    }

    /** Terms of which each may be a part of one before it. */
    private static <T> List<T> forest(Random random, int most, BiFunction<Integer, Optional<T>, T> make) {
        List<T> terms = new ArrayList<>();
        int size = 1 + random.nextInt(most);
        for (int i = 0; i < size; i++) {
            terms.add(make.apply(i, i > 0 && chance(random, 0.5) ? Optional.of(one(random, terms)) : Optional.empty()));
        }
        return List.copyOf(terms);
    }

    private static DataCategory category(Random random, int number, Optional<DataCategory> wider) {
        DataCategory.Kind kind = chance(random, 0.1) ? DataCategory.Kind.SPECIAL : DataCategory.Kind.ORDINARY;
        return new DataCategory("category-" + number, Label.NONE, kind, wider);
    }

    private static Purpose purpose(Random random, int number, Optional<Purpose> wider) {
        Purpose.Kind kind =
                chance(random, 0.6) ? Purpose.Kind.ORDINARY : one(random, Arrays.asList(Purpose.Kind.values()));
        Optional<ConsentWording> stated = chance(random, 0.5)
                ? Optional.empty()
                : Optional.of(new ConsentWording(
                        one(random, List.of("1", "2")), Text.NONE, some(random, List.of("0", "1"), 0, 1)));
        return new Purpose("purpose-" + number, Label.NONE, kind, wider, stated);
    }

    private static Recipient recipient(
            Random random, int number, Optional<Recipient> wider, List<Safeguard> safeguards) {
        Recipient.Kind kind = one(random, Arrays.asList(Recipient.Kind.values()));
        Optional<String> country = chance(random, 0.4) ? Optional.empty() : Optional.of(one(random, COUNTRIES));
        boolean abroad = country.isPresent() && !Recipient.isInEea(country.get());
        Set<Safeguard> agreed = some(random, safeguards, abroad ? 1 : 0, 1);
        return new Recipient("recipient-" + number, Label.NONE, kind, wider, country, agreed);
    }

    /** A country, known to be inside, outside, or not said. */
    static Optional<String> country(Random random) {
        return chance(random, 0.3) ? Optional.empty() : Optional.of(one(random, COUNTRIES));
    }
}
