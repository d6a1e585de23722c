package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Condition;
import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Decision.Question;
import com.mittliv.privacy.decision.RoleRules.Numbered;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.RetentionEnd;
import com.mittliv.privacy.retention.RetentionEnd.At;
import com.mittliv.privacy.retention.RetentionEnd.Open;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns questions in the policy's terms into what is asked on every access, and answers those that are asked rarely. */
final class Questions {
    private final PrivacyEngine engine;
    private final RuleIndex index;

    Questions(PrivacyEngine engine, RuleIndex index) {
        this.engine = engine;
        this.index = index;
    }

    Lane[][] lanes(Purpose purpose, Optional<Destination> destination, List<DataCategory> asked) {
        Purpose known = index.declared(purpose);
        Optional<Destination> to = destination.map(index::declared);
        Lane[][] lanes = new Lane[asked.size()][];
        for (int i = 0; i < lanes.length; i++) {
            DataCategory category = index.declared(asked.get(i));
            lanes[i] = new Lane[index.roles()];
            for (int role = 0; role < index.roles(); role++) {
                lanes[i][role] = lane(known, to, category, role);
            }
        }
        return lanes;
    }

    Decision decide(Request request) {
        Purpose purpose = index.declared(request.purpose());
        Optional<Destination> to = request.destination().map(index::declared);
        CompiledSubject person = engine.compiled(request.subject());
        CompiledRecord row = engine.compiled(request.record());
        Decision first = null;
        for (DataCategory category : request.categories()) {
            Decision next = lane(purpose, to, index.declared(category), row.role)
                    .decideUse(person, row.clocks, Nanos.of(request.at()));
            if (!next.isPermitted()) {
                return next;
            }
            first = first == null ? next : first;
        }
        if (first == null) {
            throw new IllegalArgumentException("name at least one data category to access");
        }
        return first;
    }

    private Lane lane(Purpose purpose, Optional<Destination> destination, DataCategory category, int role) {
        Question question =
                new Question(Optional.of(purpose), destination.map(Destination::recipient), category, index.role(role));
        if (index.isProhibited(purpose, destination, category)) {
            return new Lane(question, List.of(), new Deny(question, Reason.PROHIBITED, Optional.empty()));
        }
        RoleRules rules = index.rulesOf(role);
        int[] categoryChain = index.categoryChain(category);
        List<Numbered> serving = rules.serving(index.purposeChain(purpose), categoryChain);
        if (serving.isEmpty()) {
            Optional<ProcessingRule> nearest = rules.firstUsing(categoryChain).map(Numbered::rule);
            Reason reason = nearest.isPresent() ? Reason.PURPOSE_NOT_DECLARED : Reason.NO_RULE;
            return new Lane(question, List.of(), new Deny(question, reason, nearest));
        }
        Supplier<List<ProcessingRule>> otherGrounds =
                () -> rules.using(categoryChain).stream().map(Numbered::ground).toList();
        Deny furthest = new Deny(question, Reason.NO_RULE, Optional.empty());
        List<Lane.Option> options = new ArrayList<>();
        for (Numbered numbered : serving) {
            Optional<Reason> obstacle = obstacle(numbered, destination);
            if (obstacle.isEmpty()) {
                options.add(option(numbered.rule(), purpose, otherGrounds, rules.clocks()));
            } else if (obstacle.get().stage() > furthest.reason().stage()) {
                furthest = new Deny(question, obstacle.get(), Optional.of(numbered.rule()));
            }
        }
        return new Lane(question, options, furthest);
    }

    private Lane.Option option(
            ProcessingRule rule, Purpose purpose, Supplier<List<ProcessingRule>> otherGrounds, RoleClocks clocks) {
        List<ProcessingRule> grounds = Conditions.keepsByItself(rule) ? List.of() : otherGrounds.get();
        return new Lane.Option(
                rule,
                Liveness.compile(Conditions.toUse(rule, purpose, grounds), index, clocks),
                Liveness.compile(Conditions.toStore(rule, purpose, grounds), index, clocks));
    }

    Condition.AnyOf conditionToUse(Role role, DataCategory category, Purpose purpose) {
        Purpose knownPurpose = index.declared(purpose);
        DataCategory known = index.declared(category);
        RoleRules rules = index.rulesOf(index.declared(role));
        if (index.isProhibited(knownPurpose, Optional.empty(), known)) {
            return new Condition.AnyOf(List.of());
        }
        int[] chain = index.categoryChain(known);
        List<ProcessingRule> grounds =
                rules.using(chain).stream().map(Numbered::ground).toList();
        return new Condition.AnyOf(rules.serving(index.purposeChain(knownPurpose), chain).stream()
                .<Condition>map(numbered -> Conditions.toUse(numbered.rule(), knownPurpose, grounds))
                .toList());
    }

    List<ProcessingRule> rulesUsing(Role role, DataCategory category) {
        return index.rulesOf(index.declared(role)).using(index.categoryChain(index.declared(category))).stream()
                .map(Numbered::rule)
                .toList();
    }

    /** What keeps a rule that serves the purpose from being asked at all. */
    private Optional<Reason> obstacle(Numbered rule, Optional<Destination> destination) {
        if (destination.isEmpty()) {
            return Optional.empty();
        }
        if (!rule.reaches(index.recipientChain(destination.get().recipient()))) {
            return Optional.of(Reason.RECIPIENT_NOT_ALLOWED);
        }
        return destination.get().isLawfulTransfer() ? Optional.empty() : Optional.of(Reason.TRANSFER_WITHOUT_SAFEGUARD);
    }

    Decision collection(Role role, DataCategory category, Source source) {
        Role knownRole = index.declared(role);
        DataCategory known = index.declared(category);
        int[] sourceChain = index.sourceChain(source);
        Question question = new Question(Optional.empty(), Optional.empty(), known, knownRole);
        List<Numbered> using = index.rulesOf(knownRole).using(index.categoryChain(known));
        for (Numbered numbered : using) {
            if (numbered.draws(sourceChain)) {
                return new Permit(question, numbered.rule());
            }
        }
        Reason reason = using.isEmpty() ? Reason.NO_RULE : Reason.SOURCE_NOT_DECLARED;
        return new Deny(question, reason, using.stream().map(Numbered::rule).findFirst());
    }

    KeepingVerdict retention(
            SubjectState subject, RecordState record, DataCategory category, Optional<Purpose> purpose, Instant now) {
        if (!subject.isAvailable()) {
            throw new IllegalArgumentException(
                    "nothing is known of the person, so no retention can be told; load the person's state first");
        }
        DataCategory known = index.declared(category);
        Optional<Purpose> asked = purpose.map(index::declared);
        List<Numbered> using = index.rulesOf(record.role()).using(index.categoryChain(known));
        boolean leans = asked.isPresent()
                && using.stream()
                        .anyMatch(rule ->
                                !Conditions.keepsByItself(rule.rule()) && rule.serves(index.purposeChain(asked.get())));
        Ends ends = new Ends(engine, index, subject, record, now);
        List<Ground> grounds = new ArrayList<>();
        for (Numbered numbered : using) {
            if (Conditions.keepsByItself(numbered.rule())) {
                for (Purpose told : purposesToTell(numbered, leans ? Optional.empty() : asked)) {
                    RetentionEnd end = ends.of(Conditions.toKeep(numbered.rule(), told));
                    grounds.add(new Ground.ByRule(numbered.rule(), told, end));
                }
            }
        }
        if (asked.isEmpty()) {
            subject.holds().stream()
                    .filter(hold -> !now.isBefore(hold.from()))
                    .forEach(hold -> grounds.add(new Ground.ByHold(
                            hold, hold.end().<RetentionEnd>map(At::new).orElseGet(Open::new))));
        }
        return new KeepingVerdict(known, now, engine.policy().timeZone(), grounds);
    }

    private Collection<Purpose> purposesToTell(Numbered rule, Optional<Purpose> asked) {
        if (asked.isEmpty()) {
            return rule.ground().purposes();
        }
        return rule.serves(index.purposeChain(asked.get())) ? List.of(asked.get()) : List.of();
    }
}
