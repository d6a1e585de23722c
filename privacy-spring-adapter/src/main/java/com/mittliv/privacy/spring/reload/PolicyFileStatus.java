package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.comparison.PolicyChange;
import com.mittliv.privacy.policy.Policy;
import java.util.Optional;

/**
 * How the policy file, or the folder of versions, stands to the policy in force. Published when it becomes another.
 *
 * @param state whether it holds the policy in force
 * @param inForce the policy in force, which only a start changes
 * @param waiting what another valid version changes, where one waits
 * @param problem what is wrong, where something is
 */
public record PolicyFileStatus(State state, Policy inForce, Optional<PolicyChange> waiting, Optional<String> problem) {
    /** Whether it holds the policy in force. */
    public enum State {
        /** It does. */
        IN_FORCE,
        /**
         * It does, beside a version that takes effect on a later day; with a problem, where that one could not be used as
         * things are.
         */
        WAITS_FOR_ITS_DAY,
        /** It holds another, which the next start brings into force. */
        WAITS_FOR_RESTART,
        /** It holds another, with which the application starts anew in its process now. */
        RESTARTS,
        /** It holds none that can be used: the policy in force stays, and the application would not start again. */
        BROKEN
    }

    static PolicyFileStatus inForce(Policy policy) {
        return new PolicyFileStatus(State.IN_FORCE, policy, Optional.empty(), Optional.empty());
    }

    static PolicyFileStatus waiting(State state, PolicyChange change) {
        return new PolicyFileStatus(state, change.before(), Optional.of(change), Optional.empty());
    }

    static PolicyFileStatus ahead(PolicyChange change, String problem) {
        return new PolicyFileStatus(
                State.WAITS_FOR_ITS_DAY,
                change.before(),
                Optional.of(change),
                Optional.of(problem).filter(told -> !told.isEmpty()));
    }

    static PolicyFileStatus broken(Policy policy, String problem) {
        return new PolicyFileStatus(State.BROKEN, policy, Optional.empty(), Optional.of(problem));
    }
}
