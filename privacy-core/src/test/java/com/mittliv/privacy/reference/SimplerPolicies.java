package com.mittliv.privacy.reference;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The policies that say a little less than one: a rule, a prohibition, a term, or a part of a rule is gone. */
final class SimplerPolicies {
    private final Policy policy;
    private final List<Term> words;

    private SimplerPolicies(Policy policy) {
        this.policy = policy;
        this.words = words(policy.vocabulary());
    }

    static Stream<Policy> than(Policy policy) {
        SimplerPolicies simpler = new SimplerPolicies(policy);
        return Stream.of(
                        Shrinker.less(policy.rules()).flatMap(rules -> simpler.with(rules, policy.prohibitions())),
                        Shrinker.less(policy.prohibitions()).flatMap(never -> simpler.with(policy.rules(), never)),
                        simpler.simplerRules(),
                        Shrinker.less(simpler.words)
                                .flatMap(words -> simpler.with(policy.rules(), policy.prohibitions(), words)))
                .flatMap(policies -> policies);
    }

    static List<Term> words(Vocabulary vocabulary) {
        return Stream.<Collection<? extends Term>>of(
                        vocabulary.roles(),
                        vocabulary.categories(),
                        vocabulary.purposes(),
                        vocabulary.events(),
                        vocabulary.recipients(),
                        vocabulary.sources(),
                        vocabulary.safeguards())
                .<Term>flatMap(Collection::stream)
                .toList();
    }

    private Stream<Policy> with(List<ProcessingRule> rules, List<Prohibition> never) {
        return with(rules, never, words);
    }

    private Stream<Policy> with(List<ProcessingRule> rules, List<Prohibition> never, List<Term> declared) {
        Policy.Builder smaller = Policy.named(policy.id(), policy.version(), policy.controller())
                .timeZone(policy.timeZone())
                .declare(declared.toArray(Term[]::new))
                .never(never.toArray(Prohibition[]::new));
        rules.forEach(smaller::rule);
        try {
            // What rules use is declared by them, so that leaving it out of the words leaves the policy as it was.
            return Stream.of(smaller.build()).filter(built -> !built.equals(policy));
        } catch (PolicyException unlawful) {
            return Stream.empty();
        }
    }

    private Stream<Policy> simplerRules() {
        List<ProcessingRule> rules = policy.rules();
        return IntStream.range(0, rules.size())
                .boxed()
                .flatMap(i -> Stream.concat(narrower(rules.get(i)), shorter(rules.get(i)))
                        .flatMap(rule -> {
                            List<ProcessingRule> changed = new ArrayList<>(rules);
                            changed.set(i, rule);
                            return with(changed, policy.prohibitions());
                        }));
    }

    private static Stream<ProcessingRule> narrower(ProcessingRule r) {
        return Stream.of(
                        Shrinker.less(List.copyOf(r.roles()))
                                .filter(some -> !some.isEmpty())
                                .map(roles -> like(r, roles, r.categories(), r.purposes(), r.recipients())),
                        Shrinker.less(List.copyOf(r.categories()))
                                .filter(some -> !some.isEmpty())
                                .map(categories -> like(r, r.roles(), categories, r.purposes(), r.recipients())),
                        Shrinker.less(List.copyOf(r.purposes()))
                                .filter(some -> !some.isEmpty())
                                .map(purposes -> like(r, r.roles(), r.categories(), purposes, r.recipients())),
                        Shrinker.less(List.copyOf(r.recipients()))
                                .map(recipients -> like(r, r.roles(), r.categories(), r.purposes(), recipients)))
                .flatMap(rules -> rules)
                .map(rule -> rule.onlyAfter(r.onlyAfter().toArray(Event[]::new))
                        .kept(r.retention())
                        .build());
    }

    private static Stream<ProcessingRule> shorter(ProcessingRule r) {
        Stream<ProcessingRule.Builder> sooner = Shrinker.less(List.copyOf(r.onlyAfter()))
                .map(events -> like(r, r.roles(), r.categories(), r.purposes(), r.recipients())
                        .onlyAfter(events.toArray(Event[]::new))
                        .kept(r.retention()));
        Stream<ProcessingRule.Builder> parts = retentions(r.retention())
                .map(part -> like(r, r.roles(), r.categories(), r.purposes(), r.recipients())
                        .onlyAfter(r.onlyAfter().toArray(Event[]::new))
                        .kept(part));
        return Stream.concat(sooner, parts).map(ProcessingRule.Builder::build);
    }

    private static Stream<Retention> retentions(Retention retention) {
        List<Retention> parts = Retentions.partsOf(retention);
        Stream<Retention> fewer = Shrinker.less(parts)
                .filter(some -> some.size() > 1)
                .map(some -> retention instanceof Retention.LatestOf
                        ? new Retention.LatestOf(some)
                        : new Retention.EarliestOf(some));
        return Stream.concat(parts.stream(), fewer);
    }

    private static ProcessingRule.Builder like(
            ProcessingRule r,
            Collection<Role> roles,
            Collection<DataCategory> categories,
            Collection<Purpose> purposes,
            Collection<Recipient> recipients) {
        ProcessingRule.Builder rule = ProcessingRule.rule(r.id())
                .about(roles.toArray(Role[]::new))
                .using(categories.toArray(DataCategory[]::new))
                .forPurpose(purposes.toArray(Purpose[]::new))
                .disclosedTo(recipients.toArray(Recipient[]::new))
                .from(r.sources().toArray(Source[]::new))
                .on(r.basis());
        r.specialCategoryCondition().ifPresent(rule::under);
        return rule;
    }
}
