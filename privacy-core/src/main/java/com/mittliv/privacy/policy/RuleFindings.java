package com.mittliv.privacy.policy;

import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.LegalBasis.Consent;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that never end, never begin, or say nothing that another does not say. */
final class RuleFindings {
    private final Coverage coverage;
    private final Analysis analysis;
    private final List<ProcessingRule> rules;

    RuleFindings(Coverage coverage, Analysis analysis) {
        this.coverage = coverage;
        this.analysis = analysis;
        this.rules = coverage.policy().rules();
    }

    /** Reports, and hands out the rules that can never be live. */
    Set<ProcessingRule> report() {
        rules.stream().filter(rule -> neverEnds(rule.retention())).forEach(this::reportEndless);
        Set<ProcessingRule> dead =
                rules.stream().filter(rule -> !mayBeLive(rule)).collect(Collectors.toCollection(LinkedHashSet::new));
        dead.forEach(this::reportDead);
        for (int i = 0; i < rules.size(); i++) {
            reportCovered(i);
        }
        return dead;
    }

    private void reportEndless(ProcessingRule rule) {
        analysis.add(
                Kind.RETENTION_MAY_NEVER_END,
                rule.id(),
                coverage.path(rule) + ".retention",
                "rule `" + rule.id() + "` keeps data, and the policy states no end",
                "state until which event, or how long after it, the data are kept (Art. 5(1)(e) GDPR)");
    }

    private static boolean neverEnds(Retention retention) {
        if (retention instanceof LatestOf latest) {
            return latest.parts().stream().anyMatch(RuleFindings::neverEnds);
        } else if (retention instanceof EarliestOf earliest) {
            return earliest.parts().stream().allMatch(RuleFindings::neverEnds);
        }
        return retention instanceof NotStated;
    }

    private void reportDead(ProcessingRule rule) {
        boolean leans = !Coverage.keepsByItself(rule);
        String starts = quoted(rule.onlyAfter());
        analysis.add(
                Kind.RULE_NEVER_LIVE,
                rule.id(),
                coverage.path(rule) + (starts.isEmpty() ? ".retention" : ".onlyAfter"),
                "rule `" + rule.id() + "` can never be live: "
                        + (leans
                                ? "no rule keeps its data"
                                        + (starts.isEmpty() ? "" : " once " + starts + " has happened")
                                : "its retention cannot hold"
                                        + (starts.isEmpty() ? "" : " once " + starts + " has happened")),
                leans
                        ? "give it a retention of its own, or remove it"
                        : "let the data be kept longer, or remove what it waits for");
    }

    /** Whether a rule may be live for some record; true unless the contrary is shown. */
    private boolean mayBeLive(ProcessingRule rule) {
        return grounds(rule).anyMatch(ground -> Possibility.holdsAfter(rule.onlyAfter(), ground));
    }

    /** The retentions of which one must hold for a rule to be live. */
    private Stream<Retention> grounds(ProcessingRule rule) {
        return Coverage.keepsByItself(rule)
                ? Stream.of(rule.retention())
                : rules.stream()
                        .filter(Coverage::keepsByItself)
                        .filter(other -> meet(rule, other))
                        .map(ProcessingRule::retention);
    }

    /** Whether two rules use a common category of a common role. */
    private boolean meet(ProcessingRule one, ProcessingRule other) {
        return one.roles().stream().anyMatch(role -> Coverage.names(other.roles(), role))
                && coverage.categoriesOf(one).stream()
                        .anyMatch(category -> Coverage.covers(other.categories(), category));
    }

    private void reportCovered(int place) {
        ProcessingRule rule = rules.get(place);
        for (int i = 0; i < rules.size(); i++) {
            ProcessingRule other = rules.get(i);
            // Of two that cover each other the first stays.
            boolean covered = i != place && covers(other, rule) && (i < place || !covers(rule, other));
            if (covered) {
                analysis.add(
                        Kind.RULE_COVERED,
                        rule.id(),
                        coverage.path(rule),
                        "all that rule `" + rule.id() + "` permits and keeps, rule `" + other.id()
                                + "` permits and keeps under no further condition",
                        "remove it, or narrow `" + other.id() + "`");
                return;
            }
        }
    }

    /** Whether a rule is shown to permit and keep, for whatever person and record, all that another does. */
    private boolean covers(ProcessingRule wide, ProcessingRule narrow) {
        return narrow.roles().stream().allMatch(role -> Coverage.names(wide.roles(), role))
                && narrow.categories().stream().allMatch(category -> Coverage.covers(wide.categories(), category))
                && narrow.recipients().stream().allMatch(to -> Coverage.covers(wide.recipients(), to))
                && narrow.sources().stream().allMatch(from -> Coverage.covers(wide.sources(), from))
                && wide.onlyAfter().stream().allMatch(event -> Coverage.names(narrow.onlyAfter(), event))
                && asksNoMore(wide.basis(), narrow.basis())
                && Retentions.keepsAtLeastAsLong(wide.retention(), narrow.retention())
                && narrow.purposes().stream().allMatch(purpose -> Coverage.covers(wide.purposes(), purpose));
    }

    private static boolean asksNoMore(LegalBasis wide, LegalBasis narrow) {
        return (!(wide instanceof Consent) || narrow instanceof Consent)
                && (!isOpenToObjection(wide) || isOpenToObjection(narrow));
    }

    private static boolean isOpenToObjection(LegalBasis basis) {
        return basis instanceof LegitimateInterests || basis instanceof PublicTask;
    }

    private static String quoted(Set<Event> events) {
        return events.stream().map(Term::id).map(id -> "`" + id + "`").collect(Collectors.joining(" and "));
    }
}
