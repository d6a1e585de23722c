package com.mittliv.privacy.spring.security;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskDecorator;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Has a task done on behalf of whoever submitted it. Otherwise what a caller may not declare would be declared by a task
 * of hers, which would look like the application's own work.
 *
 * <p>Spring Boot's executors take it; an executor of your own takes it by {@code setTaskDecorator}.
 */
public final class CallerTaskDecorator implements TaskDecorator {
    /** Whoever sends a request that Spring Security was not asked about. */
    private static final Authentication NOBODY = new AnonymousAuthenticationToken(
            "privacy", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final BooleanSupplier insideRequest;

    CallerTaskDecorator(BooleanSupplier insideRequest) {
        this.insideRequest = insideRequest;
    }

    @Override
    public Runnable decorate(Runnable task) {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        SecurityContext carried = SecurityContextHolder.createEmptyContext();
        carried.setAuthentication(caller == null && insideRequest.getAsBoolean() ? NOBODY : caller);
        return new DelegatingSecurityContextRunnable(task, carried);
    }
}
