package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.policy.Policy;
import java.util.Optional;

/**
 * How the policy file stands to the policy in force. Published when it becomes another.
 *
 * @param state whether the file holds the policy in force
 * @param inForce the policy in force, which only a start changes
 * @param waiting what the file changes, where it holds another valid policy
 * @param problem what is wrong with the file, where something is
 */
public record PolicyFileStatus(State state, Policy inForce, Optional<PolicyChange> waiting, Optional<String> problem) {
    /** Whether the file holds the policy in force. */
    public enum State {
        /** It does. */
        IN_FORCE,
        /** It holds another, which the next start brings into force. */
        WAITS_FOR_RESTART,
        /** It holds none that can be used: the policy in force stays, and the application would not start again. */
        BROKEN
    }

    static PolicyFileStatus inForce(Policy policy) {
        return new PolicyFileStatus(State.IN_FORCE, policy, Optional.empty(), Optional.empty());
    }

    static PolicyFileStatus waiting(PolicyChange change) {
        return new PolicyFileStatus(State.WAITS_FOR_RESTART, change.before(), Optional.of(change), Optional.empty());
    }

    static PolicyFileStatus broken(Policy policy, String problem) {
        return new PolicyFileStatus(State.BROKEN, policy, Optional.empty(), Optional.of(problem));
    }
}
