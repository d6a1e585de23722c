package com.mittliv.privacy.spring;

import com.mittliv.privacy.decision.RefusedException;
import com.mittliv.privacy.jpa.RefusedAttributeException;
import com.mittliv.privacy.scope.PurposeRequiredException;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Turns a refusal into a problem detail (RFC 9457) with status 403. It tells reason, purpose, rule and section, never a
 * value or anybody's id, and publishes a {@link RefusalEvent}. Handlers of the application that are ordered before it win.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 100)
public class RefusalAdvice implements ApplicationEventPublisherAware {
    private static final Log LOG = LogFactory.getLog(RefusalAdvice.class);

    private ApplicationEventPublisher events = event -> {};

    /** Creates the advice. */
    public RefusalAdvice() {}

    @Override
    public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
        events = publisher;
    }

    /**
     * Answers a refused decision.
     *
     * @param refused the refusal
     * @param locale the language the caller asked for
     * @return the problem
     */
    @ExceptionHandler
    ProblemDetail refused(RefusedException refused, Locale locale) {
        return problem(Refusal.of(refused.decision()), refused.decision().explain(locale.getLanguage()), locale);
    }

    /**
     * Answers a query that named an attribute its purpose does not permit.
     *
     * @param refused the refusal
     * @param locale the language the caller asked for
     * @return the problem
     */
    @ExceptionHandler
    ProblemDetail refused(RefusedAttributeException refused, Locale locale) {
        Refusal refusal = new Refusal(
                "ATTRIBUTE_REFUSED",
                Optional.of(refused.purpose().id()),
                Optional.of(refused.category().id()),
                Optional.empty(),
                refused.purpose().label().section());
        String category = refused.category().nameIn(locale.getLanguage());
        String purpose = refused.purpose().nameIn(locale.getLanguage());
        return problem(
                refusal,
                swedish(locale)
                        ? "Frågan nämner uppgifter (" + category + ") som inte behandlas för ändamålet " + purpose + "."
                        : "The query names data (" + category + ") not processed for the purpose: " + purpose + ".",
                locale);
    }

    /**
     * Answers where personal data were wanted and no purpose was declared.
     *
     * @param refused the refusal
     * @param locale the language the caller asked for
     * @return the problem
     */
    @ExceptionHandler
    ProblemDetail refused(PurposeRequiredException refused, Locale locale) {
        // The message names code; it is for the application's keepers, not for the caller.
        LOG.warn(refused.getMessage());
        return problem(
                Refusal.withoutPurpose(),
                swedish(locale)
                        ? "Inget ändamål har angetts, och utan ändamål lämnas inga personuppgifter ut."
                        : "No purpose was declared, and without a purpose no personal data are given.",
                locale);
    }

    private ProblemDetail problem(Refusal refusal, String detail, Locale locale) {
        events.publishEvent(new RefusalEvent(refusal));
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail);
        problem.setType(refusal.type());
        problem.setTitle(swedish(locale) ? "Nekat enligt integritetspolicyn" : "Refused by the privacy policy");
        problem.setProperty("reason", refusal.reason());
        refusal.purpose().ifPresent(purpose -> problem.setProperty("purpose", purpose));
        refusal.category().ifPresent(category -> problem.setProperty("category", category));
        refusal.rule().ifPresent(rule -> problem.setProperty("rule", rule));
        refusal.section().ifPresent(section -> problem.setProperty("section", section));
        return problem;
    }

    private static boolean swedish(Locale locale) {
        return locale.getLanguage().equals("sv");
    }
}
