package com.mittliv.privacy.fuzz;

import static com.mittliv.privacy.fuzz.PolicyFileTarget.require;

import com.mittliv.privacy.decision.CookieGate;
import com.mittliv.privacy.decision.CookieVerdict;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SetCookie;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Cookie.Need;
import com.mittliv.privacy.policy.Cookie.Party;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A header is a cookie or has no name; without consent no cookie is let through that needs one. */
public final class SetCookieTarget {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final CookieGate GATE = CookieGate.of(PrivacyEngine.compile(PolicyJson.read(
            "mitt-liv.policy.json",
            new ByteArrayInputStream(Seeds.wholePolicies().get(0).getBytes(StandardCharsets.UTF_8)))));

    private SetCookieTarget() {}

    /**
     * Called by the fuzzer.
     *
     * @param bytes the header
     */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String header = new String(bytes, StandardCharsets.UTF_8);
        SetCookie cookie;
        try {
            cookie = SetCookie.parse(header, Party.FIRST, NOW);
        } catch (IllegalArgumentException nameless) {
            String name = header.split("[;=]", 2)[0];
            require(name.isBlank() || !header.split(";", 2)[0].contains("="), "a cookie with a name was refused");
            return;
        }
        CookieVerdict verdict = GATE.decide(cookie, SubjectState.none(), NOW);
        require(!verdict.explain("sv").isBlank(), "a verdict has no words");
        boolean removes = cookie.lasting()
                .filter(time -> time.isZero() || time.isNegative())
                .isPresent();
        boolean necessary = verdict.declaration()
                .filter(declared -> declared.need() == Need.STRICTLY_NECESSARY)
                .isPresent();
        require(!verdict.isAllowed() || removes || necessary, "a cookie was let through without consent");
    }
}
