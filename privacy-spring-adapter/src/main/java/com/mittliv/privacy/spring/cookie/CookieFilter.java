package com.mittliv.privacy.spring.cookie;

import com.mittliv.privacy.decision.CookieGate;
import com.mittliv.privacy.decision.CookieVerdict.Refusal;
import com.mittliv.privacy.decision.SetCookie;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Cookie.Party;
import com.mittliv.privacy.spring.cookie.CookieProperties.Mode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Lets cookies through as the policy declares them and the visitor consented. The outermost filter, so that it sees all. */
final class CookieFilter extends OncePerRequestFilter {
    private static final Log LOG = LogFactory.getLog(CookieFilter.class);
    private static final int MOST_NAMES_LOGGED = 200;
    private static final String NAMELESS = "nameless";

    private final CookieGate gate;
    private final VisitorState visitors;
    private final InstantSource clock;
    private final Mode mode;
    private final Consumer<CookieEvent> events;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    CookieFilter(CookieGate gate, VisitorState visitors, InstantSource clock, Mode mode, Consumer<CookieEvent> events) {
        this.gate = gate;
        this.visitors = visitors;
        this.clock = clock;
        this.mode = mode;
        this.events = events;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean gated = WebUtils.getNativeResponse(response, GatedResponse.class) != null;
        chain.doFilter(request, gated ? response : new GatedResponse(response, header -> mayPass(header, request)));
    }

    private boolean mayPass(String header, HttpServletRequest request) {
        SetCookie cookie;
        try {
            cookie = SetCookie.parse(header, Party.FIRST, clock.instant());
        } catch (IllegalArgumentException e) {
            // INVARIANT: what has no name is not declared.
            return told(NAMELESS, Refusal.NOT_DECLARED);
        }
        return gate.decide(cookie, visitor(request), clock.instant())
                .refusal()
                .map(refusal -> told(cookie.name(), refusal))
                .orElse(true);
    }

    private SubjectState visitor(HttpServletRequest request) {
        try {
            return visitors.of(request);
        } catch (RuntimeException e) {
            // INVARIANT: a state that cannot be loaded permits nothing.
            LOG.warn("a visitor's consents could not be loaded, by "
                    + e.getClass().getName() + "; cookies that need consent are not set");
            return SubjectState.unavailable();
        }
    }

    /** Whether the cookie passes all the same. */
    private boolean told(String name, Refusal refusal) {
        if (logged.size() < MOST_NAMES_LOGGED && logged.add(name)) {
            LOG.warn("cookie `" + name + "` may not be set (" + refusal + ") and is "
                    + (mode == Mode.ENFORCE ? "left out" : "set all the same")
                    + "; declare it in the policy, or ask the visitor before; said once for each name");
        }
        events.accept(new CookieEvent(name, refusal, mode));
        return mode != Mode.ENFORCE;
    }
}
