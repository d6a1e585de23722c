package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Condition;
import com.mittliv.privacy.condition.Conditions;
import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.Decision.Permit;
import com.mittliv.privacy.decision.Decision.Question;
import com.mittliv.privacy.decision.RoleRules.Numbered;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
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
    /** What is to be done with data. */
    enum Act {
        USE,
        STORE
    }

    private final PrivacyEngine engine;
    private final RuleIndex index;

    Questions(PrivacyEngine engine, RuleIndex index) {
        this.engine = engine;
        this.index = index;
    }

    /** A question in the policy's own terms. */
    Asked asked(Purpose purpose, Optional<Destination> destination, List<DataCategory> categories) {
        return new Asked(
                this,
                index.declared(purpose),
                destination.map(index::declared),
                categories.stream().map(index::declared).toList());
    }

    /** The rules that could let a role's category be used, or stored, for what is asked. */
    Candidate candidates(Asked asked, DataCategory category, int role, Act act) {
        Purpose purpose = asked.purpose();
        Optional<Destination> destination = asked.destination();
        Question question =
                new Question(Optional.of(purpose), destination.map(Destination::recipient), category, index.role(role));
        Optional<Prohibition> never = index.prohibition(purpose, destination, category);
        if (never.isPresent()) {
            return Candidate.none(role, Deny.prohibited(question, never.get()));
        }
        RoleRules rules = index.rulesOf(role);
        int[] categoryChain = index.categoryChain(category);
        List<Numbered> serving = rules.serving(index.purposeChain(purpose), categoryChain);
        if (serving.isEmpty()) {
            return Candidate.none(
                    role,
                    Deny.undeclared(
                            question,
                            Reason.PURPOSE_NOT_DECLARED,
                            rules.using(categoryChain).stream()
                                    .map(Numbered::rule)
                                    .toList()));
        }
        Supplier<List<ProcessingRule>> otherGrounds =
                () -> rules.using(categoryChain).stream().map(Numbered::ground).toList();
        Deny furthest = new Deny(question, Reason.NO_RULE, Optional.empty());
        Candidate first = null;
        // The last of the policy first, so that each has those behind it.
        for (int i = serving.size() - 1; i >= 0; i--) {
            Numbered numbered = serving.get(i);
            Optional<Reason> obstacle = obstacle(numbered, destination);
            if (obstacle.isEmpty()) {
                Liveness check = check(numbered.rule(), purpose, otherGrounds, rules.checks(), act);
                first = Candidate.of(role, question, numbered.rule(), check, first);
            } else if (obstacle.get().stage() >= furthest.reason().stage()) {
                furthest = new Deny(question, obstacle.get(), Optional.of(numbered.rule()));
            }
        }
        return first == null ? Candidate.none(role, furthest) : first;
    }

    private Liveness check(
            ProcessingRule rule,
            Purpose purpose,
            Supplier<List<ProcessingRule>> otherGrounds,
            RecordChecks checks,
            Act act) {
        List<ProcessingRule> grounds = Conditions.keepsByItself(rule) ? List.of() : otherGrounds.get();
        Condition.AllOf condition =
                act == Act.USE ? Conditions.toUse(rule, purpose, grounds) : Conditions.toStore(rule, purpose, grounds);
        return Liveness.compile(condition, index, checks);
    }

    Condition.AnyOf conditionToUse(Role role, DataCategory category, Purpose purpose) {
        Purpose knownPurpose = index.declared(purpose);
        DataCategory known = index.declared(category);
        RoleRules rules = index.rulesOf(index.declared(role));
        if (index.prohibition(knownPurpose, Optional.empty(), known).isPresent()) {
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
        return Deny.undeclared(
                question,
                Reason.SOURCE_NOT_DECLARED,
                using.stream().map(Numbered::rule).toList());
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
