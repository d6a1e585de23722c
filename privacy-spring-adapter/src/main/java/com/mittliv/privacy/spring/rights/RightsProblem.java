package com.mittliv.privacy.spring.rights;

import com.mittliv.privacy.PrivacyException;
import java.net.URI;
import java.util.Locale;

/** Why a right cannot be exercised so. It holds no value and nobody's id. */
final class RightsProblem extends PrivacyException {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "urn:mittliv:privacy:rights:";

    /** What is the matter, each a stable kind of problem. */
    enum Kind {
        SIGN_IN(401, "Logga in", "Sign in"),
        NOT_PERMITTED(403, "Inte tillåtet", "Not permitted"),
        IDENTITY_WANTED(403, "Styrk din identitet", "Show who you are"),
        NOT_OPEN(403, "Rätten ges inte av policyn", "The policy does not open the right"),
        UNREADABLE(400, "Oläslig begäran", "Unreadable request"),
        PLAN_CHANGED(409, "Planen gäller inte längre", "The plan has changed"),
        KEPT_ELSEWHERE(409, "Sköts på annat ställe", "Kept elsewhere"),
        TOO_LARGE(413, "För stor begäran", "Request too large"),
        UNKNOWN_TERM(422, "Okänt begrepp", "Unknown term"),
        CONSENT_REFUSED(422, "Samtycket kan inte tas emot", "The consent cannot be taken"),
        NOT_RECORDED(503, "Kan inte dokumenteras", "Cannot be recorded");

        private final int status;
        private final String swedish;
        private final String english;

        Kind(int status, String swedish, String english) {
            this.status = status;
            this.swedish = swedish;
            this.english = english;
        }

        int status() {
            return status;
        }

        URI type() {
            return URI.create(TYPE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }

        String title(Locale locale) {
            return locale.getLanguage().equals("sv") ? swedish : english;
        }
    }

    private final Kind kind;
    private final String detail;

    RightsProblem(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
        this.detail = detail;
    }

    String detail() {
        return detail;
    }

    Kind kind() {
        return kind;
    }
}
