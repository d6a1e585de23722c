package com.mittliv.privacy.spring.rights;

/**
 * Takes requests for rectification. What is right, and which attribute of which row says it, the application alone
 * knows: without a bean of this type nobody can ask for it over HTTP.
 */
@FunctionalInterface
public interface RectificationDesk {
    /**
     * Keeps a request until it is answered, or corrects the data at once. Returned from, the request counts as received.
     *
     * @param request what the person says
     */
    void take(Rectification request);
}
