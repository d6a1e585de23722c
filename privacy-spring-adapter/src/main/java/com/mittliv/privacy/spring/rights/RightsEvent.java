package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.rights.Deadline;
import com.mittliv.privacy.spring.rights.RightsRequest.Acting;

/**
 * Published when a right is exercised. It names nobody.
 *
 * @param right the right
 * @param acting in whose name the caller acted
 * @param deadline by when the request must be answered (Art. 12(3) GDPR)
 */
public record RightsEvent(DataSubjectRight right, Acting acting, Deadline deadline) {}
