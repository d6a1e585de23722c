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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    private final Declared<Role> roles;

    PolicyComparison(Versions versions, Map<Purpose, ChangeClass> declared) {
        this.versions = versions;
        this.before = versions.before().policy();
        this.after = versions.after().policy();
        this.declared = declared;
        this.classes = new Classification(versions);
        this.roles = new Declared<>(
                versions.after().roles().all(), versions.before().roles().all());
    }

    PolicyChange compare() {
        List<RuleChange> rules = rules();
        classes.purposes();
        List<ChangeDetail> others = new ArrayList<>(classes.cookies());
        others.addAll(new GeneralComparison(versions).details());
        Map<String, ChangeClass> told = checkDeclared();
        List<PurposeChange> purposes = versions.purposes().all().stream()
                .flatMap(purpose -> change(purpose, Optional.ofNullable(told.get(purpose.id()))).stream())
                .toList();
        List<DataDue> due = new DueComparison(versions, lapsing(purposes)).due();
        PolicyChange change =
                new PolicyChange(before, after, rules, purposes, others, due, List.of(), problems(purposes));
        return new PolicyChange(before, after, rules, purposes, others, due, duties(change), change.problems());
    }

    private List<RuleChange> rules() {
        Map<String, ProcessingRule> earlier = pairs();
        Set<String> known = new HashSet<>();
        earlier.values().forEach(was -> known.add(was.id()));
        List<RuleChange> changes = new ArrayList<>();
        for (ProcessingRule now : after.rules()) {
            Optional.ofNullable(earlier.get(now.id()))
                    .map(was -> classes.changed(was, now))
                    .orElseGet(() -> Optional.of(classes.added(now)))
                    .ifPresent(changes::add);
        }
        before.rules().stream()
                .filter(was -> !known.contains(was.id()))
                .forEach(was -> changes.add(classes.removed(was)));
        return changes;
    }

    /** By the id of each rule of the new version, the same rule of the old: by its id, else by all it does. */
    private Map<String, ProcessingRule> pairs() {
        Map<ProcessingRule, Deque<ProcessingRule>> gone = new HashMap<>();
        before.rules().stream()
                .filter(was -> versions.after().rule(was.id()).isEmpty())
                .forEach(was -> gone.computeIfAbsent(bare(was), does -> new ArrayDeque<>())
                        .add(was));
        Map<String, ProcessingRule> pairs = new HashMap<>();
        for (ProcessingRule now : after.rules()) {
            versions.before()
                    .rule(now.id())
                    .or(() -> Optional.ofNullable(gone.get(bare(now))).map(Deque::poll))
                    .ifPresent(was -> pairs.put(now.id(), was));
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

    /** The classes declared, by the ids of their purposes. */
    private Map<String, ChangeClass> checkDeclared() {
        Map<String, ChangeClass> byId = new HashMap<>();
        List<PolicyProblem> problems = new ArrayList<>();
        declared.forEach((purpose, told) -> {
            byId.put(purpose.id(), told);
            Optional<ChangeClass> derived = classes.of(purpose).found();
            if (versions.purposes().find(purpose).isEmpty()) {
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
        return byId;
    }

    private static String name(ChangeClass changeClass) {
        return changeClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String path(Purpose purpose) {
        int place = versions.after().purposes().placeOf(purpose);
        return "$.vocabulary.purposes" + (place < 0 ? "" : "[" + place + "]");
    }

    private Optional<PurposeChange> change(Purpose purpose, Optional<ChangeClass> told) {
        Tally tally = classes.of(purpose);
        Optional<ChangeClass> found = told.or(tally::found);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Set<Role> concerned = tally.concerned();
        if (told.isPresent() && told.get() != ChangeClass.EDITORIAL) {
            concerned.addAll(versions.before().rolesFor(purpose));
            concerned.addAll(versions.after().rolesFor(purpose));
        }
        Optional<Renewal> renewal =
                found.get() == ChangeClass.CONSENT_AFFECTING ? renewal(purpose, tally) : Optional.empty();
        return Optional.of(new PurposeChange(
                purpose, found.get(), new LinkedHashSet<>(roles.named(concerned)), tally.details(), renewal));
    }

    private Optional<Renewal> renewal(Purpose purpose, Tally tally) {
        if (!versions.after().asks(purpose)) {
            return Optional.empty();
        }
        boolean all = tally.makesAllLapse() || tally.lapsed().isEmpty();
        Set<String> lapsed = !all
                ? tally.lapsed()
                : versions.before()
                        .purposes()
                        .find(purpose)
                        .filter(versions.before()::asks)
                        .map(Wordings::counting)
                        .orElse(Set.of());
        return Optional.of(new Renewal(lapsed, purpose.wording().version()));
    }

    /** The ids of the purposes for which consents stop counting. */
    private static Set<String> lapsing(List<PurposeChange> purposes) {
        return Terms.ids(purposes.stream()
                .filter(change -> change.renewal().isPresent())
                .map(PurposeChange::purpose)
                .toList());
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
        return versions.purposes().all().stream()
                .anyMatch(purpose -> classes.of(purpose).touchesConsented()
                        && versions.after().asks(purpose));
    }
}
