package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.policy.DataSubjectRight;
import org.springframework.security.core.Authentication;

/**
 * Somebody exercises a right.
 *
 * @param caller who calls
 * @param acting in whose name
 * @param subject the id of the person whose right it is
 * @param right the right
 */
public record RightsRequest(Authentication caller, Acting acting, String subject, DataSubjectRight right) {
    /** In whose name somebody calls. */
    public enum Acting {
        /** The person in her own. */
        FOR_HERSELF,
        /** An officer of the controller in the person's. */
        AS_OFFICER
    }

    // Neither the caller nor the person.
    @Override
    public String toString() {
        return "RightsRequest[" + right + ", " + acting + "]";
    }
}
