package com.mittliv.privacy.rights;

import com.mittliv.privacy.decision.Reason;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;

/**
 * The answer to a person who exercises a right.
 *
 * @param <T> what follows if it is granted
 */
public sealed interface Answer<T> {
    /**
     * The right is open to the person.
     *
     * @param right the right as the policy states it
     * @param content what follows
     * @param <T> what follows
     */
    record Granted<T>(DeclaredRight right, T content) implements Answer<T> {}

    /**
     * The policy does not open the right to the person. What the law gives beside the policy is not touched by it.
     *
     * @param right the right asked for
     * @param reason {@link Reason#NO_RULE} if the policy does not name the right, {@link Reason#CONDITION_NOT_MET} if what
     *     it makes the right depend on is not given
     * @param <T> what would follow
     */
    record Refused<T>(DataSubjectRight right, Reason reason) implements Answer<T> {
        /**
         * The refusal in words for the controller's staff.
         *
         * @return in Swedish and English
         */
        public Text explanation() {
            return reason == Reason.CONDITION_NOT_MET
                    ? Text.of("sv", "policyn ger rätten bara under ett villkor som inte är uppfyllt.")
                            .and("en", "the policy gives the right only on a condition that is not met.")
                    : Text.of("sv", "policyn nämner inte rätten. Pröva begäran direkt mot lagen (artikel 12–22).")
                            .and(
                                    "en",
                                    "the policy does not name the right. Handle the request by the law itself (Art. 12–22).");
        }
    }

    /**
     * What follows.
     *
     * @return empty if the right is refused
     */
    default Optional<T> granted() {
        return this instanceof Granted<T> granted ? Optional.of(granted.content()) : Optional.empty();
    }
}
