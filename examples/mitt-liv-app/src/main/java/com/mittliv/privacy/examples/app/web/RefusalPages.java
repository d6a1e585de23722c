package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.decision.Decision.Deny;
import com.mittliv.privacy.decision.RefusedException;
import com.mittliv.privacy.jpa.RefusedAttributeException;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.spring.security.PurposeNotGrantedException;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A refusal as a page: reason, rule and section of the policy, and never a value. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalPages {
    private final PageAdvice pages;

    RefusalPages(PageAdvice pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(RefusedException refused, Locale locale, Model model, Authentication caller) {
        Deny decision = refused.decision();
        return page(
                decision.reason().name(),
                decision.explain(locale.getLanguage()),
                decision.nearest().map(ProcessingRule::id),
                decision.nearest().flatMap(ProcessingRule::section),
                locale,
                model,
                caller);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(RefusedAttributeException refused, Locale locale, Model model, Authentication caller) {
        String language = locale.getLanguage();
        String others = refused.permitting().stream()
                .map(purpose -> purpose.nameIn(language))
                .collect(Collectors.joining("; "));
        String why = language.equals("sv")
                ? "Frågan använder " + refused.category().nameIn(language) + ", som inte behandlas för ändamålet "
                        + refused.purpose().nameIn(language) + ". Ändamål som tillåter det: " + others + "."
                : "The query uses data (" + refused.category().nameIn(language) + ") not processed for the purpose: "
                        + refused.purpose().nameIn(language) + ". Purposes that permit it: " + others + ".";
        return page(
                "ATTRIBUTE_REFUSED",
                why,
                Optional.empty(),
                refused.purpose().label().section(),
                locale,
                model,
                caller);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(PurposeNotGrantedException refused, Locale locale, Model model, Authentication caller) {
        Purpose purpose = refused.purpose();
        String why = locale.getLanguage().equals("sv")
                ? "Du får inte läsa för ändamålet " + purpose.nameIn("sv") + "."
                : "You may not read for the purpose: " + purpose.nameIn("en") + ".";
        return page(
                "PURPOSE_NOT_GRANTED", why, Optional.empty(), purpose.label().section(), locale, model, caller);
    }

    private String page(
            String reason,
            String why,
            Optional<String> rule,
            Optional<String> section,
            Locale locale,
            Model model,
            Authentication caller) {
        // A model of an exception handler has none of what advice adds to other pages.
        model.addAttribute("viewer", pages.viewer(caller));
        model.addAttribute("lang", locale.getLanguage());
        model.addAttribute("today", pages.today());
        model.addAttribute("zone", pages.zone());
        model.addAttribute("reason", reason);
        model.addAttribute("why", why);
        model.addAttribute("rule", rule);
        model.addAttribute("section", section);
        return "refused";
    }
}
