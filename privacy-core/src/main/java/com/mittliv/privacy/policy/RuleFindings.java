package com.mittliv.privacy.policy;

import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.retention.Retention.EarliestOf;
import com.mittliv.privacy.retention.Retention.LatestOf;
import com.mittliv.privacy.retention.Retention.NotStated;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Term;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that never end, never begin, or say nothing that another does not say. */
final class RuleFindings {
    private final Coverage coverage;
    private final Covering covering;
    private final BitSet keeping;
    private final Analysis analysis;
    private final List<ProcessingRule> rules;

    RuleFindings(Coverage coverage, Analysis analysis) {
        this.coverage = coverage;
        this.covering = new Covering(coverage);
        this.keeping = coverage.rules(Coverage::keepsByItself);
        this.analysis = analysis;
        this.rules = coverage.policy().rules();
    }

    /** Reports, and hands out the places of the rules that can never be live. */
    BitSet report() {
        BitSet dead = coverage.rules(rule -> !mayBeLive(rule));
        for (int place = 0; place < rules.size(); place++) {
            if (neverEnds(rules.get(place).retention())) {
                reportEndless(place);
            }
            if (dead.get(place)) {
                reportDead(place);
            }
            reportCovered(place);
        }
        return dead;
    }

    private void reportEndless(int place) {
        String rule = rules.get(place).id();
        analysis.add(
                Kind.RETENTION_MAY_NEVER_END,
                rule,
                Coverage.path(place) + ".retention",
                "rule `" + rule + "` keeps data, and the policy states no end",
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

    private void reportDead(int place) {
        ProcessingRule rule = rules.get(place);
        boolean leans = !Coverage.keepsByItself(rule);
        String starts = quoted(rule.onlyAfter());
        String when = starts.isEmpty() ? "" : " once " + starts + " has happened";
        analysis.add(
                Kind.RULE_NEVER_LIVE,
                rule.id(),
                Coverage.path(place) + (starts.isEmpty() ? ".retention" : ".onlyAfter"),
                "rule `" + rule.id() + "` can never be live: "
                        + (leans ? "no rule keeps its data" : "its retention cannot hold") + when,
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
        if (Coverage.keepsByItself(rule)) {
            return Stream.of(rule.retention());
        }
        BitSet sameRole = new BitSet();
        for (Role role : rule.roles()) {
            sameRole.or(coverage.roles().naming(role));
        }
        BitSet sameData = new BitSet();
        for (DataCategory category : rule.categories()) {
            sameData.or(coverage.categories().touching(category));
        }
        return Coverage.both(Coverage.both(sameRole, sameData), keeping).stream()
                .mapToObj(rules::get)
                .map(ProcessingRule::retention);
    }

    private void reportCovered(int place) {
        ProcessingRule rule = rules.get(place);
        covering.of(place)
                .ifPresent(other -> analysis.add(
                        Kind.RULE_COVERED,
                        rule.id(),
                        Coverage.path(place),
                        "all that rule `" + rule.id() + "` permits and keeps, rule `" + other.id()
                                + "` permits and keeps under no further condition",
                        "remove it, or narrow `" + other.id() + "`"));
    }

    private static String quoted(Set<Event> events) {
        return events.stream().map(Term::id).map(id -> "`" + id + "`").collect(Collectors.joining(" and "));
    }
}
