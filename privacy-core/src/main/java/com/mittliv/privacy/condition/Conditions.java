package com.mittliv.privacy.condition;

import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.AnyOf;
import com.mittliv.privacy.condition.Condition.ConsentInForce;
import com.mittliv.privacy.condition.Condition.Happened;
import com.mittliv.privacy.condition.Condition.Kept;
import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.NotRestricted;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Derives the condition of a rule from what the rule says: the only place that knows what a rule means. */
public final class Conditions {
    private Conditions() {}

    /**
     * What must hold for a rule to let data be used for a purpose, in the order of reasons: events, basis, restriction,
     * retention.
     *
     * @param rule the rule
     * @param purpose the purpose asked for, covered by the rule
     * @param otherGrounds the rules that keep the same category for the same role, each {@linkplain #asGround as a
     *     ground}, on which a rule leans that keeps nothing by itself
     * @return the condition
     */
    public static AllOf toUse(ProcessingRule rule, Purpose purpose, Collection<ProcessingRule> otherGrounds) {
        List<Condition> parts = new ArrayList<>();
        rule.onlyAfter().forEach(event -> parts.add(new Happened(event)));
        consent(rule, purpose).ifPresent(parts::add);
        objection(rule, purpose).ifPresent(parts::add);
        if (!purpose.isLegalClaims()) {
            parts.add(new NotRestricted(purpose));
        }
        parts.add(keeping(rule, otherGrounds));
        return new AllOf(parts);
    }

    /**
     * What must hold for data to be stored for a purpose on the ground of a rule. Storage waits for no event and is
     * open under restriction (Art. 18(2) GDPR).
     *
     * @param rule the rule
     * @param purpose the purpose asked for, covered by the rule
     * @param otherGrounds the rules that keep the same category for the same role, each {@linkplain #asGround as a
     *     ground}
     * @return the condition
     */
    public static AllOf toStore(ProcessingRule rule, Purpose purpose, Collection<ProcessingRule> otherGrounds) {
        List<Condition> parts = new ArrayList<>();
        consent(rule, purpose).ifPresent(parts::add);
        objection(rule, purpose).ifPresent(parts::add);
        parts.add(keeping(rule, otherGrounds));
        return new AllOf(parts);
    }

    /**
     * What must hold for a rule to be a ground to keep data: it is live, or can become live without a new act of the
     * person. An objection that compelling grounds may yet set aside does not end it; one to direct marketing does.
     *
     * @param rule the rule, one that keeps data by itself
     * @param purpose one of its purposes
     * @return the condition
     */
    public static AllOf toKeep(ProcessingRule rule, Purpose purpose) {
        List<Condition> parts = new ArrayList<>();
        consent(rule, purpose).ifPresent(parts::add);
        objection(rule, purpose)
                .filter(objection -> objection.overridable() == Overridable.NEVER)
                .ifPresent(parts::add);
        parts.add(new Kept(rule.retention()));
        return new AllOf(parts);
    }

    /**
     * A rule as a ground to keep data, with every purpose it keeps them for. A rule that rests on consent keeps also for
     * the narrower purposes it covers, for a person may have consented to one of these alone; for any other rule, what a
     * narrower purpose keeps its own purposes keep as well.
     *
     * @param rule the rule
     * @param vocabulary the terms of its policy
     * @return the rule, its own purposes first
     */
    public static ProcessingRule asGround(ProcessingRule rule, Vocabulary vocabulary) {
        if (!(rule.basis() instanceof LegalBasis.Consent)) {
            return rule;
        }
        Set<Purpose> purposes = new LinkedHashSet<>(rule.purposes());
        for (Purpose purpose : rule.purposes()) {
            purposes.addAll(vocabulary.narrowerThan(purpose));
        }
        if (purposes.size() == rule.purposes().size()) {
            return rule;
        }
        return new ProcessingRule(
                rule.id(),
                rule.section(),
                rule.text(),
                rule.roles(),
                rule.categories(),
                purposes,
                rule.basis(),
                rule.specialCategoryCondition(),
                rule.onlyAfter(),
                rule.recipients(),
                rule.retention(),
                rule.sources(),
                rule.notes());
    }

    /**
     * Tells whether a rule keeps data by itself.
     *
     * @param rule the rule
     * @return false if it only uses what other rules keep
     */
    public static boolean keepsByItself(ProcessingRule rule) {
        return !(rule.retention() instanceof Retention.WhileOtherwiseKept);
    }

    private static Optional<ConsentInForce> consent(ProcessingRule rule, Purpose purpose) {
        return rule.basis() instanceof LegalBasis.Consent ? Optional.of(new ConsentInForce(purpose)) : Optional.empty();
    }

    private static Optional<NotObjected> objection(ProcessingRule rule, Purpose purpose) {
        if (purpose.isDirectMarketing()) {
            return Optional.of(new NotObjected(purpose, Overridable.NEVER));
        }
        boolean open =
                rule.basis() instanceof LegalBasis.LegitimateInterests || rule.basis() instanceof LegalBasis.PublicTask;
        return open && !purpose.isLegalClaims()
                ? Optional.of(new NotObjected(purpose, Overridable.BY_COMPELLING_GROUNDS))
                : Optional.empty();
    }

    private static Condition keeping(ProcessingRule rule, Collection<ProcessingRule> otherGrounds) {
        if (keepsByItself(rule)) {
            return new Kept(rule.retention());
        }
        List<Condition> grounds = new ArrayList<>();
        for (ProcessingRule other : otherGrounds) {
            if (keepsByItself(other)) {
                other.purposes().forEach(purpose -> grounds.add(toKeep(other, purpose)));
            }
        }
        return new AnyOf(grounds);
    }
}
