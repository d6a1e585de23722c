package com.mittliv.privacy.comparison;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Purpose;

/**
 * Two versions of a policy.
 *
 * @param purposes all purposes, each as the new version declares it if it does
 */
record Versions(Version before, Version after, Declared<Purpose> purposes) {
    static Versions of(Policy before, Policy after) {
        return new Versions(
                new Version(before),
                new Version(after),
                new Declared<>(
                        after.vocabulary().purposes(), before.vocabulary().purposes()));
    }
}
