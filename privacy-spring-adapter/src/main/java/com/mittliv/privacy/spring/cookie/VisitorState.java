package com.mittliv.privacy.spring.cookie;

import com.mittliv.privacy.decision.SubjectState;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells what is known of a visitor, so that cookies can be set by consent. Without a bean of this type nobody has consented
 * to anything, and strictly necessary cookies alone are set.
 */
@FunctionalInterface
public interface VisitorState {
    /**
     * What is known of whoever sends a request. Asked whenever a cookie is set, so that what was said in the same request
     * counts.
     *
     * @param request the request
     * @return the visitor's consents and objections
     * @throws RuntimeException if it cannot be told; no cookie that needs consent is then set
     */
    SubjectState of(HttpServletRequest request);
}
