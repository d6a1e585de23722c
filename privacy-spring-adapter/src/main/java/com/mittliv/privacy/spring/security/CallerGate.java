package com.mittliv.privacy.spring.security;

import com.mittliv.privacy.spring.PurposeGate;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Lets a caller declare only what was granted. Work without a caller is the application's own, such as a schedule's; a
 * request without one is refused.
 */
final class CallerGate implements PurposeGate {
    private final CallerPurposes callers;
    private final BooleanSupplier insideRequest;

    CallerGate(CallerPurposes callers, BooleanSupplier insideRequest) {
        this.callers = callers;
        this.insideRequest = insideRequest;
    }

    @Override
    public void require(Purpose purpose) {
        @Nullable Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        // INVARIANT: whoever calls from outside declares nothing that was not granted, known or not.
        boolean granted = caller == null ? !insideRequest.getAsBoolean() : callers.mayDeclare(caller, purpose);
        if (!granted) {
            throw new PurposeNotGrantedException(purpose);
        }
    }
}
