package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.jpa.RefusedAttributeException;
import com.mittliv.privacy.spring.Refusal;
import com.mittliv.privacy.spring.RefusalEvent;
import com.mittliv.privacy.spring.security.PurposeNotGrantedException;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A refusal as a page: reason and section of the policy, and never a value. It is told of, so that it is on record. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalPages {
    private final PageAdvice pages;
    private final ApplicationEventPublisher events;

    RefusalPages(PageAdvice pages, ApplicationEventPublisher events) {
        this.pages = pages;
        this.events = events;
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(RefusedAttributeException refused, Locale locale, Model model, Authentication caller) {
        model.addAttribute("category", refused.category());
        model.addAttribute("permitting", refused.permitting());
        return page(
                "ATTRIBUTE_REFUSED",
                refused.purpose(),
                Optional.of(refused.category().id()),
                locale,
                model,
                caller);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(PurposeNotGrantedException refused, Locale locale, Model model, Authentication caller) {
        model.addAttribute("permitting", List.of());
        return page("PURPOSE_NOT_GRANTED", refused.purpose(), Optional.empty(), locale, model, caller);
    }

    private String page(
            String reason,
            Purpose purpose,
            Optional<String> category,
            Locale locale,
            Model model,
            Authentication caller) {
        Optional<String> section = purpose.label().section();
        events.publishEvent(
                new RefusalEvent(new Refusal(reason, Optional.of(purpose.id()), category, Optional.empty(), section)));
        // A model of an exception handler has none of what advice adds to other pages.
        model.addAttribute("viewer", pages.viewer(caller));
        model.addAttribute("lang", locale.getLanguage());
        model.addAttribute("reason", reason);
        model.addAttribute("purpose", purpose);
        model.addAttribute("section", section);
        return "refused";
    }
}
