package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.PolicyException;
import com.mittliv.privacy.spring.PolicyFiles;
import com.mittliv.privacy.spring.PolicyNotFoundException;
import com.mittliv.privacy.spring.PolicyRehearsal;
import com.mittliv.privacy.spring.PolicyVersions;
import com.mittliv.privacy.spring.reload.PolicyFileStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what a start would make of what was found. */
final class Judgement {
    private final Policy inForce;
    private final Optional<RefusedPolicy> refused;
    private final List<PolicyRehearsal> rehearsals;
    private final Optional<PolicyRestart> restart;

    Judgement(
            Policy inForce,
            Optional<RefusedPolicy> refused,
            List<PolicyRehearsal> rehearsals,
            Optional<PolicyRestart> restart) {
        this.inForce = inForce;
        this.refused = refused;
        this.rehearsals = rehearsals;
        this.restart = restart;
    }

    /**
     * How it stands.
     *
     * @param status what was found out
     * @param until when it is to be found out anew, even where nothing changes
     */
    record Verdict(PolicyFileStatus status, Instant until) {}

    /** What becomes of another version that can be used. */
    State onChange() {
        return restart.isPresent() && restart.get().hindrance().isEmpty() ? State.RESTARTS : State.WAITS_FOR_RESTART;
    }

    Verdict of(PolicyFiles.Content found, Instant now) {
        try {
            PolicyVersions versions = found.read();
            // INVARIANT: a clock that steps back takes no version out of force that is still there.
            Instant at = versions.all().contains(inForce) ? later(now, PolicyVersions.takesEffectAt(inForce)) : now;
            Optional<Policy> next = versions.nextAfter(at);
            return new Verdict(
                    judge(versions.inForceAt(at), next),
                    next.map(PolicyVersions::takesEffectAt).orElse(Instant.MAX));
        } catch (PolicyException | PolicyNotFoundException e) {
            return new Verdict(PolicyFileStatus.broken(inForce, String.valueOf(e.getMessage())), Instant.MAX);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private PolicyFileStatus judge(Policy chosen, Optional<Policy> next) {
        if (!chosen.equals(inForce)) {
            PolicyChange change = PolicyChange.between(inForce, chosen);
            String problems = problems(change);
            // A change that must be mended before it takes effect is as good as a broken file.
            return problems.isEmpty()
                    ? PolicyFileStatus.waiting(onChange(), change)
                    : PolicyFileStatus.broken(inForce, problems);
        }
        return next.map(version -> PolicyChange.between(inForce, version))
                .map(change -> PolicyFileStatus.ahead(change, problems(change)))
                .orElseGet(() -> PolicyFileStatus.inForce(inForce));
    }

    private String problems(PolicyChange change) {
        if (!change.problems().isEmpty()) {
            return change.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
        }
        return refused.filter(before -> before.policy().equals(change.after()))
                .map(RefusedPolicy::because)
                .orElseGet(() -> rehearsals.stream()
                        .flatMap(rehearsal -> rehearsal.findings(change.after()).stream())
                        .distinct()
                        .collect(Collectors.joining("\n")));
    }
}
