package com.mittliv.privacy.spring.reload;

import com.mittliv.privacy.policy.Policy;

/**
 * A version with which the application did not start.
 *
 * @param policy the version
 * @param because why, in words
 */
record RefusedPolicy(Policy policy, String because) {}
