package com.mittliv.privacy.reference;

import static com.mittliv.privacy.reference.RandomWords.chance;
import static com.mittliv.privacy.reference.RandomWords.one;
import static com.mittliv.privacy.reference.RandomWords.some;

import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.policy.SpecialCategoryCondition;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Policies drawn at random: lawful ones, of 1 to 300 rules, with every basis and every retention. */
final class RandomPolicies {
    static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Stockholm"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Atlantic/Azores"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("UTC"));

    private static final List<Period> PERIODS = List.of(
            Period.ofDays(1),
            Period.ofDays(30),
            Period.ofWeeks(6),
            Period.ofMonths(1),
            Period.ofMonths(13),
            Period.ofYears(1),
            Period.ofYears(2),
            Period.ofYears(7),
            Period.of(1, 2, 3));

    private static final Text LAW = Text.of("en", "an act");

    private final Random random;
    private final RandomWords words;

    private RandomPolicies(Random random) {
        this.random = random;
        this.words = RandomWords.draw(random);
    }

    static Policy draw(Random random) {
        return new RandomPolicies(random).policy();
    }

    /** Another policy over the same words: these and some of the rules in another order, in another time zone. */
    static Policy sibling(Policy policy, Random random) {
        List<ProcessingRule> rules = new ArrayList<>(policy.rules());
        Collections.shuffle(rules, random);
        List<Term> words = new ArrayList<>(SimplerPolicies.words(policy.vocabulary()));
        Collections.shuffle(words, random);
        Policy.Builder sibling = Policy.named("sibling", "2", policy.controller())
                .timeZone(one(random, ZONES))
                .declare(words.toArray(Term[]::new))
                .never(policy.prohibitions().toArray(Prohibition[]::new));
        rules.subList(0, (rules.size() + 1) / 2).forEach(sibling::rule);
        return sibling.build();
    }

    private Policy policy() {
        int[] most = {3, 12, 60, 300};
        int size = 1 + random.nextInt(most[Math.min(random.nextInt(6), random.nextInt(4))]);
        List<ProcessingRule> rules =
                IntStream.range(0, size).mapToObj(i -> rule("rule-" + i)).toList();
        List<Prohibition> never = IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                .mapToObj(this::prohibition)
                .toList();
        ZoneId zone = one(random, ZONES);
        try {
            return policy(zone, rules, never);
        } catch (PolicyException refused) {
            // A rule that permits what is forbidden is no rule; the rest is a policy.
            Set<String> wrong = refused.problems().stream()
                    .map(problem -> problem.path().replaceFirst("^(\\$\\.rules\\[\\d+]).*", "$1"))
                    .collect(Collectors.toSet());
            return policy(
                    zone,
                    IntStream.range(0, size)
                            .filter(i -> !wrong.contains("$.rules[" + i + "]"))
                            .mapToObj(rules::get)
                            .toList(),
                    never);
        }
    }

    private Policy policy(ZoneId zone, List<ProcessingRule> rules, List<Prohibition> never) {
        Policy.Builder policy = Policy.named("random", "1", Policy.Controller.of("Example AB"))
                .timeZone(zone)
                .declare(words.all())
                .never(never.toArray(Prohibition[]::new));
        rules.forEach(policy::rule);
        return policy.build();
    }

    private ProcessingRule rule(String id) {
        LegalBasis basis = one(
                random,
                List.of(
                        LegalBasis.consent(),
                        LegalBasis.consent(),
                        LegalBasis.contract(),
                        LegalBasis.legalObligation(LAW),
                        LegalBasis.vitalInterests(),
                        LegalBasis.publicTask(LAW),
                        LegalBasis.legitimateInterests(LAW)));
        return new ProcessingRule(
                id,
                Optional.empty(),
                Text.NONE,
                some(random, words.roles(), 1, 2),
                some(random, words.categories(), 1, 4),
                some(random, words.purposes(), 1, 3),
                basis,
                Optional.of(SpecialCategoryCondition.EXPLICIT_CONSENT),
                chance(random, 0.7) ? Set.of() : some(random, words.events(), 1, 2),
                some(random, words.recipients(), 0, 2),
                retention(basis),
                some(random, words.sources(), 0, 2),
                List.of());
    }

    private Prohibition prohibition(int number) {
        return new Prohibition(
                "never-" + number,
                Optional.empty(),
                Text.NONE,
                some(random, words.purposes(), 1, 2),
                some(random, words.categories(), 0, 1),
                some(random, words.recipients(), 0, 1));
    }

    private Retention retention(LegalBasis basis) {
        return chance(random, 0.1)
                ? new Retention.WhileOtherwiseKept()
                : retention(basis instanceof LegalBasis.Consent, 3, List.of());
    }

    /** A tree of a depth; what is lawful only in some places comes in {@code also}. */
    private Retention retention(boolean consent, int depth, List<Retention> also) {
        if (depth > 1 && chance(random, 0.35)) {
            return chance(random, 0.5)
                    ? new Retention.EarliestOf(parts(consent, depth, List.of()))
                    : new Retention.LatestOf(parts(consent, depth, List.of(new Retention.UntilRecorded(event()))));
        }
        Retention.Anchor anchor =
                chance(random, 0.3) ? Retention.Anchor.END_OF_CALENDAR_YEAR : Retention.Anchor.DAY_OF_EVENT;
        return switch (random.nextInt(consent ? 9 : 8)) {
            case 0, 1 -> Retention.until(event());
            case 2 -> also.isEmpty() ? Retention.until(event()) : one(random, also);
            case 3 -> new Retention.WhileRequired(LAW, event(), event());
            case 4 -> new Retention.NotStated("the text is silent");
            case 8 -> Retention.whileConsented();
            default -> new Retention.After(one(random, PERIODS), event(), anchor);
        };
    }

    private List<Retention> parts(boolean consent, int depth, List<Retention> also) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> retention(consent, depth - 1, also))
                .toList();
    }

    private Event event() {
        return one(random, words.events());
    }
}
