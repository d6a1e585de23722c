package com.mittliv.privacy.examples.quickstart;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.*;

import com.mittliv.privacy.decision.*;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.*;
import java.time.Instant;

/** A small policy in Java, and what it decides. */
public final class Quickstart {
    private static final Role APPLICANT = Role.of("job-applicant");
    private static final DataCategory PAPERS = DataCategory.of("application-documents");
    private static final DataCategory EMAIL = DataCategory.of("email-address");
    private static final Purpose LEGAL_CLAIMS =
            Purpose.of("defend-legal-claims").legalClaims();
    private static final Purpose NEWSLETTER = Purpose.of("send-newsletter").directMarketing();
    private static final Event CLOSED = Event.of("recruitment-closed");

    private Quickstart() {}

    /**
     * Decides, explains, withdraws a consent, and tells how long data are kept.
     *
     * @param arguments none
     */
    public static void main(String... arguments) {
        Text toMeetClaims = Text.of("en", "to meet claims of discrimination");
        var papers = rule("papers-for-claims").section("1").about(APPLICANT).using(PAPERS);
        var letter = rule("newsletter").section("2").about(APPLICANT).using(EMAIL);
        Policy policy = Policy.named("quickstart", "1", Policy.Controller.of("Example AB"))
                .rule(papers.forPurpose(LEGAL_CLAIMS)
                        .on(legitimateInterests(toMeetClaims))
                        .kept(years(2).after(CLOSED)))
                .rule(letter.forPurpose(NEWSLETTER).on(consent()).kept(whileConsented()))
                .build();
        PrivacyEngine engine = PrivacyEngine.compile(policy);

        Instant may = Instant.parse("2026-05-04T10:00:00Z");
        Instant june = Instant.parse("2026-06-01T10:00:00Z");
        RecordState application = RecordState.of(APPLICANT).with(CLOSED, may);
        SubjectState person = SubjectState.none().with(Consent.given(NEWSLETTER, may));
        Access address = engine.access(NEWSLETTER, EMAIL);

        System.out.println(address.decide(person, application, june).explain("en"));
        person = person.with(Consent.withdrawn(NEWSLETTER, june));
        System.out.println(address.decide(person, application, june).explain("en"));
        Access misuse = engine.access(NEWSLETTER, PAPERS);
        System.out.println(misuse.decide(person, application, june).explain("en"));
        System.out.println(engine.retentionOf(person, application, PAPERS, june).explain("en"));
    }
}
