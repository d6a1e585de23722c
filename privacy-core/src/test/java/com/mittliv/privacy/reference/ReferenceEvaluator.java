package com.mittliv.privacy.reference;

import static com.mittliv.privacy.reference.ReferencePerson.isPartOf;

import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a policy means, said once more without any regard to speed: every question reads every rule. */
final class ReferenceEvaluator {
    private final Policy policy;
    private final List<Purpose> allPurposes;
    private final ReferencePeriods periods;

    /** The order of the checks: a rule that fails later came further. */
    private static final List<List<Reason>> STEPS = List.of(
            List.of(Reason.NO_RULE),
            List.of(Reason.PURPOSE_NOT_DECLARED),
            List.of(Reason.RECIPIENT_NOT_ALLOWED),
            List.of(Reason.TRANSFER_WITHOUT_SAFEGUARD),
            List.of(Reason.CONDITION_NOT_MET),
            List.of(Reason.CONSENT_MISSING, Reason.CONSENT_OUTDATED, Reason.CONSENT_WITHDRAWN, Reason.OBJECTED),
            List.of(Reason.RESTRICTED),
            List.of(Reason.RETENTION_ENDED));

    /** What the data are wanted for. */
    enum Act {
        USE,
        STORE
    }

    ReferenceEvaluator(Policy policy) {
        this.policy = policy;
        this.allPurposes = policy.vocabulary().purposes();
        this.periods = new ReferencePeriods(policy.timeZone());
    }

    /** The refusal of the first category refused, else the permit of the first category. */
    Answer decide(
            Act act,
            Purpose purpose,
            Optional<Destination> destination,
            List<DataCategory> categories,
            SubjectState person,
            RecordState record,
            Instant now) {
        List<Answer> answers = categories.stream()
                .map(category -> decide(act, purpose, destination, category, person, record, now))
                .toList();
        return answers.stream()
                .filter(answer -> !answer.isPermitted())
                .findFirst()
                .orElse(answers.get(0));
    }

    private Answer decide(
            Act act,
            Purpose asked,
            Optional<Destination> destination,
            DataCategory wanted,
            SubjectState state,
            RecordState record,
            Instant now) {
        Purpose purpose = policy.vocabulary().purpose(asked.id());
        DataCategory category = policy.vocabulary().category(wanted.id());
        if (!state.isAvailable()) {
            return Answer.refused(Reason.STATE_UNAVAILABLE);
        }
        if (policy.prohibitions().stream().anyMatch(never -> forbids(never, purpose, destination, category))) {
            return Answer.refused(Reason.PROHIBITED);
        }
        ReferencePerson person = new ReferencePerson(policy, state, now);
        return firstLiveOrFurthest(rule -> obstacle(rule, act, purpose, destination, category, person, record));
    }

    /** The rules that are live for a use of a category, whatever is forbidden. */
    List<String> liveRules(
            Purpose asked,
            Optional<Destination> destination,
            DataCategory wanted,
            SubjectState state,
            RecordState record,
            Instant now) {
        Purpose purpose = policy.vocabulary().purpose(asked.id());
        DataCategory category = policy.vocabulary().category(wanted.id());
        ReferencePerson person = new ReferencePerson(policy, state, now);
        return policy.rules().stream()
                .filter(rule -> obstacle(rule, Act.USE, purpose, destination, category, person, record)
                        .isEmpty())
                .map(ProcessingRule::id)
                .toList();
    }

    private Optional<Reason> obstacle(
            ProcessingRule rule,
            Act act,
            Purpose purpose,
            Optional<Destination> destination,
            DataCategory category,
            ReferencePerson person,
            RecordState record) {
        if (!joins(rule, record.role(), category)) {
            return Optional.of(Reason.NO_RULE);
        }
        if (!names(rule.purposes(), purpose)) {
            return Optional.of(Reason.PURPOSE_NOT_DECLARED);
        }
        return destination
                .flatMap(to -> transfer(rule, to))
                .or(() -> act == Act.USE ? waits(rule, record, person.now()) : Optional.empty())
                .or(() -> basis(rule, purpose, person))
                .or(() ->
                        act == Act.USE && person.restricts(purpose) ? Optional.of(Reason.RESTRICTED) : Optional.empty())
                .or(() -> over(rule, record, category, person));
    }

    private Answer firstLiveOrFurthest(Function<ProcessingRule, Optional<Reason>> obstacles) {
        Answer furthest = Answer.refused(Reason.NO_RULE);
        for (ProcessingRule rule : policy.rules()) {
            Optional<Reason> obstacle = obstacles.apply(rule);
            if (obstacle.isEmpty()) {
                return Answer.permittedBy(rule.id());
            }
            if (step(obstacle.get()) > step(furthest.refusal().orElseThrow())) {
                furthest = Answer.refused(obstacle.get(), rule.id());
            }
        }
        return furthest;
    }

    private static int step(Reason reason) {
        for (int step = 0; step < STEPS.size(); step++) {
            if (STEPS.get(step).contains(reason)) {
                return step;
            }
        }
        throw new IllegalArgumentException(reason + " is no answer of a rule");
    }

    private boolean forbids(Prohibition never, Purpose purpose, Optional<Destination> to, DataCategory category) {
        boolean somebodyNamed = never.recipients().isEmpty()
                || to.isPresent() && names(never.recipients(), declared(to.get().recipient()));
        return (never.purposes().isEmpty() || names(never.purposes(), purpose))
                && (never.categories().isEmpty() || names(never.categories(), category))
                && somebodyNamed;
    }

    private static boolean joins(ProcessingRule rule, Role role, DataCategory category) {
        return rule.roles().stream().anyMatch(named -> named.id().equals(role.id()))
                && names(rule.categories(), category);
    }

    /** Whether a term, or a wider one, is among those named. */
    private static boolean names(Collection<? extends Term> named, Term term) {
        return named.stream().anyMatch(wider -> isPartOf(term, wider));
    }

    private Recipient declared(Recipient recipient) {
        return policy.vocabulary().recipient(recipient.id());
    }

    private Optional<Reason> transfer(ProcessingRule rule, Destination to) {
        Recipient recipient = declared(to.recipient());
        if (!names(rule.recipients(), recipient)) {
            return Optional.of(Reason.RECIPIENT_NOT_ALLOWED);
        }
        Optional<String> country = to.country().or(recipient::country);
        boolean inside =
                country.isPresent() ? Recipient.isInEea(country.get()) : recipient.kind() == Recipient.Kind.INTERNAL;
        boolean safe = !to.safeguards().isEmpty() || !recipient.safeguards().isEmpty();
        return inside || safe ? Optional.empty() : Optional.of(Reason.TRANSFER_WITHOUT_SAFEGUARD);
    }

    private static Optional<Instant> happened(Event event, RecordState record, Instant now) {
        return recorded(event, record).filter(at -> !at.isAfter(now));
    }

    private static Optional<Instant> recorded(Event event, RecordState record) {
        return record.events().entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(event.id()))
                .map(Map.Entry::getValue)
                .reduce((a, b) -> a.isAfter(b) ? a : b);
    }

    private static Optional<Reason> waits(ProcessingRule rule, RecordState record, Instant now) {
        boolean all = rule.onlyAfter().stream()
                .allMatch(event -> happened(event, record, now).isPresent());
        return all ? Optional.empty() : Optional.of(Reason.CONDITION_NOT_MET);
    }

    private static Optional<Reason> basis(ProcessingRule rule, Purpose purpose, ReferencePerson person) {
        if (rule.basis() instanceof LegalBasis.Consent) {
            Optional<Reason> missing = person.consentMissing(purpose);
            if (missing.isPresent()) {
                return missing;
            }
        }
        boolean byBasis =
                rule.basis() instanceof LegalBasis.LegitimateInterests || rule.basis() instanceof LegalBasis.PublicTask;
        boolean open = ReferencePerson.isDirectMarketing(purpose) || byBasis && !ReferencePerson.isLegalClaims(purpose);
        return open && person.objectedSince(purpose).isPresent() ? Optional.of(Reason.OBJECTED) : Optional.empty();
    }

    private Optional<Reason> over(
            ProcessingRule rule, RecordState record, DataCategory category, ReferencePerson person) {
        if (rule.retention() instanceof Retention.WhileOtherwiseKept) {
            boolean kept = grounds(person, record, category, Optional.empty()).values().stream()
                    .anyMatch(end -> end.keeps(person.now()));
            return kept ? Optional.empty() : Optional.of(Reason.RETENTION_ENDED);
        }
        End end = end(rule.retention(), record, person.now());
        if (end.keeps(person.now())) {
            return Optional.empty();
        }
        return Optional.of(end instanceof End.Never ? Reason.CONDITION_NOT_MET : Reason.RETENTION_ENDED);
    }

    /** The end of a retention; a consent that it leans on is looked at beside it. */
    private End end(Retention retention, RecordState record, Instant now) {
        if (retention instanceof Retention.Until until) {
            return happened(until.event(), record, now).<End>map(End.At::new).orElseGet(End.Open::new);
        } else if (retention instanceof Retention.After after) {
            return happened(after.event(), record, now)
                    .<End>map(at -> new End.At(periods.due(at, after.period(), after.anchor())))
                    .orElseGet(End.Open::new);
        } else if (retention instanceof Retention.WhileRequired required) {
            return happened(required.from(), record, now).isPresent()
                    ? end(Retention.until(required.until()), record, now)
                    : new End.Never();
        } else if (retention instanceof Retention.UntilRecorded planned) {
            return recorded(planned.event(), record).<End>map(End.At::new).orElseGet(End.Never::new);
        } else if (retention instanceof Retention.LatestOf latest) {
            return latest.parts().stream().map(part -> end(part, record, now)).reduce(new End.Never(), End::last);
        } else if (retention instanceof Retention.EarliestOf earliest) {
            return earliest.parts().stream().map(part -> end(part, record, now)).reduce(new End.Open(), End::first);
        }
        return new End.Open();
    }

    /**
     * What keeps a datum, or kept it once, by rule and purpose: every purpose a rule serves, the narrower ones included,
     * for a person may have consented to one of these alone.
     */
    Map<String, End> grounds(
            SubjectState state, RecordState record, DataCategory category, Optional<Purpose> asked, Instant now) {
        DataCategory known = policy.vocabulary().category(category.id());
        // A purpose that leans on what other rules keep is kept by all of them.
        boolean leans = asked.isPresent()
                && policy.rules().stream()
                        .filter(rule -> rule.retention() instanceof Retention.WhileOtherwiseKept)
                        .anyMatch(rule -> joins(rule, record.role(), known)
                                && names(
                                        rule.purposes(),
                                        policy.vocabulary().purpose(asked.get().id())));
        return grounds(new ReferencePerson(policy, state, now), record, known, leans ? Optional.empty() : asked);
    }

    private Map<String, End> grounds(
            ReferencePerson person, RecordState record, DataCategory category, Optional<Purpose> asked) {
        Map<String, End> grounds = new LinkedHashMap<>();
        for (ProcessingRule rule : policy.rules()) {
            boolean byItself = !(rule.retention() instanceof Retention.WhileOtherwiseKept);
            if (byItself && joins(rule, record.role(), category)) {
                End end = end(rule.retention(), record, person.now());
                for (Purpose purpose : allPurposes) {
                    if (names(rule.purposes(), purpose)
                            && asked.map(wanted -> wanted.id().equals(purpose.id()))
                                    .orElse(true)) {
                        grounds.put(rule.id() + "/" + purpose.id(), keeping(rule, purpose, person, end));
                    }
                }
            }
        }
        return grounds;
    }

    /** Live, or able to become live without a new act of the person: of all that must hold, the first to end. */
    private static End keeping(ProcessingRule rule, Purpose purpose, ReferencePerson person, End retention) {
        End end = rule.basis() instanceof LegalBasis.Consent
                ? End.first(retention, person.consentEnd(purpose))
                : retention;
        Optional<Instant> objected =
                ReferencePerson.isDirectMarketing(purpose) ? person.objectedSince(purpose) : Optional.empty();
        return objected.isPresent() ? End.first(end, new End.At(objected.get())) : end;
    }

    /** Whether a rule joins role and category and may be fed from the source. */
    Answer collection(Role role, DataCategory category, Source source) {
        List<ProcessingRule> joining = policy.rules().stream()
                .filter(rule -> joins(rule, role, category))
                .toList();
        Optional<ProcessingRule> open = joining.stream()
                .filter(rule -> names(rule.sources(), policy.vocabulary().source(source.id())))
                .findFirst();
        if (open.isPresent()) {
            return Answer.permittedBy(open.get().id());
        }
        return joining.isEmpty()
                ? Answer.refused(Reason.NO_RULE)
                : Answer.refused(Reason.SOURCE_NOT_DECLARED, joining.get(0).id());
    }
}
