package com.mittliv.privacy.benchmarks.scenario;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Makes a scenario: the same forty rules, people and questions at every size, the rest of the policy around them. */
final class ScenarioGenerator {
    private static final int PEOPLE = 256;
    private static final Size CORE = Size.CORE;
    private static final Kind[] KINDS = Kind.values();

    private record Triple(int role, int category, int purpose) {
        boolean isOfCore() {
            return role < CORE.roles() && category < CORE.categories() && purpose < CORE.purposes();
        }
    }

    private final Size size;

    ScenarioGenerator(Size size) {
        this.size = size;
    }

    Scenario generate() {
        List<FlatRule> core = rules(CORE, new Random(1), CORE.rules(), 0, true);
        List<FlatRule> rules = new ArrayList<>(core);
        rules.addAll(rules(size, new Random(2), size.rules() - CORE.rules(), CORE.rules(), false));
        Collections.shuffle(rules, new Random(3));
        Policy policy = policy(rules);
        List<Person> people = people(new Random(4));
        Map<Question, Boolean> questions = questions(policy, core, people, new Random(5));
        List<Question> asked = new ArrayList<>(questions.keySet());
        Collections.shuffle(asked, new Random(6));
        return new Scenario(
                size,
                List.copyOf(rules),
                policy,
                people,
                asked,
                asked.stream().map(questions::get).toList());
    }

    /** Rules about different things each; outside the core none joins three terms of the core. */
    private static List<FlatRule> rules(Size size, Random random, int count, int first, boolean ofCore) {
        Set<Triple> taken = new HashSet<>();
        List<FlatRule> rules = new ArrayList<>();
        while (rules.size() < count) {
            Triple triple = new Triple(
                    random.nextInt(size.roles()), random.nextInt(size.categories()), random.nextInt(size.purposes()));
            Kind kind = KINDS[random.nextInt(KINDS.length)];
            int event = random.nextInt(size.events());
            if (triple.isOfCore() == ofCore && taken.add(triple)) {
                rules.add(new FlatRule(
                        first + rules.size(),
                        role(triple.role),
                        category(triple.category),
                        purpose(triple.purpose),
                        kind,
                        event(event)));
            }
        }
        return rules;
    }

    private Policy policy(List<FlatRule> rules) {
        Policy.Builder policy =
                Policy.named("benchmark-" + size.rules(), "1", Policy.Controller.of("Example organisation"));
        declare(size.roles(), number -> policy.declare(Role.of(role(number))));
        declare(size.categories(), number -> policy.declare(DataCategory.of(category(number))));
        declare(size.purposes(), number -> policy.declare(Purpose.of(purpose(number))));
        declare(size.events(), number -> policy.declare(Event.of(event(number))));
        rules.forEach(rule -> policy.rule(rule.rule()));
        return policy.build();
    }

    private static void declare(int count, IntFunction<Policy.Builder> declaration) {
        for (int number = 0; number < count; number++) {
            Policy.Builder unused = declaration.apply(number);
        }
    }

    private static List<Person> people(Random random) {
        List<Person> people = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            Set<String> consented = purposes(random, 5);
            Set<String> withdrawn = purposes(random, 2);
            consented.removeAll(withdrawn);
            people.add(new Person(
                    number,
                    role(random.nextInt(CORE.roles())),
                    consented,
                    withdrawn,
                    purposes(random, 3),
                    random.nextInt(10) == 0,
                    events(random)));
        }
        return people;
    }

    private static Set<String> purposes(Random random, int most) {
        Set<String> purposes = new TreeSet<>();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            purposes.add(purpose(random.nextInt(CORE.purposes())));
        }
        return purposes;
    }

    private static Map<String, Instant> events(Random random) {
        Map<String, Instant> events = new TreeMap<>();
        for (int event = 0; event < CORE.events(); event++) {
            if (random.nextInt(3) > 0) {
                // Up to four years ago, now and then still to come.
                events.put(event(event), Scenario.NOW.minus(Duration.ofHours(random.nextInt(35_000) - 2_000L)));
            }
        }
        return events;
    }

    /** Half permitted; of the refused a quarter without any rule, the others with one that is not live. */
    private static Map<Question, Boolean> questions(
            Policy policy, List<FlatRule> core, List<Person> people, Random random) {
        Map<String, List<FlatRule>> byRole = core.stream().collect(Collectors.groupingBy(FlatRule::role));
        int half = Scenario.QUESTIONS / 2;
        int permitted = 0;
        int notLive = 0;
        Map<Question, Boolean> questions = new TreeMap<>(ScenarioGenerator::byTerms);
        while (permitted < half || notLive < half * 3 / 4) {
            Person person = people.get(random.nextInt(people.size()));
            List<FlatRule> about = byRole.getOrDefault(person.role(), List.of());
            if (about.isEmpty()) {
                continue;
            }
            FlatRule rule = about.get(random.nextInt(about.size()));
            boolean live = rule.isLive(person.facts(Scenario.NOW, policy.timeZone()));
            boolean wanted = live ? permitted < half : notLive < half * 3 / 4;
            Question question = new Question(person.number(), person.role(), rule.category(), rule.purpose());
            if (wanted && questions.putIfAbsent(question, live) == null) {
                permitted += live ? 1 : 0;
                notLive += live ? 0 : 1;
            }
        }
        addQuestionsWithoutRule(questions, core, people, random);
        return questions;
    }

    private static void addQuestionsWithoutRule(
            Map<Question, Boolean> questions, List<FlatRule> core, List<Person> people, Random random) {
        // Prepared questions are few in an application: those without a rule join terms that other roles' rules join.
        while (questions.size() < Scenario.QUESTIONS) {
            Person person = people.get(random.nextInt(people.size()));
            FlatRule other = core.get(random.nextInt(core.size()));
            boolean declared = core.stream()
                    .anyMatch(rule -> rule.role().equals(person.role())
                            && rule.category().equals(other.category())
                            && rule.purpose().equals(other.purpose()));
            if (!declared) {
                questions.put(new Question(person.number(), person.role(), other.category(), other.purpose()), false);
            }
        }
    }

    private static int byTerms(Question a, Question b) {
        return a.toString().compareTo(b.toString());
    }

    private static String role(int number) {
        return "role-" + number;
    }

    private static String category(int number) {
        return "category-" + number;
    }

    private static String purpose(int number) {
        return "purpose-" + number;
    }

    private static String event(int number) {
        return "event-" + number;
    }
}
