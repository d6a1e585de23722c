package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.audit.AuditException;
import com.mittliv.privacy.consent.ConsentRefusedException;
import com.mittliv.privacy.jpa.rights.ErasureRefusedException;
import com.mittliv.privacy.jpa.rights.ExportRefusedException;
import com.mittliv.privacy.spring.rights.RightsProblem.Kind;
import com.mittliv.privacy.vocabulary.UnknownTermException;
import java.util.Locale;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what hinders a right into a problem detail (RFC 9457). */
@RestControllerAdvice(basePackageClasses = RightsAdvice.class)
@Order(Ordered.LOWEST_PRECEDENCE - 200)
class RightsAdvice {
    private static final Log LOG = LogFactory.getLog(RightsAdvice.class);

    @ExceptionHandler
    ProblemDetail hindered(RightsProblem problem, Locale locale) {
        return detail(problem.kind(), problem.detail(), locale);
    }

    @ExceptionHandler({ExportRefusedException.class, ErasureRefusedException.class})
    ProblemDetail notOpen(Locale locale) {
        return detail(
                Kind.NOT_OPEN,
                "the policy does not name the right; write to the controller, who must still look at it",
                locale);
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownTermException unknown, Locale locale) {
        return detail(
                Kind.UNKNOWN_TERM, "the policy declares no such " + unknown.kindName() + "; take ids from it", locale);
    }

    @ExceptionHandler
    ProblemDetail consentRefused(ConsentRefusedException refused, Locale locale) {
        return detail(
                Kind.CONSENT_REFUSED,
                "the consent would be worth nothing (" + refused.reason()
                        + "); show the words that the policy declares",
                locale);
    }

    // INVARIANT: what cannot be recorded is not done.
    @ExceptionHandler
    ProblemDetail notRecorded(AuditException failure, Locale locale) {
        // The kind alone: what lies below can quote what was to be written.
        LOG.error("a right was not exercised, since the audit log did not record it, by "
                + NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName()
                + "; look into the log's own state");
        return detail(Kind.NOT_RECORDED, "the request could not be recorded and nothing was done; try again", locale);
    }

    private static ProblemDetail detail(Kind kind, String words, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(kind.status());
        problem.setDetail(words);
        problem.setType(kind.type());
        problem.setTitle(kind.title(locale));
        return problem;
    }
}
