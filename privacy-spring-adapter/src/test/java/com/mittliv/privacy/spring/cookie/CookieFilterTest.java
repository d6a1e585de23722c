package com.mittliv.privacy.spring.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.CookieVerdict.Refusal;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.policy.Cookie.Need;
import com.mittliv.privacy.policy.Cookie.Party;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.retention.Retention;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.cookie.CookieProperties.Mode;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CookieFilterTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Purpose STATISTICS = Purpose.of("statistics");
    private static final SubjectState AGREED =
            SubjectState.none().with(Consent.given(STATISTICS, NOW.minusSeconds(60)));

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(PrivacyAutoConfiguration.class, PrivacyCookieAutoConfiguration.class))
            .withBean(Policy.class, CookieFilterTest::policy)
            .withBean(InstantSource.class, () -> InstantSource.fixed(NOW))
            .withBean(Told.class);

    private final WebApplicationContextRunner enforcing =
            application.withPropertyValues("privacy.cookies.mode=enforce");

    private static Policy policy() {
        return Policy.named("site", "1", Policy.Controller.of("Example Club"))
                .rule(ProcessingRule.rule("visits")
                        .about(Role.of("visitor"))
                        .using(DataCategory.of("visits"))
                        .forPurpose(STATISTICS)
                        .on(LegalBasis.consent())
                        .kept(Retention.whileConsented()))
                .cookies(
                        cookie("sign-in", Optional.empty(), Need.STRICTLY_NECESSARY, Party.FIRST),
                        cookie("basket", Optional.of(Period.ofDays(1)), Need.STRICTLY_NECESSARY, Party.FIRST),
                        cookie("visits", Optional.of(Period.ofDays(30)), Need.CONSENT, Party.FIRST),
                        cookie("partner", Optional.empty(), Need.STRICTLY_NECESSARY, Party.THIRD))
                .build();
    }

    private static com.mittliv.privacy.policy.Cookie cookie(
            String name, Optional<Period> duration, Need need, Party party) {
        return new com.mittliv.privacy.policy.Cookie(
                name, party, duration, STATISTICS, need, Text.of("en", "A cookie."));
    }

    @Test
    void whatIsDeclaredAndNecessaryPassesAndWhatIsNotDeclaredDoesNotHoweverItIsSet() {
        enforcing.run(context -> {
            assertThat(sent(context.getBean(FilterRegistrationBean.class), CookieFilterTest::setInEveryWay))
                    .containsExactly("sign-in=a", "sign-in=b", "sign-in=c; Path=/", "sign-in=d");
            assertThat(context.getBean(Told.class).events)
                    .extracting(CookieEvent::name)
                    .containsExactly("tracker", "tracker", "tracker", "tracker", "nameless");
        });
    }

    /** Each way with one that is declared and one that isn't. */
    private static void setInEveryWay(HttpServletResponse response) {
        response.setHeader("Set-Cookie", "tracker=1");
        response.setHeader("SET-COOKIE", "sign-in=a");
        response.addHeader("set-cookie", "tracker=1; Secure");
        response.addHeader("Set-Cookie", "sign-in=b");
        try (var message = new ServletServerHttpResponse(response)) {
            message.getHeaders()
                    .add(
                            HttpHeaders.SET_COOKIE,
                            ResponseCookie.from("sign-in", "c")
                                    .path("/")
                                    .build()
                                    .toString());
            message.getHeaders()
                    .add(
                            HttpHeaders.SET_COOKIE,
                            ResponseCookie.from("tracker", "1").build().toString());
            message.getHeaders();
            message.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        response.addCookie(new Cookie("tracker", "1"));
        response.addCookie(new Cookie("sign-in", "d"));
        response.addIntHeader("Set-Cookie", 1);
    }

    @Test
    void aCookieThatNeedsConsentIsSetForThoseWhoGaveIt() {
        enforcing.run(context -> {
            assertThat(sent(context.getBean(FilterRegistrationBean.class), add("visits=1")))
                    .isEmpty();
            assertRefused(context.getBean(Told.class), Refusal.CONSENT_MISSING);
        });
        enforcing
                .withBean(VisitorState.class, () -> request -> AGREED)
                .run(context -> assertThat(
                                sent(context.getBean(FilterRegistrationBean.class), add("visits=1; Max-Age=2592000")))
                        .hasSize(1));
    }

    @Test
    void aStateThatCannotBeLoadedPermitsNoCookieThatNeedsConsent() {
        enforcing
                .withBean(VisitorState.class, () -> request -> {
                    throw new IllegalStateException("the database is down");
                })
                .run(context -> {
                    assertThat(sent(context.getBean(FilterRegistrationBean.class), add("visits=1", "sign-in=a")))
                            .containsExactly("sign-in=a");
                    assertRefused(context.getBean(Told.class), Refusal.STATE_UNAVAILABLE);
                });
    }

    @Test
    void aCookieStaysNoLongerThanDeclared() {
        enforcing.run(context -> {
            var filter = context.getBean(FilterRegistrationBean.class);
            assertThat(sent(filter, add("basket=1; Max-Age=86400"))).hasSize(1);
            assertThat(sent(filter, add("basket=1; Max-Age=86401"))).isEmpty();
            assertThat(sent(filter, add("basket=1; Expires=Tue, 05 May 2026 10:00:01 GMT")))
                    .isEmpty();
            assertThat(sent(filter, add("basket=1; Expires=whenever"))).isEmpty();
            assertThat(sent(filter, add("sign-in=1; Max-Age=1"))).isEmpty();
            assertThat(sent(filter, response -> response.addCookie(lasting("basket", 86_400))))
                    .hasSize(1);
            assertThat(sent(filter, response -> response.addCookie(lasting("basket", 86_401))))
                    .isEmpty();
            assertThat(sent(filter, response -> response.addCookie(lasting("tracker", 0))))
                    .as("removed")
                    .hasSize(1);
            Cookie expiring = new Cookie("basket", "1");
            expiring.setAttribute("Expires", "Wed, 06 May 2026 10:00:00 GMT");
            assertThat(sent(filter, response -> response.addCookie(expiring))).isEmpty();
        });
    }

    private static Cookie lasting(String name, int seconds) {
        Cookie cookie = new Cookie(name, "1");
        cookie.setMaxAge(seconds);
        return cookie;
    }

    @Test
    void anothersCookieAndOneWithoutANameAreRefused() {
        enforcing.run(context -> {
            assertThat(sent(context.getBean(FilterRegistrationBean.class), add("partner=1", "nothing", "=1")))
                    .isEmpty();
            assertThat(context.getBean(Told.class).events)
                    .extracting(CookieEvent::refusal)
                    .containsExactly(Refusal.OTHER_PARTY, Refusal.NOT_DECLARED, Refusal.NOT_DECLARED);
        });
    }

    @Test
    void inReportModeCookiesAreSetAndTold() {
        application.withPropertyValues("privacy.cookies.mode=report").run(context -> {
            assertThat(sent(context.getBean(FilterRegistrationBean.class), add("tracker=secret")))
                    .containsExactly("tracker=secret");
            assertThat(context.getBean(Told.class).events)
                    .containsExactly(new CookieEvent("tracker", Refusal.NOT_DECLARED, Mode.REPORT));
        });
    }

    @Test
    void otherHeadersPassAndAHeaderCanBeTakenBack() {
        enforcing.run(context -> {
            var response = answered(context.getBean(FilterRegistrationBean.class), answer -> {
                answer.setHeader("X-Other", "tracker=1");
                answer.setIntHeader("Age", 3);
                answer.addHeader("Set-Cookie", "sign-in=a");
                answer.setHeader("Set-Cookie", null);
            });
            assertThat(response.getHeader("X-Other")).isEqualTo("tracker=1");
            assertThat(response.getHeader("Age")).isEqualTo("3");
        });
    }

    @Test
    void itIsOffUntilSwitchedOnAndThenTheOutermostFilter() {
        application.run(context -> assertThat(
                        context.getBean(FilterRegistrationBean.class).isEnabled())
                .isFalse());
        enforcing.run(context -> {
            var filter = context.getBean(FilterRegistrationBean.class);
            assertThat(filter.isEnabled()).isTrue();
            assertThat(filter.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE);
        });
    }

    private static void assertRefused(Told told, Refusal why) {
        assertThat(told.events).extracting(CookieEvent::refusal).containsExactly(why);
    }

    private static Consumer<HttpServletResponse> add(String... headers) {
        return response -> List.of(headers).forEach(header -> response.addHeader("Set-Cookie", header));
    }

    private static List<String> sent(FilterRegistrationBean<?> filter, Consumer<HttpServletResponse> handler)
            throws Exception {
        return answered(filter, handler).getHeaders("Set-Cookie");
    }

    private static MockHttpServletResponse answered(
            FilterRegistrationBean<?> filter, Consumer<HttpServletResponse> handler) throws Exception {
        var response = new MockHttpServletResponse();
        filter.getFilter()
                .doFilter(
                        new MockHttpServletRequest(),
                        response,
                        (request, gated) -> handler.accept((HttpServletResponse) gated));
        return response;
    }

    static class Told {
        final List<CookieEvent> events = new ArrayList<>();

        @EventListener
        void told(CookieEvent event) {
            events.add(event);
        }
    }
}
