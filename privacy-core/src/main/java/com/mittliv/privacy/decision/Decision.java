package com.mittliv.privacy.decision;

import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question: a permit with the rule that permits, or a refusal with its reason.
 *
 * <p>Decisions are shared constants; their explanation is built only when asked for, and holds no personal value.
 */
public abstract sealed class Decision {
    /**
     * What was asked, as far as the policy knows it.
     *
     * @param purpose what for; empty where the question is one of collection
     * @param recipient who would get the data; empty for the controller itself
     * @param category which data
     * @param role in which capacity the person is known
     */
    public record Question(
            Optional<Purpose> purpose, Optional<Recipient> recipient, DataCategory category, Role role) {}

    private final Question question;
    // A field, not a question of type: whoever asks need not guess which of the two kinds it is.
    private final boolean permitted;

    private Decision(Question question, boolean permitted) {
        this.question = question;
        this.permitted = permitted;
    }

    /** A live rule permits it. */
    public static final class Permit extends Decision {
        private final ProcessingRule rule;

        Permit(Question question, ProcessingRule rule) {
            super(question, true);
            this.rule = rule;
        }

        /**
         * The rule that permits.
         *
         * @return the first live rule of the policy
         */
        public ProcessingRule rule() {
            return rule;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Permit that && question().equals(that.question()) && rule.equals(that.rule);
        }

        @Override
        public int hashCode() {
            return Objects.hash(question(), rule.id());
        }

        @Override
        public String toString() {
            return "Permit[rule `" + rule.id() + "`]";
        }
    }

    /** Nothing permits it. */
    public static final class Deny extends Decision {
        private final Reason reason;
        private final Optional<ProcessingRule> nearest;
        private final Optional<Prohibition> prohibition;
        private final List<ProcessingRule> others;

        private Deny(
                Question question,
                Reason reason,
                Optional<ProcessingRule> nearest,
                Optional<Prohibition> prohibition,
                List<ProcessingRule> others) {
            super(question, false);
            this.reason = reason;
            this.nearest = nearest;
            this.prohibition = prohibition;
            this.others = others;
        }

        /** A refusal that one rule explains. */
        Deny(Question question, Reason reason, Optional<ProcessingRule> nearest) {
            this(question, reason, nearest, Optional.empty(), List.of());
        }

        static Deny prohibited(Question question, Prohibition never) {
            return new Deny(question, Reason.PROHIBITED, Optional.empty(), Optional.of(never), List.of());
        }

        /** What rules there are on the data do not declare what was asked; with none at all there is no rule. */
        static Deny undeclared(Question question, Reason reason, List<ProcessingRule> using) {
            return using.isEmpty()
                    ? new Deny(question, Reason.NO_RULE, Optional.empty())
                    : new Deny(question, reason, Optional.of(using.get(0)), Optional.empty(), List.copyOf(using));
        }

        /**
         * Why the rule that came furthest does not permit it.
         *
         * @return the reason
         */
        public Reason reason() {
            return reason;
        }

        /**
         * The rule that came furthest.
         *
         * @return empty where no rule joins the terms
         */
        public Optional<ProcessingRule> nearest() {
            return nearest;
        }

        /**
         * The promise that forbids it.
         *
         * @return empty unless the reason is {@link Reason#PROHIBITED}
         */
        public Optional<Prohibition> prohibition() {
            return prohibition;
        }

        /**
         * The rules that use these data of this role otherwise.
         *
         * @return none unless no rule declares the purpose or the source
         */
        public List<ProcessingRule> others() {
            return others;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Deny that
                    && question().equals(that.question())
                    && reason == that.reason
                    && nearest.equals(that.nearest)
                    && prohibition.equals(that.prohibition)
                    && others.equals(that.others);
        }

        @Override
        public int hashCode() {
            return Objects.hash(question(), reason, nearest.map(ProcessingRule::id));
        }

        @Override
        public String toString() {
            return "Deny[" + reason
                    + nearest.map(rule -> ", rule `" + rule.id() + "`").orElse("") + "]";
        }
    }

    /**
     * What was asked.
     *
     * @return the question
     */
    public final Question question() {
        return question;
    }

    /**
     * Tells whether it is a permit.
     *
     * @return true for {@link Permit}
     */
    public final boolean isPermitted() {
        return permitted;
    }

    /**
     * The answer in words: what decided, where the policy says so, and what would have to change.
     *
     * @param language the ISO 639 code; {@code sv} and {@code en} are spoken, any other is answered in English
     * @return a few sentences without personal values
     */
    public final String explain(String language) {
        return Explanations.of(this, language);
    }
}
