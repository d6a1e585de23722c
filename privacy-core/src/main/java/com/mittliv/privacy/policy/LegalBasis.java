package com.mittliv.privacy.policy;

import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;

/** What makes processing lawful (Art. 6(1) GDPR). */
public sealed interface LegalBasis {
    /** The person agreed to the purpose (Art. 6(1)(a), 7 GDPR); needs a consent in force. */
    record Consent() implements LegalBasis {
        @Override
        public String id() {
            return "consent";
        }
    }

    /** Needed for a contract with the person, or for steps before one (Art. 6(1)(b) GDPR). */
    record Contract() implements LegalBasis {
        @Override
        public String id() {
            return "contract";
        }
    }

    /**
     * Needed to meet a legal obligation (Art. 6(1)(c) GDPR).
     *
     * @param statute what obliges
     */
    record LegalObligation(Text statute) implements LegalBasis {
        @Override
        public String id() {
            return "legal-obligation";
        }
    }

    /** Needed to protect somebody's life or health (Art. 6(1)(d) GDPR). */
    record VitalInterests() implements LegalBasis {
        @Override
        public String id() {
            return "vital-interests";
        }
    }

    /**
     * Needed for a task in the public interest (Art. 6(1)(e) GDPR); stops on objection.
     *
     * @param statute what lays down the task
     */
    record PublicTask(Text statute) implements LegalBasis {
        @Override
        public String id() {
            return "public-task";
        }
    }

    /**
     * Needed for an interest that outweighs the person's (Art. 6(1)(f) GDPR); stops on objection.
     *
     * @param interest the interest pursued, to be told to the person (Art. 13(1)(d))
     * @param assessment where the balancing of interests is recorded
     */
    record LegitimateInterests(Text interest, Optional<String> assessment) implements LegalBasis {
        @Override
        public String id() {
            return "legitimate-interests";
        }
    }

    /**
     * The basis's stable name.
     *
     * @return for example {@code legitimate-interests}
     */
    String id();

    /**
     * The person's consent.
     *
     * @return the basis
     */
    static LegalBasis consent() {
        return new Consent();
    }

    /**
     * A contract with the person.
     *
     * @return the basis
     */
    static LegalBasis contract() {
        return new Contract();
    }

    /**
     * A legal obligation.
     *
     * @param statute what obliges
     * @return the basis
     */
    static LegalBasis legalObligation(Text statute) {
        return new LegalObligation(statute);
    }

    /**
     * Somebody's vital interests.
     *
     * @return the basis
     */
    static LegalBasis vitalInterests() {
        return new VitalInterests();
    }

    /**
     * A task in the public interest.
     *
     * @param statute what lays down the task
     * @return the basis
     */
    static LegalBasis publicTask(Text statute) {
        return new PublicTask(statute);
    }

    /**
     * Legitimate interests whose balancing is not recorded yet.
     *
     * @param interest the interest pursued
     * @return the basis
     */
    static LegalBasis legitimateInterests(Text interest) {
        return new LegitimateInterests(interest, Optional.empty());
    }

    /**
     * Legitimate interests, balanced.
     *
     * @param interest the interest pursued
     * @param assessment where the balancing is recorded
     * @return the basis
     */
    static LegalBasis legitimateInterests(Text interest, String assessment) {
        return new LegitimateInterests(interest, Optional.of(assessment));
    }
}
