package com.mittliv.privacy.spring.security;

import java.util.Optional;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Tells which person of the application's data a caller is. Where no bean of this type is there, no caller is anybody.
 *
 * <pre>{@code
 * @Bean
 * CallerSubject callerSubject(Members members) {
 *     return caller -> members.idOf(caller.getName());
 * }
 * }</pre>
 *
 * <p>It opens to a caller what concerns her alone: her rights ({@code privacy.rights}), and URLs by {@link #isHerself}.
 * It adds nothing to what a purpose permits: a query shows the rows and attributes of its purpose, whoever calls.
 */
@FunctionalInterface
public interface CallerSubject {
    /**
     * Who a caller is.
     *
     * @param caller who calls, authenticated
     * @return the person's id in the application's data, as {@code @AboutSubject} tells it; empty for a caller who is none
     *     of these
     */
    Optional<String> subjectOf(Authentication caller);

    /**
     * A rule for URLs that lets a person through to her own alone.
     *
     * <pre>{@code
     * urls.requestMatchers("/members/{id}/**").access(callers.isHerself("id"))
     * }</pre>
     *
     * @param variable the variable of the URL that holds the person's id
     * @return the rule; it refuses where there is no caller, no such person or no such variable
     */
    default AuthorizationManager<RequestAuthorizationContext> isHerself(String variable) {
        return (caller, request) -> {
            Authentication known = caller.get();
            Optional<String> named = Optional.ofNullable(request.getVariables().get(variable));
            return new AuthorizationDecision(known != null
                    && known.isAuthenticated()
                    && named.isPresent()
                    && subjectOf(known).equals(named));
        };
    }
}
