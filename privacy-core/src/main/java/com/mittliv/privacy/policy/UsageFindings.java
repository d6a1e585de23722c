package com.mittliv.privacy.policy;

import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Safeguard;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
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
    private final BitSet dead;
    private final BitSet keeping;
    private final BitSet collecting;
    private final Analysis analysis;

    UsageFindings(Coverage coverage, BitSet dead, Analysis analysis) {
        this.coverage = coverage;
        this.policy = coverage.policy();
        this.words = policy.vocabulary();
        this.dead = dead;
        this.keeping = coverage.rules(Coverage::keepsByItself);
        this.collecting = coverage.rules(rule -> !rule.sources().isEmpty());
        this.analysis = analysis;
    }

    void report() {
        reportUnkept();
        reportUnused();
        reportUncollected();
        coverage.purposes().declared().stream()
                .filter(purpose -> !isServed(purpose))
                .forEach(this::reportUnserved);
        reportIdle();
    }

    /** Categories that no rule uses, or that are used for a role while no rule keeps them for it by itself. */
    private void reportUnkept() {
        coverage.categories().declared().stream()
                .filter(category -> coverage.categories().touching(category).isEmpty())
                .filter(category ->
                        policy.prohibitions().stream().noneMatch(never -> touches(never.categories(), category)))
                .forEach(category -> analysis.add(
                        Kind.RETENTION_MISSING,
                        category.id(),
                        coverage.path(category),
                        "data category `" + category.id()
                                + "` is declared, and no rule says what it is for and how long it is kept",
                        "add a rule for it with a retention, or remove it (Art. 13(2)(a) GDPR)"));
        forEachCategory(
                (role, category) -> {
                    BitSet using = coverage.using(role, category);
                    return !using.isEmpty() && !using.intersects(keeping);
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
                    BitSet using = coverage.using(role, category);
                    return using.intersects(collecting) && Coverage.isSomeOf(using, dead);
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
        if (collecting.isEmpty()) {
            analysis.addOverall(
                    Kind.USED_BUT_NEVER_COLLECTED,
                    "$.vocabulary.sources",
                    "no rule says where its data come from",
                    "name the `sources` of each rule (Art. 14(2)(f) GDPR)");
            return;
        }
        forEachCategory(
                (role, category) -> {
                    BitSet using = coverage.using(role, category);
                    return !using.isEmpty() && !using.intersects(collecting) && !isCollectedInPart(role, category);
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
        return Coverage.both(
                        coverage.roles().naming(role), coverage.categories().within(category))
                .intersects(collecting);
    }

    private interface Report {
        void of(DataCategory category, List<Role> roles);
    }

    /** Reports each category with the roles something holds for; not the parts of what is reported as a whole. */
    private void forEachCategory(BiPredicate<Role, DataCategory> holds, Report report) {
        for (DataCategory category : coverage.categories().declared()) {
            List<DataCategory> wider = Hierarchy.selfAndBroader(category);
            List<Role> roles = new ArrayList<>();
            for (Role role : coverage.roles().declared()) {
                if (holds.test(role, category) && wider.stream().skip(1).noneMatch(w -> holds.test(role, w))) {
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
        return !coverage.purposes().touching(purpose).isEmpty()
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

    /** Terms of the other kinds that nothing uses. */
    private void reportIdle() {
        idle(coverage.roles().declared(), role -> !coverage.roles().naming(role).isEmpty());
        Set<String> awaited = new HashSet<>();
        policy.rules().forEach(rule -> {
            rule.onlyAfter().forEach(event -> awaited.add(event.id()));
            Retentions.eventsOf(rule.retention()).forEach(event -> awaited.add(event.id()));
        });
        idle(words.events(), event -> awaited.contains(event.id()));
        idle(
                coverage.recipients().declared(),
                recipient -> !coverage.recipients().touching(recipient).isEmpty()
                        || policy.prohibitions().stream().anyMatch(never -> touches(never.recipients(), recipient)));
        idle(
                coverage.sources().declared(),
                source -> !coverage.sources().touching(source).isEmpty());
        idle(words.safeguards(), this::mayBeNamed);
    }

    /** A safeguard can be named at an access to any recipient whose country is told there. */
    private boolean mayBeNamed(Safeguard safeguard) {
        return coverage.recipients().declared().stream()
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

    static String quoted(Collection<? extends Term> terms) {
        return terms.stream().map(term -> "`" + term.id() + "`").collect(Collectors.joining(", "));
    }
}
