package com.mittliv.privacy.jpa.school;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.LegalBasis.publicTask;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.months;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static com.mittliv.privacy.retention.Retention.years;

import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.retention.Calendar;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the school says it does. */
public final class SchoolPolicy {
    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    public static final Role PUPIL = Role.of("pupil");
    public static final Role TEACHER = Role.of("teacher");
    public static final Role GUARDIAN = Role.of("guardian");
    public static final Role APPLICANT = Role.of("applicant");
    public static final DataCategory NAME = DataCategory.of("name");
    public static final DataCategory CONTACT = DataCategory.of("contact");
    public static final DataCategory EMAIL = DataCategory.of("email").within(CONTACT);
    public static final DataCategory GRADE = DataCategory.of("grade");
    public static final DataCategory HEALTH = DataCategory.of("health");
    public static final DataCategory PAY = DataCategory.of("pay");
    public static final DataCategory NOTES = DataCategory.of("notes");
    public static final Event LEFT = Event.of("left");
    public static final Event CONTRACT_ENDED = Event.of("contract-ended");
    public static final Event DECIDED = Event.of("decided");
    public static final Event CLOSED = Event.of("school-closed");
    public static final Purpose TEACHING = Purpose.of("teaching");
    public static final Purpose CARE = Purpose.of("care");
    public static final Purpose NEWSLETTER = Purpose.of("newsletter").directMarketing();
    public static final Purpose CLAIMS = Purpose.of("claims").legalClaims();
    public static final Purpose ADMISSION = Purpose.of("admission");
    public static final Purpose PAYROLL = Purpose.of("payroll");
    public static final Purpose ARCHIVE = Purpose.of("archive");

    public static final Policy POLICY = Policy.named("school", "1", Policy.Controller.of("Example school"))
            .timeZone(ZONE)
            .declare(PUPIL, TEACHER, GUARDIAN, APPLICANT)
            .declare(NAME, CONTACT, EMAIL, GRADE, HEALTH, PAY, NOTES)
            .declare(LEFT, CONTRACT_ENDED, DECIDED, CLOSED)
            .declare(TEACHING, CARE, NEWSLETTER, CLAIMS, ADMISSION, PAYROLL, ARCHIVE)
            .rule(rule("teaching")
                    .about(PUPIL, GUARDIAN)
                    .using(NAME, CONTACT, GRADE)
                    .forPurpose(TEACHING)
                    .on(contract())
                    .kept(until(LEFT)))
            .rule(rule("colleagues")
                    .about(TEACHER)
                    .using(NAME, EMAIL)
                    .forPurpose(TEACHING)
                    .on(contract())
                    .kept(until(CONTRACT_ENDED)))
            .rule(rule("care")
                    .about(PUPIL)
                    .using(HEALTH)
                    .forPurpose(CARE)
                    .on(publicTask(Text.of("en", "School Act")))
                    .kept(years(1).after(LEFT)))
            .rule(rule("newsletter")
                    .about(PUPIL, GUARDIAN, TEACHER)
                    .using(EMAIL)
                    .forPurpose(NEWSLETTER)
                    .on(consent())
                    .kept(whileConsented()))
            .rule(rule("claims")
                    .about(PUPIL)
                    .using(NAME, GRADE)
                    .forPurpose(CLAIMS)
                    .on(legitimateInterests(Text.of("en", "to meet claims")))
                    .onlyAfter(LEFT)
                    .kept(years(2).after(LEFT)))
            .rule(rule("admission")
                    .about(APPLICANT)
                    .using(NAME, CONTACT, NOTES)
                    .forPurpose(ADMISSION)
                    .on(contract())
                    .kept(months(6).after(DECIDED)))
            .rule(rule("payroll")
                    .about(TEACHER)
                    .using(PAY, NAME)
                    .forPurpose(PAYROLL)
                    .on(contract())
                    .kept(years(7).after(CONTRACT_ENDED)))
            .rule(rule("archive")
                    .about(PUPIL)
                    .using(NOTES)
                    .forPurpose(ARCHIVE)
                    .on(publicTask(Text.of("en", "School Act")))
                    .kept(until(CLOSED)))
            .rights(new DeclaredRight(
                    DataSubjectRight.ERASURE,
                    Optional.empty(),
                    Text.of("en", "You can have your data erased."),
                    Optional.empty()))
            .rights(
                    new DeclaredRight(DataSubjectRight.ACCESS, Optional.empty(), Text.NONE, Optional.empty()),
                    new DeclaredRight(DataSubjectRight.PORTABILITY, Optional.empty(), Text.NONE, Optional.empty()))
            .build();

    private SchoolPolicy() {}

    /** The last moment of a day. */
    static @Nullable Instant endOf(@Nullable LocalDate day) {
        return day == null ? null : new Calendar(ZONE).startOf(day.plusDays(1)).minusNanos(1);
    }

    /** Events by their instants; what is null has not happened. */
    static Map<Event, Instant> events(Object... eventsAndInstants) {
        Map<Event, Instant> events = new HashMap<>();
        for (int i = 0; i < eventsAndInstants.length; i += 2) {
            if (eventsAndInstants[i + 1] instanceof Instant at) {
                events.put((Event) eventsAndInstants[i], at);
            }
        }
        return events;
    }
}
