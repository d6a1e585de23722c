package com.mittliv.privacy.spring;

import com.mittliv.privacy.vocabulary.Purpose;

/**
 * Asked before a purpose that {@link ForPurpose} declares is opened. Every bean of this type is asked; the first that
 * throws refuses the call, and nothing is opened.
 */
@FunctionalInterface
public interface PurposeGate {
    /**
     * Refuses a purpose to whoever calls, by an exception.
     *
     * @param purpose what the call would use data for
     */
    void require(Purpose purpose);
}
