package com.mittliv.privacy.policy;

import com.mittliv.privacy.policy.LegalBasis.Consent;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.retention.Retentions;
import com.mittliv.privacy.vocabulary.Term;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which rule is shown to permit and keep, for whatever person and record, all that another does. */
final class Covering {
    private final Coverage coverage;
    private final List<ProcessingRule> rules;

    Covering(Coverage coverage) {
        this.coverage = coverage;
        this.rules = coverage.policy().rules();
    }

    /** The first rule that covers one; of two that cover each other the first of the policy stays. */
    Optional<ProcessingRule> of(int narrow) {
        BitSet wider = sayingAllOf(rules.get(narrow));
        wider.clear(narrow);
        return wider.stream()
                .filter(wide -> asksNoMore(rules.get(wide), rules.get(narrow)))
                .filter(wide -> wide < narrow || !isCovered(wide, narrow))
                .mapToObj(rules::get)
                .findFirst();
    }

    private boolean isCovered(int narrow, int wide) {
        return asksNoMore(rules.get(wide), rules.get(narrow))
                && sayingAllOf(rules.get(narrow)).get(wide);
    }

    /** The rules that name or cover every term a rule names. */
    private BitSet sayingAllOf(ProcessingRule rule) {
        BitSet saying = new BitSet();
        saying.set(0, rules.size());
        keep(saying, rule.roles(), coverage.roles()::naming);
        keep(saying, rule.categories(), coverage.categories()::covering);
        keep(saying, rule.purposes(), coverage.purposes()::covering);
        keep(saying, rule.recipients(), coverage.recipients()::covering);
        keep(saying, rule.sources(), coverage.sources()::covering);
        return saying;
    }

    private static <T extends Term> void keep(BitSet rules, Collection<T> terms, Function<T, BitSet> saying) {
        terms.forEach(term -> rules.and(saying.apply(term)));
    }

    /** Whether one rule holds whenever another does, as far as their events, bases and retentions go. */
    private static boolean asksNoMore(ProcessingRule wide, ProcessingRule narrow) {
        return wide.onlyAfter().stream().allMatch(event -> Coverage.names(narrow.onlyAfter(), event))
                && asksNoMore(wide.basis(), narrow.basis())
                && Retentions.keepsAtLeastAsLong(wide.retention(), narrow.retention());
    }

    private static boolean asksNoMore(LegalBasis wide, LegalBasis narrow) {
        return (!(wide instanceof Consent) || narrow instanceof Consent)
                && (!isOpenToObjection(wide) || isOpenToObjection(narrow));
    }

    private static boolean isOpenToObjection(LegalBasis basis) {
        return basis instanceof LegitimateInterests || basis instanceof PublicTask;
    }
}
