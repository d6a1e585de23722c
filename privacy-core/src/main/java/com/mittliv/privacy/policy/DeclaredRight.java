package com.mittliv.privacy.policy;

import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;

/**
 * A right as the policy states it to people.
 *
 * @param right which right
 * @param section the section of the policy that names it
 * @param text the policy's words
 * @param onlyIf what the policy makes the right depend on
 * @param scope how far the right goes
 */
public record DeclaredRight(
        DataSubjectRight right, Optional<String> section, Text text, Optional<Proviso> onlyIf, Scope scope) {
    /** What a policy can make a right depend on. */
    public enum Proviso {
        /** It is technically possible (Art. 20(2) GDPR). */
        TECHNICALLY_POSSIBLE
    }

    /** How far a policy lets a right go. */
    public enum Scope {
        /** As far as by law. */
        AS_BY_LAW,
        /** To all data about the person, on whatever legal basis and wherever they come from; for portability alone. */
        ALL_DATA
    }

    /**
     * Checks the scope.
     *
     * @throws IllegalArgumentException if a right other than portability goes further than by law
     */
    public DeclaredRight {
        if (scope != Scope.AS_BY_LAW && right != DataSubjectRight.PORTABILITY) {
            throw new IllegalArgumentException("the right " + right
                    + " concerns all data by law; leave its scope out, which is for portability alone");
        }
    }

    /**
     * A right that goes as far as by law.
     *
     * @param right which right
     * @param section the section of the policy that names it
     * @param text the policy's words
     * @param onlyIf what the policy makes the right depend on
     */
    public DeclaredRight(DataSubjectRight right, Optional<String> section, Text text, Optional<Proviso> onlyIf) {
        this(right, section, text, onlyIf, Scope.AS_BY_LAW);
    }
}
