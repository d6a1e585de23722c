package com.mittliv.privacy.examples.app.visitor;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.examples.policy.MittLivTerms.Roles;
import com.mittliv.privacy.policy.Cookie;
import com.mittliv.privacy.policy.Cookie.Need;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What the policy says of cookies, and the choice it leaves (Directive 2002/58/EC Art. 5(3)). */
@Controller
@RequestMapping("/cookies")
class CookieController {
    private final PrivacyEngine engine;
    private final CookieChoices choices;
    private final InstantSource clock;

    CookieController(PrivacyEngine engine, CookieChoices choices, InstantSource clock) {
        this.engine = engine;
        this.choices = choices;
        this.clock = clock;
    }

    /** A kind of cookies, with the rules that permit it; none: it is not set. */
    record Kind(DataCategory category, List<ProcessingRule> rules) {}

    /**
     * A purpose whose cookies need consent.
     *
     * @param inForce whether the visitor has consented
     */
    record Choice(Purpose purpose, List<Cookie> cookies, boolean inForce) {}

    @GetMapping
    String cookies(HttpServletRequest request, Model model) {
        model.addAttribute(
                "kinds",
                List.of(Categories.SESSION_COOKIE, Categories.PERSISTENT_COOKIE).stream()
                        .map(kind -> new Kind(kind, engine.rulesUsing(Roles.WEBSITE_VISITOR, kind)))
                        .toList());
        model.addAttribute("declared", engine.policy().cookies());
        model.addAttribute("choices", choices(choices.of(request)));
        return "visitor/cookies";
    }

    @PostMapping("/{purpose}")
    String give(@PathVariable String purpose, HttpServletRequest request) {
        choices.say(request, Consent.given(found(purpose), clock.instant()));
        return "redirect:/cookies";
    }

    @PostMapping("/{purpose}/withdrawal")
    String withdraw(@PathVariable String purpose, HttpServletRequest request) {
        choices.say(request, Consent.withdrawn(found(purpose), clock.instant()));
        return "redirect:/cookies";
    }

    private List<Choice> choices(SubjectState visitor) {
        return asked().stream()
                .map(purpose -> new Choice(
                        purpose,
                        engine.policy().cookies().stream()
                                .filter(cookie -> cookie.purpose().equals(purpose))
                                .toList(),
                        engine.consentObstacle(visitor, purpose, clock.instant())
                                .isEmpty()))
                .toList();
    }

    private List<Purpose> asked() {
        return engine.policy().cookies().stream()
                .filter(cookie -> cookie.need() == Need.CONSENT)
                .map(Cookie::purpose)
                .distinct()
                .toList();
    }

    private Purpose found(String id) {
        return asked().stream()
                .filter(purpose -> purpose.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
