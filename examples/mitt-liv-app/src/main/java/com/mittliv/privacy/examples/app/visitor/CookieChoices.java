package com.mittliv.privacy.examples.app.visitor;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.spring.cookie.VisitorState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a visitor said of cookies. It is kept for the visit: whoever comes again is asked again. */
@Component
class CookieChoices implements VisitorState {
    private static final String SAID = CookieChoices.class.getName();

    @Override
    public SubjectState of(HttpServletRequest request) {
        SubjectState visitor = SubjectState.none();
        for (Consent said : said(request)) {
            visitor = visitor.with(said);
        }
        return visitor;
    }

    /** Takes note of a consent or a withdrawal. */
    void say(HttpServletRequest request, Consent consent) {
        List<Consent> all = new ArrayList<>(said(request));
        all.add(consent);
        request.getSession().setAttribute(SAID, List.copyOf(all));
    }

    private static List<Consent> said(HttpServletRequest request) {
        HttpSession visit = request.getSession(false);
        Object said = visit == null ? null : visit.getAttribute(SAID);
        return said instanceof List<?> all
                ? all.stream().map(Consent.class::cast).toList()
                : List.of();
    }
}
