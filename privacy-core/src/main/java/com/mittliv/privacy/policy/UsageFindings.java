package com.mittliv.privacy.policy;

import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Terms that lead nowhere: declared and not used, used and not kept, collected and not used. */
final class UsageFindings {
    private final Coverage coverage;
    private final Policy policy;
    private final Vocabulary words;
    private final Set<ProcessingRule> dead;
    private final Analysis analysis;

    UsageFindings(Coverage coverage, Set<ProcessingRule> dead, Analysis analysis) {
        this.coverage = coverage;
        this.policy = coverage.policy();
        this.words = policy.vocabulary();
        this.dead = dead;
        this.analysis = analysis;
    }

    void report() {
        reportUnkept();
        reportUnused();
        reportUncollected();
        words.purposes().stream().filter(purpose -> !isServed(purpose)).forEach(this::reportUnserved);
        reportIdle();
    }

    /** Categories that are used for a role, while no rule keeps them for it by itself. */
    private void reportUnkept() {
        forEachCategory(
                (role, category) -> {
                    List<ProcessingRule> using = coverage.using(role, category);
                    return !using.isEmpty() && using.stream().noneMatch(Coverage::keepsByItself);
                },
                (category, roles) -> analysis.add(
                        Kind.RETENTION_MISSING,
                        category.id(),
                        coverage.path(category),
                        "no rule keeps data category `" + category.id() + "` for " + quoted(roles)
                                + " by itself, though rules use it",
                        "give one of the rules a retention of its own, or collect the data under a rule that has one"));
    }

    /** Categories that may be collected for a role, while all rules that use them can never be live. */
    private void reportUnused() {
        forEachCategory(
                (role, category) -> {
                    List<ProcessingRule> using = coverage.using(role, category);
                    return using.stream().anyMatch(rule -> !rule.sources().isEmpty()) && dead.containsAll(using);
                },
                (category, roles) -> analysis.add(
                        Kind.COLLECTED_BUT_NEVER_USED,
                        category.id(),
                        coverage.path(category),
                        "data category `" + category.id() + "` may be collected for " + quoted(roles)
                                + ", and no rule that uses it can be live",
                        "stop collecting it, or mend the rules that use it (Art. 5(1)(c) GDPR)"));
    }

    /** Categories that are used for a role, while no rule says where they come from. */
    private void reportUncollected() {
        if (policy.rules().isEmpty()) {
            return;
        }
        if (policy.rules().stream().allMatch(rule -> rule.sources().isEmpty())) {
            analysis.addOverall(
                    Kind.USED_BUT_NEVER_COLLECTED,
                    "$.vocabulary.sources",
                    "no rule says where its data come from",
                    "name the `sources` of each rule (Art. 14(2)(f) GDPR)");
            return;
        }
        forEachCategory(
                (role, category) -> {
                    List<ProcessingRule> using = coverage.using(role, category);
                    return !using.isEmpty()
                            && using.stream().allMatch(rule -> rule.sources().isEmpty())
                            && !isCollectedInPart(role, category);
                },
                (category, roles) -> analysis.add(
                        Kind.USED_BUT_NEVER_COLLECTED,
                        category.id(),
                        coverage.path(category),
                        "data category `" + category.id() + "` is used for " + quoted(roles)
                                + ", and no rule says where it comes from",
                        "name its `sources` in a rule (Art. 14(2)(f) GDPR)"));
    }

    private boolean isCollectedInPart(Role role, DataCategory category) {
        return policy.rules().stream()
                .filter(rule ->
                        Coverage.names(rule.roles(), role) && !rule.sources().isEmpty())
                .anyMatch(
                        rule -> rule.categories().stream().anyMatch(part -> Coverage.covers(List.of(category), part)));
    }

    private interface Report {
        void of(DataCategory category, List<Role> roles);
    }

    /** Reports each category with the roles something holds for; not the parts of what is reported as a whole. */
    private void forEachCategory(BiPredicate<Role, DataCategory> holds, Report report) {
        for (DataCategory category : words.categories()) {
            List<Role> roles = new ArrayList<>();
            for (Role role : words.roles()) {
                boolean told =
                        Hierarchy.selfAndBroader(category).stream().skip(1).anyMatch(w -> holds.test(role, w));
                if (!told && holds.test(role, category)) {
                    roles.add(role);
                }
            }
            if (!roles.isEmpty()) {
                report.of(category, roles);
            }
        }
    }

    /** Whether a rule serves the purpose or a part of it, or the policy promises never to. */
    private boolean isServed(Purpose purpose) {
        return policy.rules().stream().anyMatch(rule -> touches(rule.purposes(), purpose))
                || policy.prohibitions().stream().anyMatch(never -> touches(never.purposes(), purpose));
    }

    private static <T extends Term> boolean touches(Collection<T> named, T term) {
        return Coverage.covers(named, term) || named.stream().anyMatch(part -> Coverage.covers(List.of(term), part));
    }

    private void reportUnserved(Purpose purpose) {
        analysis.add(
                Kind.PURPOSE_WITHOUT_RULE,
                purpose.id(),
                coverage.path(purpose),
                "no rule serves purpose `" + purpose.id() + "`, so that every use for it is refused",
                "add a rule for it, or remove it");
    }

    private void reportIdle() {
        List<ProcessingRule> rules = policy.rules();
        List<Prohibition> never = policy.prohibitions();
        idle(words.roles(), role -> rules.stream().anyMatch(rule -> Coverage.names(rule.roles(), role)));
        idle(
                words.categories(),
                category -> rules.stream().anyMatch(rule -> touches(rule.categories(), category))
                        || never.stream().anyMatch(one -> touches(one.categories(), category)));
        idle(words.events(), this::isWaitedFor);
        idle(
                words.recipients(),
                recipient -> rules.stream().anyMatch(rule -> touches(rule.recipients(), recipient))
                        || never.stream().anyMatch(one -> touches(one.recipients(), recipient)));
        idle(words.sources(), source -> rules.stream().anyMatch(rule -> touches(rule.sources(), source)));
        idle(words.safeguards(), this::mayBeNamed);
    }

    private boolean isWaitedFor(Event event) {
        return policy.rules().stream()
                .anyMatch(rule -> Coverage.names(rule.onlyAfter(), event)
                        || Coverage.names(Retentions.eventsOf(rule.retention()), event));
    }

    /** A safeguard can be named at an access to any recipient whose country is told there. */
    private boolean mayBeNamed(Safeguard safeguard) {
        return words.recipients().stream()
                .anyMatch(recipient ->
                        recipient.country().isEmpty() || Coverage.names(recipient.safeguards(), safeguard));
    }

    private <T extends Term> void idle(List<T> terms, Predicate<T> used) {
        for (T term : terms) {
            if (!used.test(term)) {
                analysis.add(
                        Kind.TERM_NEVER_USED,
                        term.id(),
                        coverage.path(term),
                        term.kindName() + " `" + term.id() + "` is declared and nothing uses it",
                        "use it in a rule, or remove it");
            }
        }
    }

    private static String quoted(Collection<? extends Term> terms) {
        return terms.stream().map(term -> "`" + term.id() + "`").collect(Collectors.joining(", "));
    }
}
