package com.mittliv.privacy.rights;

import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Objection;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.rights.ObjectionPlan.Effect;
import com.mittliv.privacy.rights.ObjectionPlan.Outcome;
import com.mittliv.privacy.vocabulary.Hierarchy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Works out what an objection does to each rule about the person. */
final class Objecting {
    private final PrivacyEngine engine;
    private final PersonFile file;
    private final Instant now;

    Objecting(PrivacyEngine engine, PersonFile file, Instant now) {
        this.engine = engine;
        this.file = file;
        this.now = now;
    }

    ObjectionPlan plan(Set<Purpose> purposes) {
        Set<Effect> effects = new LinkedHashSet<>();
        SubjectState after = file.subject();
        for (Purpose asked : purposes) {
            Purpose purpose = engine.policy().vocabulary().purpose(asked.id());
            after = after.with(Objection.to(purpose, now));
            rules().flatMap(rule -> touched(rule, purpose).map(of -> new Effect(rule, of, outcome(rule, of))))
                    .forEach(effects::add);
        }
        after = after.with(effects.stream()
                .filter(effect -> effect.outcome() == Outcome.STOPS_AS_WITHDRAWN)
                .map(Effect::purpose)
                .distinct()
                .filter(purpose ->
                        engine.consentObstacle(file.subject(), purpose, now).isEmpty())
                .map(purpose -> Consent.withdrawn(purpose, now))
                .toList());
        return new ObjectionPlan(List.copyOf(effects), after, Withdrawals.newlyDue(engine, file, after, now));
    }

    private Stream<ProcessingRule> rules() {
        return file.records().stream()
                .flatMap(record -> record.data().keySet().stream()
                        .flatMap(category -> engine.rulesUsing(record.state().role(), category).stream()))
                .distinct();
    }

    /** The purposes of a rule that an objection is about: the one objected to, or narrower ones the rule names. */
    private static Stream<Purpose> touched(ProcessingRule rule, Purpose objected) {
        boolean serves = rule.purposes().stream().anyMatch(purpose -> isWithin(objected, purpose));
        return serves ? Stream.of(objected) : rule.purposes().stream().filter(purpose -> isWithin(purpose, objected));
    }

    private static boolean isWithin(Purpose purpose, Purpose wider) {
        return Hierarchy.selfAndBroader(purpose).stream().anyMatch(of -> of.id().equals(wider.id()));
    }

    private static Outcome outcome(ProcessingRule rule, Purpose purpose) {
        Optional<Overridable> open = Conditions.toUse(rule, purpose, List.of()).parts().stream()
                .filter(NotObjected.class::isInstance)
                .map(part -> ((NotObjected) part).overridable())
                .findFirst();
        if (open.isEmpty()) {
            return purpose.isLegalClaims() ? Outcome.UNTOUCHED_LEGAL_CLAIMS : Outcome.UNTOUCHED_BASIS;
        }
        if (open.get() == Overridable.BY_COMPELLING_GROUNDS) {
            return Outcome.STOPS_UNLESS_COMPELLING;
        }
        return rule.basis() instanceof LegalBasis.Consent ? Outcome.STOPS_AS_WITHDRAWN : Outcome.STOPS;
    }
}
