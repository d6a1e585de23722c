package com.mittliv.privacy.examples.app.web;

import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.policy.Policy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page is told. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {
    private final InstantSource clock;
    private final ZoneId zone;

    PageAdvice(InstantSource clock, Policy policy) {
        this.clock = clock;
        this.zone = policy.timeZone();
    }

    /**
     * Who looks at a page.
     *
     * @param desk the desk's name; empty for a person and for nobody
     * @param person whether it is a person who signed in
     */
    record Viewer(String desk, boolean person) {
        public boolean isKnown() {
            return person || !desk.isEmpty();
        }
    }

    @ModelAttribute("viewer")
    Viewer viewer(@Nullable Authentication caller) {
        if (caller == null) {
            return new Viewer("", false);
        }
        return new Viewer(Desk.of(caller).map(Desk::id).orElse(""), Desk.isPerson(caller));
    }

    @ModelAttribute("lang")
    String language(Locale locale) {
        return locale.getLanguage();
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return zone;
    }

    @ModelAttribute("today")
    LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
