package com.mittliv.privacy.policy;

import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Term;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One promise of a policy, an entry of the record of processing (Art. 30 GDPR): data of these categories, about people
 * in these roles, are used for these purposes, on this basis, by the controller and these recipients, for so long.
 *
 * <pre>{@code
 * rule("papers-for-legal-claims")
 *     .about(JOB_APPLICANT).using(APPLICATION_DOCUMENTS).forPurpose(DEFEND_LEGAL_CLAIMS)
 *     .on(legitimateInterests(Text.of("en", "to meet claims under the Discrimination Act")))
 *     .kept(years(2).after(RECRUITMENT_CLOSED))
 * }</pre>
 *
 * @param id the stable id, unique in the policy
 * @param section the section of the policy the rule stands for
 * @param text the policy's words the rule stands for
 * @param roles about whom
 * @param categories which data; narrower categories are covered
 * @param purposes what for; narrower purposes are covered
 * @param basis what makes it lawful
 * @param specialCategoryCondition what lifts the ban on special categories, where there are any
 * @param onlyAfter the events that must all have happened before the data are used
 * @param recipients who gets the data beside the controller; narrower recipients are covered
 * @param retention how long the data are kept on this ground
 * @param sources where the data may be collected from; narrower sources are covered
 * @param notes remarks for the policy's keepers, never shown to the people concerned
 */
public record ProcessingRule(
        String id,
        Optional<String> section,
        Text text,
        Set<Role> roles,
        Set<DataCategory> categories,
        Set<Purpose> purposes,
        LegalBasis basis,
        Optional<SpecialCategoryCondition> specialCategoryCondition,
        Set<Event> onlyAfter,
        Set<Recipient> recipients,
        Retention retention,
        Set<Source> sources,
        List<String> notes) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the id is malformed, or there is no role, no category or no purpose
     */
    public ProcessingRule {
        Term.requireId(id);
        roles = requireSome(roles, id, "role");
        categories = requireSome(categories, id, "data category");
        purposes = requireSome(purposes, id, "purpose");
        onlyAfter = copy(onlyAfter);
        recipients = copy(recipients);
        sources = copy(sources);
        notes = List.copyOf(notes);
    }

    /**
     * Starts a rule.
     *
     * @param id the stable id, for example {@code send-newsletter}
     * @return a builder that reads as the sentence the rule stands for
     * @throws IllegalArgumentException if the id is malformed
     */
    public static Builder rule(String id) {
        return new Builder(Term.requireId(id));
    }

    private static <T> Set<T> requireSome(Set<T> terms, String id, String what) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("rule `" + id + "` names no " + what + "; name at least one");
        }
        return copy(terms);
    }

    private static <T> Set<T> copy(Set<T> terms) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(terms));
    }

    /** Builds a rule in the order of the sentence it stands for. */
    public static final class Builder {
        private final String id;
        private Optional<String> section = Optional.empty();
        private Text text = Text.NONE;
        private final Set<Role> roles = new LinkedHashSet<>();
        private final Set<DataCategory> categories = new LinkedHashSet<>();
        private final Set<Purpose> purposes = new LinkedHashSet<>();
        private @Nullable LegalBasis basis;
        private Optional<SpecialCategoryCondition> specialCategoryCondition = Optional.empty();
        private final Set<Event> onlyAfter = new LinkedHashSet<>();
        private final Set<Recipient> recipients = new LinkedHashSet<>();
        private @Nullable Retention retention;
        private final Set<Source> sources = new LinkedHashSet<>();
        private final List<String> notes = new java.util.ArrayList<>();

        private Builder(String id) {
            this.id = id;
        }

        /**
         * The section of the policy the rule stands for.
         *
         * @param number for example {@code 3.3}
         * @return this
         */
        public Builder section(String number) {
            section = Optional.of(number);
            return this;
        }

        /**
         * The policy's words the rule stands for.
         *
         * @param words the words, as people read them
         * @return this
         */
        public Builder text(Text words) {
            text = words;
            return this;
        }

        /**
         * About whom.
         *
         * @param subjects the roles
         * @return this
         */
        public Builder about(Role... subjects) {
            roles.addAll(List.of(subjects));
            return this;
        }

        /**
         * Which data; narrower categories are covered.
         *
         * @param data the categories
         * @return this
         */
        public Builder using(DataCategory... data) {
            categories.addAll(List.of(data));
            return this;
        }

        /**
         * What for; narrower purposes are covered.
         *
         * @param ends the purposes
         * @return this
         */
        public Builder forPurpose(Purpose... ends) {
            purposes.addAll(List.of(ends));
            return this;
        }

        /**
         * On which legal basis.
         *
         * @param lawfulness the basis
         * @return this
         */
        public Builder on(LegalBasis lawfulness) {
            basis = lawfulness;
            return this;
        }

        /**
         * What lifts the ban on special categories (Art. 9(2) GDPR).
         *
         * @param condition the condition
         * @return this
         */
        public Builder under(SpecialCategoryCondition condition) {
            specialCategoryCondition = Optional.of(condition);
            return this;
        }

        /**
         * Which events must all have happened first.
         *
         * @param events the events
         * @return this
         */
        public Builder onlyAfter(Event... events) {
            onlyAfter.addAll(List.of(events));
            return this;
        }

        /**
         * Who gets the data beside the controller; narrower recipients are covered.
         *
         * @param receivers the recipients
         * @return this
         */
        public Builder disclosedTo(Recipient... receivers) {
            recipients.addAll(List.of(receivers));
            return this;
        }

        /**
         * How long the data are kept on this ground.
         *
         * @param time the retention
         * @return this
         */
        public Builder kept(Retention time) {
            retention = time;
            return this;
        }

        /**
         * Where the data may be collected from; narrower sources are covered.
         *
         * @param origins the sources
         * @return this
         */
        public Builder from(Source... origins) {
            sources.addAll(List.of(origins));
            return this;
        }

        /**
         * A remark for the policy's keepers.
         *
         * @param remark the remark
         * @return this
         */
        public Builder note(String remark) {
            notes.add(remark);
            return this;
        }

        /**
         * Completes the rule.
         *
         * @return the rule
         * @throws IllegalArgumentException if it lacks a role, a category, a purpose, a basis or a retention
         */
        public ProcessingRule build() {
            if (basis == null) {
                throw new IllegalArgumentException("rule `" + id + "` has no legal basis; name one with `on(…)`");
            }
            if (retention == null) {
                throw new IllegalArgumentException("rule `" + id + "` has no retention; state it with `kept(…)`");
            }
            return new ProcessingRule(
                    id,
                    section,
                    text,
                    roles,
                    categories,
                    purposes,
                    basis,
                    specialCategoryCondition,
                    onlyAfter,
                    recipients,
                    retention,
                    sources,
                    notes);
        }
    }
}
