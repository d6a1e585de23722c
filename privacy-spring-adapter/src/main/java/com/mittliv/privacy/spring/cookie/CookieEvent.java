package com.mittliv.privacy.spring.cookie;

import com.mittliv.privacy.decision.CookieVerdict.Refusal;

/**
 * Published when a cookie was about to be set that may not be.
 *
 * @param name the cookie's name, without its value
 * @param refusal why
 * @param mode what became of it
 */
public record CookieEvent(String name, Refusal refusal, CookieProperties.Mode mode) {}
