package com.mittliv.privacy.decision;

import com.mittliv.privacy.condition.Condition;
import com.mittliv.privacy.condition.Condition.AllOf;
import com.mittliv.privacy.condition.Condition.ConsentInForce;
import com.mittliv.privacy.condition.Condition.NotObjected;
import com.mittliv.privacy.condition.Condition.NotRestricted;
import com.mittliv.privacy.condition.Condition.Overridable;
import com.mittliv.privacy.decision.CookieVerdict.Refusal;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.Cookie.Need;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a cookie may be set for a visitor now (Directive 2002/58/EC Art. 5(3)).
 *
 * <pre>{@code
 * CookieGate gate = CookieGate.of(engine);
 * boolean set = gate.decide(SetCookie.forSession("session", FIRST), visitor, now).isAllowed();
 * }</pre>
 *
 * <p>What the policy does not declare is refused. A strictly necessary cookie needs no consent; any other needs one in
 * force for its purpose. Removing a cookie is always allowed.
 */
public final class CookieGate {
    private final PrivacyEngine engine;
    private final List<Cookie> declared;
    private final Map<Cookie, Liveness> conditions = new HashMap<>();

    private CookieGate(PrivacyEngine engine) {
        this.engine = engine;
        // The nearest declaration first: the longest name, and one without a star before one with it.
        this.declared = engine.policy().cookies().stream()
                .sorted(Comparator.comparingInt(CookieGate::nearness).reversed())
                .toList();
        RecordChecks checks = engine.index().checks();
        for (Cookie cookie : declared) {
            if (cookie.need() == Need.CONSENT) {
                conditions.put(cookie, Liveness.compile(condition(cookie.purpose()), engine.index(), checks));
            }
        }
    }

    /**
     * The gate of an engine's policy.
     *
     * @param engine the engine
     * @return its gate, safe to share between threads
     */
    public static CookieGate of(PrivacyEngine engine) {
        return new CookieGate(engine);
    }

    /**
     * Decides about one cookie.
     *
     * @param cookie the cookie about to be set
     * @param visitor what is known of the visitor
     * @param now the instant of the question
     * @return the verdict
     */
    public CookieVerdict decide(SetCookie cookie, SubjectState visitor, Instant now) {
        Optional<Cookie> named = nearest(cookie, declared);
        Optional<Cookie> declaration = nearest(
                cookie,
                declared.stream().filter(c -> c.party() == cookie.party()).toList());
        Optional<Refusal> refusal = cookie.removes()
                ? Optional.empty()
                : declaration
                        .map(found -> refusal(cookie, found, visitor, now))
                        .orElse(Optional.of(named.isPresent() ? Refusal.OTHER_PARTY : Refusal.NOT_DECLARED));
        return new CookieVerdict(cookie, declaration.or(() -> named), refusal);
    }

    private static Optional<Cookie> nearest(SetCookie cookie, List<Cookie> among) {
        return among.stream().filter(c -> c.declares(cookie.name())).findFirst();
    }

    private static int nearness(Cookie cookie) {
        String name = cookie.name();
        return name.endsWith("*") ? 2 * (name.length() - 1) : 2 * name.length() + 1;
    }

    private Optional<Refusal> refusal(SetCookie cookie, Cookie declaration, SubjectState visitor, Instant now) {
        if (lastsLonger(cookie, declaration)) {
            return Optional.of(Refusal.LASTS_TOO_LONG);
        }
        Liveness condition = conditions.get(declaration);
        if (condition == null) {
            return Optional.empty();
        }
        return Outcome.reason(condition.outcome(engine.compiled(visitor), Nanos.of(now)))
                .map(failed -> Refusal.valueOf(failed.name()));
    }

    private static boolean lastsLonger(SetCookie cookie, Cookie declaration) {
        Duration most = declaration.duration().map(CookieGate::longest).orElse(Duration.ZERO);
        return cookie.lasting().filter(time -> time.compareTo(most) > 0).isPresent();
    }

    /** Browsers count seconds: a day is 24 hours, a month the longest one, a year a leap year. */
    private static Duration longest(Period period) {
        long months = period.toTotalMonths();
        return Duration.ofDays(months / 12 * 366 + months % 12 * 31 + period.getDays());
    }

    private static AllOf condition(Purpose purpose) {
        List<Condition> parts = new ArrayList<>();
        parts.add(new ConsentInForce(purpose));
        if (purpose.kind() == Purpose.Kind.DIRECT_MARKETING) {
            parts.add(new NotObjected(purpose, Overridable.NEVER));
        }
        parts.add(new NotRestricted(purpose));
        return new AllOf(parts);
    }
}
