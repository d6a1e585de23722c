package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.PurposeChange.Renewal;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Duty.When;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.policy.PolicyProblem;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the parts of a comparison together. */
final class PolicyComparison {
    private final Versions versions;
    private final Policy before;
    private final Policy after;
    private final Map<Purpose, ChangeClass> declared;
    private final Classification classes;

    PolicyComparison(Versions versions, Map<Purpose, ChangeClass> declared) {
        this.versions = versions;
        this.before = versions.before();
        this.after = versions.after();
        this.declared = declared;
        this.classes = new Classification(versions);
    }

    PolicyChange compare() {
        List<RuleChange> rules = rules();
        classes.purposes();
        List<ChangeDetail> others = new ArrayList<>(classes.cookies());
        others.addAll(new GeneralComparison(versions).details());
        checkDeclared();
        List<PurposeChange> purposes = versions.purposes().stream()
                .flatMap(purpose -> change(purpose).stream())
                .toList();
        List<DataDue> due = new DueComparison(versions, purpose -> lapses(purposes, purpose)).due();
        PolicyChange change =
                new PolicyChange(before, after, rules, purposes, others, due, List.of(), problems(purposes));
        return new PolicyChange(before, after, rules, purposes, others, due, duties(change), change.problems());
    }

    private List<RuleChange> rules() {
        Map<ProcessingRule, ProcessingRule> earlier = pairs();
        List<RuleChange> changes = new ArrayList<>();
        for (ProcessingRule now : after.rules()) {
            ProcessingRule was = earlier.get(now);
            if (was == null) {
                changes.add(classes.added(now));
            } else {
                classes.changed(was, now).ifPresent(changes::add);
            }
        }
        before.rules().stream()
                .filter(was -> !earlier.containsValue(was))
                .forEach(was -> changes.add(classes.removed(was)));
        return changes;
    }

    /** Each rule of the new version with the same rule of the old: by its id, else by all it does. */
    private Map<ProcessingRule, ProcessingRule> pairs() {
        Map<ProcessingRule, ProcessingRule> pairs = new LinkedHashMap<>();
        after.rules().forEach(now -> before.rule(now.id()).ifPresent(was -> pairs.put(now, was)));
        for (ProcessingRule now : after.rules()) {
            if (!pairs.containsKey(now)) {
                before.rules().stream()
                        .filter(was -> after.rule(was.id()).isEmpty() && !pairs.containsValue(was))
                        .filter(was -> bare(was).equals(bare(now)))
                        .findFirst()
                        .ifPresent(was -> pairs.put(now, was));
            }
        }
        return pairs;
    }

    /** What a rule does, without what it is called. */
    private static ProcessingRule bare(ProcessingRule rule) {
        return new ProcessingRule(
                "any",
                Optional.empty(),
                Text.NONE,
                rule.roles(),
                rule.categories(),
                rule.purposes(),
                rule.basis(),
                rule.specialCategoryCondition(),
                rule.onlyAfter(),
                rule.recipients(),
                rule.retention(),
                rule.sources(),
                List.of());
    }

    private void checkDeclared() {
        List<PolicyProblem> problems = new ArrayList<>();
        declared.forEach((purpose, told) -> {
            Optional<ChangeClass> derived = classes.of(purpose).found();
            if (Terms.find(versions.purposes(), purpose).isEmpty()) {
                problems.add(PolicyProblem.of(
                        "$.vocabulary.purposes",
                        "a class is declared for purpose `" + purpose.id() + "`, which neither version knows",
                        "leave it out"));
            } else if (derived.isPresent() && told.isWeakerThan(derived.get())) {
                problems.add(PolicyProblem.of(
                        path(purpose),
                        "the change to purpose `" + purpose.id() + "` is declared " + name(told) + " and is "
                                + name(derived.get()),
                        "declare it " + name(derived.get()) + ", or undo what changes its rules"));
            }
        });
        if (!problems.isEmpty()) {
            throw new PolicyException("the change of policy `" + after.id() + "`", problems);
        }
    }

    private static String name(ChangeClass changeClass) {
        return changeClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String path(Purpose purpose) {
        List<Purpose> all = after.vocabulary().purposes();
        return Terms.find(all, purpose)
                .map(known -> "$.vocabulary.purposes[" + all.indexOf(known) + "]")
                .orElse("$.vocabulary.purposes");
    }

    private Optional<ChangeClass> declaredFor(Purpose purpose) {
        return declared.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(purpose.id()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<PurposeChange> change(Purpose purpose) {
        Tally tally = classes.of(purpose);
        Optional<ChangeClass> told = declaredFor(purpose);
        Optional<ChangeClass> found = told.or(tally::found);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Set<Role> concerned = tally.concerned();
        if (told.isPresent() && told.get() != ChangeClass.EDITORIAL) {
            concerned.addAll(Versions.rolesFor(before, purpose));
            concerned.addAll(Versions.rolesFor(after, purpose));
        }
        Optional<Renewal> renewal =
                found.get() == ChangeClass.CONSENT_AFFECTING ? renewal(purpose, tally) : Optional.empty();
        return Optional.of(
                new PurposeChange(purpose, found.get(), versions.known(concerned), tally.details(), renewal));
    }

    private Optional<Renewal> renewal(Purpose purpose, Tally tally) {
        if (!Versions.asks(after, purpose)) {
            return Optional.empty();
        }
        boolean all = tally.makesAllLapse() || tally.lapsed().isEmpty();
        Set<String> lapsed = !all
                ? tally.lapsed()
                : Versions.asks(before, purpose)
                        ? Terms.find(before.vocabulary().purposes(), purpose)
                                .map(Wordings::counting)
                                .orElse(Set.of())
                        : Set.of();
        return Optional.of(new Renewal(lapsed, purpose.wording().version()));
    }

    private static boolean lapses(List<PurposeChange> purposes, Purpose purpose) {
        return purposes.stream()
                .filter(change -> change.purpose().id().equals(purpose.id()))
                .flatMap(change -> change.renewal().stream())
                .anyMatch(renewal -> !renewal.lapsed().isEmpty());
    }

    /** Wordings that would let consents count which no longer should. */
    private List<PolicyProblem> problems(List<PurposeChange> purposes) {
        List<PolicyProblem> problems = new ArrayList<>();
        for (PurposeChange change : purposes) {
            Purpose purpose = change.purpose();
            List<String> counting = change.renewal().map(Renewal::lapsed).orElse(Set.of()).stream()
                    .filter(purpose.wording()::counts)
                    .toList();
            if (!counting.isEmpty()) {
                problems.add(PolicyProblem.of(
                        path(purpose) + ".consent",
                        "the change affects consents to purpose `" + purpose.id() + "`, and those given to wording `"
                                + String.join("`, `", counting) + "` would go on counting",
                        "give the wording a new version, and leave the earlier ones out of `alsoValid`"));
            }
        }
        return problems;
    }

    /** What either version promises: what people were promised holds for the change that takes it away. */
    private List<Duty> duties(PolicyChange change) {
        Set<When> occasions = EnumSet.noneOf(When.class);
        change.changeClass().ifPresent(found -> {
            occasions.add(When.ANY_CHANGE);
            if (found != ChangeClass.EDITORIAL) {
                occasions.add(When.MATERIAL_CHANGE_AND_EMAIL_KNOWN);
            }
            if (found == ChangeClass.CONSENT_AFFECTING || touchesConsented()) {
                occasions.add(When.CONSENT_AFFECTING_CHANGE);
            }
        });
        if (!change.due().isEmpty()) {
            occasions.add(When.END_OF_RETENTION);
        }
        List<Duty> duties = new ArrayList<>(after.dutiesOn(occasions));
        before.dutiesOn(occasions).stream()
                .filter(old -> duties.stream().noneMatch(duty -> duty.id().equals(old.id())))
                .forEach(duties::add);
        return duties;
    }

    /** Whether something that people are still asked to consent to is done otherwise, be it less. */
    private boolean touchesConsented() {
        return versions.purposes().stream()
                .anyMatch(purpose -> classes.of(purpose).touchesConsented() && Versions.asks(after, purpose));
    }
}
