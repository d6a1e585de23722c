package com.mittliv.privacy.comparison;

import com.mittliv.privacy.comparison.ChangeDetail.Aspect;
import com.mittliv.privacy.comparison.ChangeDetail.Effect;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.Cookie.Need;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells which cookies came, went or changed. */
final class CookieComparison {
    /** What changed of a cookie, what it is or was for, and whether people are or were asked to consent to it. */
    record Found(List<Purpose> purposes, ChangeDetail detail, boolean consent) {
        Found(Cookie cookie, ChangeDetail detail, boolean consent) {
            this(List.of(cookie.purpose()), detail, consent);
        }
    }

    private CookieComparison() {}

    static List<Found> compare(Versions versions) {
        List<Found> found = new ArrayList<>();
        List<Cookie> before = versions.before().policy().cookies();
        List<Cookie> after = versions.after().policy().cookies();
        for (Cookie now : after) {
            Optional<Cookie> was = named(before, now);
            if (was.isEmpty()) {
                // Consents that people gave to its purpose would let it be set unasked.
                boolean asked = asks(now) && versions.before().asks(now.purpose());
                found.add(new Found(now, told(now, Effect.WIDER, " tillkommer.", " is new."), asked));
            } else {
                change(was.get(), now).ifPresent(found::add);
            }
        }
        before.stream()
                .filter(was -> named(after, was).isEmpty())
                .forEach(was ->
                        found.add(new Found(was, told(was, Effect.NARROWER, " utgår.", " is gone."), asks(was))));
        return found;
    }

    private static Optional<Cookie> named(List<Cookie> cookies, Cookie cookie) {
        return cookies.stream().filter(one -> one.name().equals(cookie.name())).findFirst();
    }

    private static Optional<Found> change(Cookie was, Cookie now) {
        boolean consent = asks(was) || asks(now);
        List<Purpose> purposes = was.purpose().id().equals(now.purpose().id())
                ? List.of(now.purpose())
                : List.of(was.purpose(), now.purpose());
        boolean other = was.party() != now.party() || was.need() != now.need() || purposes.size() > 1;
        if (other || isLonger(now.duration(), was.duration())) {
            return Optional.of(new Found(
                    purposes,
                    told(now, Effect.WIDER, " används på annat sätt eller längre.", " is used otherwise or longer."),
                    consent));
        } else if (!was.duration().equals(now.duration())) {
            return Optional.of(
                    new Found(now, told(now, Effect.NARROWER, " sparas kortare.", " is kept shorter."), consent));
        } else if (!was.description().equals(now.description())) {
            return Optional.of(new Found(
                    now, told(now, Effect.NONE, " beskrivs med andra ord.", " is described in other words."), consent));
        }
        return Optional.empty();
    }

    /** Whether one time is not shown to be within the other; a session is the shortest. */
    private static boolean isLonger(Optional<Period> one, Optional<Period> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent();
        }
        return one.get().toTotalMonths() > other.get().toTotalMonths()
                || one.get().getDays() > other.get().getDays();
    }

    private static boolean asks(Cookie cookie) {
        return cookie.need() == Need.CONSENT;
    }

    private static ChangeDetail told(Cookie cookie, Effect effect, String sv, String en) {
        return ChangeDetail.of(
                Aspect.COOKIES, effect, "Kakan `" + cookie.name() + "`" + sv, "Cookie `" + cookie.name() + "`" + en);
    }
}
