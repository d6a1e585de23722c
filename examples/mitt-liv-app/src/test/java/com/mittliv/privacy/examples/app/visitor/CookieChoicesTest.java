package com.mittliv.privacy.examples.app.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mittliv.privacy.decision.CookieGate;
import com.mittliv.privacy.decision.CookieVerdict.Refusal;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SetCookie;
import com.mittliv.privacy.examples.policy.MittLiv;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Cookie.Party;
import com.mittliv.privacy.policy.Policy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The choice that a policy leaves which declares a cookie that needs consent. */
class CookieChoicesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final String COOKIE =
            "\"cookies\": [{\"name\": \"visits\", \"party\": \"first\", \"duration\": \"P30D\","
                    + " \"purpose\": \"website-operation\", \"need\": \"consent\"}], \"rules\":";

    private final PrivacyEngine engine = PrivacyEngine.compile(withACookie());
    private final CookieGate gate = CookieGate.of(engine);
    private final CookieChoices choices = new CookieChoices();
    private final MockHttpSession visit = new MockHttpSession();
    private final MockMvc pages = MockMvcBuilders.standaloneSetup(new CookieController(engine, choices, () -> NOW))
            .build();

    private static Policy withACookie() {
        String json = PolicyJson.write(MittLiv.policy()).replaceFirst("\"rules\"\\s*:", COOKIE);
        return PolicyJson.read("a test", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCookieIsSetWhileTheVisitorConsentsAndNoLonger() throws Exception {
        assertThat(refusal()).isEqualTo(Refusal.CONSENT_MISSING);
        pages.perform(post("/cookies/website-operation").session(visit)).andExpect(status().isFound());
        assertThat(gate.decide(visits(), choices.of(request()), NOW).isAllowed())
                .isTrue();
        pages.perform(post("/cookies/website-operation/withdrawal").session(visit))
                .andExpect(status().isFound());
        assertThat(refusal()).isEqualTo(Refusal.CONSENT_WITHDRAWN);
    }

    @Test
    void thePageOffersWhatNeedsConsentAndNothingElse() throws Exception {
        pages.perform(get("/cookies").session(visit))
                .andExpect(model().attributeExists("choices", "kinds", "declared"));
        pages.perform(post("/cookies/send-newsletter").session(visit)).andExpect(status().isNotFound());
    }

    private Refusal refusal() {
        return gate.decide(visits(), choices.of(request()), NOW).refusal().orElseThrow();
    }

    private static SetCookie visits() {
        return SetCookie.parse("visits=1; Max-Age=60", Party.FIRST, NOW);
    }

    private MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(visit);
        return request;
    }
}
