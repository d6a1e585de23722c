package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.vocabulary.Text;
import java.util.Optional;

/**
 * Demands more than that the caller has signed in, where there are reasonable doubts who it is (Art. 12(6) GDPR): a
 * recent sign-in, a second factor, that an officer has looked at a proof. Every bean of this type is asked before a right
 * is exercised. Consents and their withdrawal pass it by: a withdrawal must be as easy as the consent (Art. 7(3)).
 */
@FunctionalInterface
public interface IdentityCheck {
    /**
     * What is wanting.
     *
     * @param request who exercises which right
     * @return what the caller has to do before, in words for her and without personal values; empty if nothing
     */
    Optional<Text> wanting(RightsRequest request);
}
