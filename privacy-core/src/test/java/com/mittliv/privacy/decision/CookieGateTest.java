package com.mittliv.privacy.decision;

import static com.mittliv.privacy.decision.CookieVerdict.Refusal.CONSENT_MISSING;
import static com.mittliv.privacy.decision.CookieVerdict.Refusal.CONSENT_OUTDATED;
import static com.mittliv.privacy.decision.CookieVerdict.Refusal.CONSENT_WITHDRAWN;
import static com.mittliv.privacy.decision.CookieVerdict.Refusal.LASTS_TOO_LONG;
import static com.mittliv.privacy.decision.CookieVerdict.Refusal.NOT_DECLARED;
import static com.mittliv.privacy.decision.CookieVerdict.Refusal.OBJECTED;
import static com.mittliv.privacy.decision.CookieVerdict.Refusal.OTHER_PARTY;
import static com.mittliv.privacy.decision.CookieVerdict.Refusal.RESTRICTED;
import static com.mittliv.privacy.decision.CookieVerdict.Refusal.STATE_UNAVAILABLE;
import static com.mittliv.privacy.policy.Cookie.Party.FIRST;
import static com.mittliv.privacy.policy.Cookie.Party.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.CookieVerdict.Refusal;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.Cookie.Need;
import com.mittliv.privacy.policy.Cookie.Party;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CookieGateTest {
    private static final Instant NOW = Instant.parse("2026-03-28T11:00:00Z");
    private static final Purpose OPERATION = Purpose.of("operation");
    private static final Purpose MEASURING = Purpose.of("measuring").askedAs("2", Text.of("en", "We count visits."));
    private static final Purpose VISITS = Purpose.of("visits").within(MEASURING);
    private static final Purpose ADS = Purpose.of("ads").directMarketing();

    private final CookieGate gate =
            CookieGate.of(PrivacyEngine.compile(Policy.named("site", "1", Controller.of("Site Ltd"))
                    .cookies(
                            cookie("session*", FIRST, Optional.empty(), OPERATION, Need.STRICTLY_NECESSARY),
                            cookie("session-long", FIRST, Optional.of(Period.ofDays(2)), OPERATION, Need.CONSENT),
                            cookie("count", FIRST, Optional.of(Period.ofDays(30)), VISITS, Need.CONSENT),
                            cookie("month", FIRST, Optional.of(Period.ofMonths(1)), OPERATION, Need.STRICTLY_NECESSARY),
                            cookie("years", FIRST, Optional.of(Period.of(2, 1, 1)), OPERATION, Need.STRICTLY_NECESSARY),
                            cookie("ad", THIRD, Optional.of(Period.ofDays(30)), ADS, Need.CONSENT))
                    .build()));
    private final SubjectState stranger = SubjectState.none();
    private final SubjectState counted = stranger.with(Consent.given(MEASURING, NOW.minusSeconds(60)));

    @Test
    void aDeclaredNecessaryCookieNeedsNoConsent() {
        assertThat(decide(SetCookie.forSession("session-1", FIRST), stranger)).isEmpty();
        assertThat(decide(SetCookie.forSession("session-1", FIRST), SubjectState.unavailable()))
                .as("it depends on nothing known of the visitor")
                .isEmpty();
    }

    @Test
    void anyOtherNeedsAConsentInForceForItsPurposeOrAWiderOne() {
        SetCookie count = SetCookie.lasting("count", FIRST, Duration.ofDays(30));
        assertThat(decide(count, stranger)).contains(CONSENT_MISSING);
        assertThat(decide(count, counted)).isEmpty();
        assertThat(decide(count, counted.with(Consent.withdrawn(VISITS, NOW)))).contains(CONSENT_WITHDRAWN);
        assertThat(decide(count, stranger.with(Consent.given(MEASURING, NOW, "1"))))
                .contains(CONSENT_OUTDATED);
        assertThat(decide(count, stranger.with(Consent.given(MEASURING, NOW.plusNanos(1)))))
                .contains(CONSENT_MISSING);
        assertThat(decide(count, SubjectState.unavailable())).contains(STATE_UNAVAILABLE);
    }

    @Test
    void anObjectionToMarketingAndARestrictionCloseItInSpiteOfConsent() {
        SetCookie ad = SetCookie.forSession("ad", THIRD);
        SubjectState agreed = stranger.with(Consent.given(ADS, NOW.minusSeconds(60)));
        assertThat(decide(ad, agreed)).isEmpty();
        assertThat(decide(ad, agreed.with(new Objection(ADS, NOW, Optional.empty()))))
                .contains(OBJECTED);
        assertThat(decide(ad, agreed.with(new Restriction(NOW, Set.of())))).contains(RESTRICTED);
    }

    @Test
    void whatIsNotDeclaredIsRefused() {
        assertThat(decide(SetCookie.forSession("spy", FIRST), counted)).contains(NOT_DECLARED);
        assertThat(decide(SetCookie.forSession("spy", THIRD), counted)).contains(NOT_DECLARED);
        assertThat(decide(SetCookie.forSession("session-1", THIRD), counted)).contains(OTHER_PARTY);
        assertThat(decide(SetCookie.forSession("Session-1", FIRST), counted)).contains(NOT_DECLARED);
    }

    @Test
    void aCookieStaysNoLongerThanDeclared() {
        assertThat(decide(SetCookie.lasting("session-1", FIRST, Duration.ofSeconds(1)), stranger))
                .contains(LASTS_TOO_LONG);
        assertThat(decide(SetCookie.lasting("count", FIRST, Duration.ofDays(30).plusNanos(1)), counted))
                .contains(LASTS_TOO_LONG);
        assertThat(decide(SetCookie.lasting("count", FIRST, Duration.ofDays(30)), counted))
                .as("though the clocks go forward in between")
                .isEmpty();
        assertThat(decide(SetCookie.lasting("month", FIRST, Duration.ofDays(31)), stranger))
                .as("in whatever month it is set")
                .isEmpty();
        assertThat(decide(SetCookie.lasting("years", FIRST, Duration.ofDays(366 * 2 + 31 + 1)), stranger))
                .isEmpty();
        assertThat(decide(SetCookie.lasting("years", FIRST, Duration.ofDays(366 * 2 + 31 + 2)), stranger))
                .contains(LASTS_TOO_LONG);
        assertThat(decide(SetCookie.lasting("month", FIRST, Duration.ofDays(32)), stranger))
                .contains(LASTS_TOO_LONG);
        assertThat(decide(SetCookie.forSession("count", FIRST), counted)).isEmpty();
    }

    @Test
    void theNearestDeclarationAnswers() {
        assertThat(decide(SetCookie.lasting("session-long", FIRST, Duration.ofDays(1)), stranger))
                .contains(CONSENT_MISSING);
        assertThat(decide(SetCookie.lasting("session-longer", FIRST, Duration.ofDays(1)), stranger))
                .contains(LASTS_TOO_LONG);
    }

    @Test
    void removingACookieIsAlwaysAllowed() {
        assertThat(decide(SetCookie.lasting("spy", THIRD, Duration.ZERO), SubjectState.unavailable()))
                .isEmpty();
    }

    @Test
    void aHeaderIsReadAsABrowserReadsIt() {
        assertThat(SetCookie.parse("count=42; Path=/; Max-Age=60; Secure", FIRST, NOW))
                .isEqualTo(SetCookie.lasting("count", FIRST, Duration.ofSeconds(60)));
        assertThat(SetCookie.parse(" count = a=b;EXPIRES=Sat, 28 Mar 2026 12:00:00 GMT", FIRST, NOW))
                .isEqualTo(SetCookie.lasting("count", FIRST, Duration.ofHours(1)));
        assertThat(SetCookie.parse("a=1; expires=Sat, 28-Mar-2026 12:00:00 GMT", FIRST, NOW)
                        .lasting())
                .contains(Duration.ofHours(1));
        assertThat(SetCookie.parse("a=1; Expires=Sat, 28 Mar 2026 12:00:00 GMT; Max-Age=5", THIRD, NOW)
                        .lasting())
                .contains(Duration.ofSeconds(5));
        assertThat(SetCookie.parse("a=1", FIRST, NOW)).isEqualTo(SetCookie.forSession("a", FIRST));
        assertThatThrownBy(() -> SetCookie.parse("nameless", FIRST, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cookie needs a name");
    }

    @Test
    void aLifetimeThatCannotBeReadCountsAsTheLongest() {
        for (String unreadable : new String[] {"Expires=soon", "Max-Age=many", "Max-Age=9999999999999999", "Expires"}) {
            SetCookie cookie = SetCookie.parse("count=1; " + unreadable, FIRST, NOW);
            assertThat(decide(cookie, counted)).as(unreadable).contains(LASTS_TOO_LONG);
        }
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalIsExplained(Refusal refusal) {
        SetCookie ad = SetCookie.forSession("ad", THIRD);
        CookieVerdict verdict = new CookieVerdict(ad, Optional.empty(), Optional.of(refusal));
        assertThat(verdict.isAllowed()).isFalse();
        assertThat(verdict.explain("sv"))
                .startsWith("Cookien `ad` får inte sättas: ")
                .endsWith(".");
        assertThat(verdict.explain("en")).startsWith("Cookie `ad` may not be set: ");
    }

    @Test
    void aVerdictNamesTheDeclarationAndThePurpose() {
        CookieVerdict verdict = gate.decide(SetCookie.forSession("ad", THIRD), stranger, NOW);
        assertThat(verdict.explain("en"))
                .isEqualTo("Cookie `ad` may not be set: there is no consent to the purpose: ads.");
        assertThat(verdict.declaration()).map(Cookie::name).contains("ad");
        assertThat(gate.decide(SetCookie.forSession("session-1", FIRST), stranger, NOW)
                        .explain("sv"))
                .isEqualTo("Cookien `session-1` får sättas.");
    }

    private Optional<Refusal> decide(SetCookie cookie, SubjectState visitor) {
        return gate.decide(cookie, visitor, NOW).refusal();
    }

    private static Cookie cookie(String name, Party party, Optional<Period> duration, Purpose purpose, Need need) {
        return new Cookie(name, party, duration, purpose, need, Text.of("en", "A cookie."));
    }
}
