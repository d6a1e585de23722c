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
            Optional<Policy> next = versions.nextAfter(now);
            return new Verdict(
                    judge(versions.inForceAt(now), next),
                    next.map(PolicyVersions::takesEffectAt).orElse(Instant.MAX));
        } catch (PolicyException | PolicyNotFoundException e) {
            return new Verdict(PolicyFileStatus.broken(inForce, String.valueOf(e.getMessage())), Instant.MAX);
        }
    }

    /** A change that must be mended before it takes effect is as good as a broken file. */
    private PolicyFileStatus judge(Policy chosen, Optional<Policy> next) {
        boolean ahead = chosen.equals(inForce);
        if (ahead && next.isEmpty()) {
            return PolicyFileStatus.inForce(inForce);
        }
        PolicyChange change = PolicyChange.between(inForce, ahead ? next.get() : chosen);
        String problems = problems(change);
        return problems.isEmpty()
                ? PolicyFileStatus.waiting(ahead ? State.WAITS_FOR_ITS_DAY : onChange(), change)
                : PolicyFileStatus.broken(inForce, problems);
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
