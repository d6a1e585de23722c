package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.consent.Giver;

/**
 * Tells whether a person can consent alone (Art. 8 GDPR). Where the policy names an age of consent, there are children
 * among the people, and an application that lets them consent over HTTP has a bean of this type.
 */
@FunctionalInterface
public interface ConsentGivers {
    /**
     * Who gives a consent.
     *
     * @param subject the person's id
     * @return the person as somebody who consents
     */
    Giver giverOf(String subject);
}
