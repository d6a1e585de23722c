package com.mittliv.privacy.spring.security;

import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;

/**
 * Purposes in Spring Security's own rules.
 *
 * <pre>{@code
 * http.authorizeHttpRequests(urls -> urls
 *         .requestMatchers("/letters/**").access(purposes.mayDeclare("send-newsletter"))
 *         .anyRequest().denyAll());
 * }</pre>
 */
public final class PurposeAuthorizations {
    private final CallerPurposes callers;
    private final Vocabulary vocabulary;

    PurposeAuthorizations(CallerPurposes callers, Vocabulary vocabulary) {
        this.callers = callers;
        this.vocabulary = vocabulary;
    }

    /**
     * A rule that lets through whoever may declare a purpose.
     *
     * @param purpose the id of a purpose of the policy
     * @param <T> what the rule is about, such as a request
     * @return the rule; it refuses where there is no caller
     * @throws com.mittliv.privacy.vocabulary.UnknownTermException if the policy does not declare it
     */
    public <T> AuthorizationManager<T> mayDeclare(String purpose) {
        Purpose declared = vocabulary.purpose(purpose);
        return (caller, about) -> {
            @Nullable Authentication known = caller.get();
            return new AuthorizationDecision(known != null && callers.mayDeclare(known, declared));
        };
    }
}
