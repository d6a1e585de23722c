package com.mittliv.privacy.policy;

import com.mittliv.privacy.internal.FormerName;
import com.mittliv.privacy.policy.Finding.Kind;
import com.mittliv.privacy.policy.LegalBasis.Consent;
import com.mittliv.privacy.policy.LegalBasis.Contract;
import com.mittliv.privacy.policy.LegalBasis.LegitimateInterests;
import com.mittliv.privacy.policy.LegalBasis.PublicTask;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What people must be told and are not: whom to turn to, which rights they have, which cookies are set, since when. */
final class NoticeFindings {
    private final Coverage coverage;
    private final Policy policy;
    private final Analysis analysis;

    NoticeFindings(Coverage coverage, Analysis analysis) {
        this.coverage = coverage;
        this.policy = coverage.policy();
        this.analysis = analysis;
    }

    void report() {
        reportContact();
        reportOfficer();
        if (policy.supervisoryAuthority().isEmpty()) {
            analysis.addOverall(
                    Kind.SUPERVISORY_AUTHORITY_MISSING,
                    "$.supervisoryAuthority",
                    "no supervisory authority is named",
                    "name the one people can complain to, in Sweden " + FormerName.DATAINSPEKTIONEN.today("sv")
                            + " (Art. 13(2)(d) GDPR)");
        }
        if (policy.effectiveFrom().isEmpty()) {
            analysis.addOverall(
                    Kind.EFFECTIVE_DATE_MISSING,
                    "$.effectiveFrom",
                    "the policy does not say from which day on it holds",
                    "state it in `effectiveFrom`, so that people can tell which version applies to them");
        }
        Stream.of(DataSubjectRight.values())
                .filter(right -> policy.right(right).isEmpty())
                .filter(this::isGiven)
                .forEach(this::reportRight);
        for (int i = 0; i < policy.rights().size(); i++) {
            reportScope(policy.rights().get(i), "$.rights[" + i + "]");
        }
        reportCookies();
        reportOpenPoints();
    }

    private void reportContact() {
        Policy.Contact contact = policy.contact();
        boolean reachable = contact.email().isPresent() || contact.address().isPresent();
        if (!reachable) {
            analysis.addOverall(
                    Kind.CONTACT_MISSING,
                    "$.contact",
                    "the policy states neither an e-mail address nor a postal address to turn to",
                    "state at least one in `contact` (Art. 13(1)(a) GDPR)");
        } else if (contact.email().isEmpty()) {
            analysis.addOverall(
                    Kind.CONTACT_WITHOUT_EMAIL,
                    "$.contact",
                    "people can turn to the controller by letter alone",
                    "state an `email`, so that a right or a withdrawal is as easy to use as a consent is to give");
        }
    }

    private void reportOfficer() {
        if (policy.contact().dataProtectionOfficer().isEmpty()) {
            analysis.addOverall(
                    Kind.DATA_PROTECTION_OFFICER_NOT_NAMED,
                    "$.contact",
                    "no data protection officer is named",
                    "state in `dataProtectionOfficer` how to reach them, or accept this with the reason why none is"
                            + " designated (Art. 13(1)(b), 37 GDPR)");
        }
    }

    /** Whether the law gives people a right in view of what the policy does. */
    private boolean isGiven(DataSubjectRight right) {
        return switch (right) {
            case ACCESS, RECTIFICATION, ERASURE, RESTRICTION, NO_AUTOMATED_DECISION, COMPLAINT -> true;
            case PORTABILITY -> restsOn(basis -> basis instanceof Consent || basis instanceof Contract);
            case OBJECTION ->
                restsOn(basis -> basis instanceof LegitimateInterests || basis instanceof PublicTask)
                        || !coverage.purposes()
                                .firstCovered(Purpose::isDirectMarketing)
                                .isEmpty();
            case WITHDRAW_CONSENT -> !BasisFindings.purposesAskedFor(policy).isEmpty();
        };
    }

    private boolean restsOn(Predicate<LegalBasis> basis) {
        return policy.rules().stream().map(ProcessingRule::basis).anyMatch(basis);
    }

    private void reportScope(DeclaredRight declared, String path) {
        String id = declared.right().id();
        // Art. 20(2) makes one thing depend on what is technically possible: that another controller gets the data.
        if (declared.onlyIf().isPresent()) {
            analysis.add(
                    Kind.RIGHT_NARROWED,
                    id,
                    path + ".onlyIf",
                    "the right `" + id + "` depends on what is technically possible, and by law it does not",
                    "keep the proviso for sending data straight to another controller (Art. 20(2) GDPR)");
        }
        if (declared.scope() == DeclaredRight.Scope.ALL_DATA) {
            analysis.add(
                    Kind.RIGHT_WIDENED,
                    id,
                    path + ".scope",
                    "the right `" + id + "` is promised for all data, and by law it is one to what people provided, by"
                            + " consent or contract",
                    "keep the promise, or state the right as the law gives it (Art. 20(1) GDPR)");
        }
    }

    private void reportRight(DataSubjectRight right) {
        String id = right.id();
        analysis.add(
                Kind.RIGHT_NOT_NAMED,
                id,
                "$.rights",
                "the policy does not name the right `" + id + "`, which people have",
                "add it to `rights` (" + article(right) + " GDPR)");
    }

    private static String article(DataSubjectRight right) {
        return switch (right) {
            case ACCESS -> "Art. 13(2)(b), 15";
            case RECTIFICATION -> "Art. 13(2)(b), 16";
            case ERASURE -> "Art. 13(2)(b), 17";
            case RESTRICTION -> "Art. 13(2)(b), 18";
            case PORTABILITY -> "Art. 13(2)(b), 20";
            case OBJECTION -> "Art. 13(2)(b), 21(4)";
            case NO_AUTOMATED_DECISION -> "Art. 13(2)(f), 22";
            case WITHDRAW_CONSENT -> "Art. 7(3), 13(2)(c)";
            case COMPLAINT -> "Art. 13(2)(d), 77";
        };
    }

    private void reportCookies() {
        List<Cookie> cookies = policy.cookies();
        if (cookies.isEmpty()) {
            policy.vocabulary().categories().stream()
                    .filter(NoticeFindings::isOfCookies)
                    .forEach(
                            category -> analysis.add(
                                    Kind.COOKIES_NOT_DECLARED,
                                    category.id(),
                                    coverage.path(category),
                                    "the policy speaks of `" + category.id() + "` and declares no cookie",
                                    "list in `cookies` who sets each, how long it stays, what for and whether consent is asked"));
        }
        for (int i = 0; i < cookies.size(); i++) {
            Cookie cookie = cookies.get(i);
            if (cookie.need() == Cookie.Need.STRICTLY_NECESSARY
                    && cookie.purpose().isDirectMarketing()) {
                analysis.add(
                        Kind.COOKIE_NOT_NECESSARY,
                        cookie.name(),
                        "$.cookies[" + i + "].need",
                        "cookie `" + cookie.name() + "` is set without asking, for direct marketing, `"
                                + cookie.purpose().id() + "`",
                        "ask for consent (Directive 2002/58/EC Art. 5(3))");
            }
        }
    }

    private static boolean isOfCookies(DataCategory category) {
        return Stream.concat(Stream.of(category.id()), category.label().name().byLanguage().values().stream())
                .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains("cookie"));
    }

    private void reportOpenPoints() {
        List<OpenPoint> points = policy.openPoints();
        for (int i = 0; i < points.size(); i++) {
            OpenPoint point = points.get(i);
            if (point.kind() != OpenPoint.Kind.AMBIGUITY && !point.rules().isEmpty()) {
                analysis.add(
                        Kind.OPEN_POINT,
                        point.id(),
                        "$.openPoints[" + i + "]",
                        point.kind().name().toLowerCase(Locale.ROOT) + " `" + point.id() + "` bears on "
                                + (point.rules().size() == 1 ? "rule `" : "rules `")
                                + String.join("`, `", point.rules()) + "`",
                        "settle it in the policy's text; until then the rules read it so: " + point.resolution());
            }
        }
    }
}
