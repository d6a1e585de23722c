package com.mittliv.privacy.decision;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import java.util.Optional;

/**
 * The answer to a question: a permit with the rule that permits, or a refusal with its reason.
 *
 * <p>Decisions are shared constants; their explanation is built only when asked for, and holds no personal value.
 */
public sealed interface Decision {
    /**
     * What was asked, as far as the policy knows it.
     *
     * @param purpose what for; empty where the question is one of collection
     * @param recipient who would get the data; empty for the controller itself
     * @param category which data
     * @param role in which capacity the person is known
     */
    record Question(Optional<Purpose> purpose, Optional<Recipient> recipient, DataCategory category, Role role) {}

    /**
     * A live rule permits it.
     *
     * @param question what was asked
     * @param rule the first live rule of the policy
     */
    record Permit(Question question, ProcessingRule rule) implements Decision {}

    /**
     * Nothing permits it.
     *
     * @param question what was asked
     * @param reason why the rule that came furthest does not
     * @param nearest the rule that came furthest; empty where no rule joins the terms
     */
    record Deny(Question question, Reason reason, Optional<ProcessingRule> nearest) implements Decision {}

    /**
     * What was asked.
     *
     * @return the question
     */
    Question question();

    /**
     * Tells whether it is a permit.
     *
     * @return true for {@link Permit}
     */
    default boolean isPermitted() {
        return this instanceof Permit;
    }

    /**
     * The answer in words: what decided, where the policy says so, and what would have to change.
     *
     * @param language the ISO 639 code; {@code sv} and {@code en} are spoken, any other is answered in English
     * @return one or two sentences without personal values
     */
    default String explain(String language) {
        return Explanations.of(this, language);
    }
}
