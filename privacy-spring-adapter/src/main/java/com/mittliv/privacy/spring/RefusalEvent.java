package com.mittliv.privacy.spring;

/**
 * Published when a request is answered by a refusal.
 *
 * @param refusal what the outside was told: terms of the policy, no personal value and nobody's id
 */
public record RefusalEvent(Refusal refusal) {}
