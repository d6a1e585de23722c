package com.mittliv.privacy.examples.app.people;

import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.examples.policy.MittLivTerms.Roles;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of row, as pages show it.
 *
 * @param id what it is called in addresses and messages
 * @param type the entity
 * @param roles the roles its rows can be in
 * @param columns what a row can tell, the one people are found by first
 * @param <T> the entity
 */
public record Kind<T extends Held>(String id, Class<T> type, Set<Role> roles, List<Column<T>> columns) {
    /**
     * An attribute with personal data.
     *
     * @param attribute what it is called
     * @param category which data it holds
     * @param read reads it; null where it is withheld or empty
     * @param <T> the entity
     */
    public record Column<T>(String attribute, DataCategory category, Function<T, @Nullable String> read) {
        /**
         * What a row tells.
         *
         * @param row the row, as a purpose lets it be seen
         * @return the value; empty where it is withheld or there is none
         */
        public Optional<String> of(T row) {
            return Optional.ofNullable(read.apply(row));
        }
    }

    /** Mentors, adepts and participants of the consulting services. */
    public static final Kind<Participation> PARTICIPATIONS = new Kind<>(
            "participations",
            Participation.class,
            Set.of(Roles.MENTOR, Roles.ADEPT, Roles.CONSULTING_PARTICIPANT),
            List.of(
                    new Column<>("name", Categories.NAME, Participation::name),
                    new Column<>("address", Categories.ADDRESS, Participation::address),
                    new Column<>("mobileNumber", Categories.MOBILE_NUMBER, Participation::mobileNumber),
                    new Column<>("emailAddress", Categories.EMAIL_ADDRESS, Participation::emailAddress),
                    new Column<>("languageSkills", Categories.LANGUAGE_SKILLS, Participation::languageSkills),
                    new Column<>("occupation", Categories.EDUCATION_AND_OCCUPATION, Participation::occupation),
                    new Column<>("attendance", Categories.ATTENDANCE, Participation::attendance),
                    new Column<>("meetingContent", Categories.MEETING_CONTENT, Participation::meetingContent),
                    new Column<>("ipAddress", Categories.IP_ADDRESS, Participation::ipAddress)));

    /** Applications for a job at Mitt Liv. */
    public static final Kind<JobApplication> JOB_APPLICATIONS = new Kind<>(
            "job-applications",
            JobApplication.class,
            Set.of(Roles.JOB_APPLICANT, Roles.TEAMTAILOR_CONNECTOR),
            List.of(
                    new Column<>("name", Categories.NAME, JobApplication::name),
                    new Column<>("address", Categories.ADDRESS, JobApplication::address),
                    new Column<>("mobileNumber", Categories.MOBILE_NUMBER, JobApplication::mobileNumber),
                    new Column<>("emailAddress", Categories.EMAIL_ADDRESS, JobApplication::emailAddress),
                    new Column<>("cv", Categories.CV, JobApplication::cv),
                    new Column<>("coverLetter", Categories.COVER_LETTER, JobApplication::coverLetter),
                    new Column<>("photo", Categories.PHOTO, JobApplication::photo)));

    /** People who speak for partners. */
    public static final Kind<PartnerContact> PARTNER_CONTACTS = new Kind<>(
            "partner-contacts",
            PartnerContact.class,
            Set.of(Roles.PARTNER_CONTACT),
            List.of(
                    new Column<>("name", Categories.NAME, PartnerContact::name),
                    new Column<>(
                            "contactDetails", Categories.PROFESSIONAL_CONTACT_DETAILS, PartnerContact::contactDetails),
                    new Column<>("position", Categories.POSITION_AND_ORGANISATION, PartnerContact::position)));

    /** Subscriptions of the newsletter. */
    public static final Kind<Subscription> SUBSCRIPTIONS = new Kind<>(
            "subscriptions",
            Subscription.class,
            Set.of(Roles.NEWSLETTER_SUBSCRIBER),
            List.of(new Column<>("emailAddress", Categories.EMAIL_ADDRESS, Subscription::emailAddress)));

    /** Letters and filled-in contact forms. */
    public static final Kind<Enquiry> ENQUIRIES = new Kind<>(
            "enquiries",
            Enquiry.class,
            Set.of(Roles.ENQUIRER),
            List.of(
                    new Column<>("correspondence", Categories.CORRESPONDENCE, Enquiry::correspondence),
                    new Column<>("formContent", Categories.CONTACT_FORM_CONTENT, Enquiry::formContent)));

    /** Sides of matches. */
    public static final Kind<MatchSide> MATCHES = new Kind<>(
            "matches",
            MatchSide.class,
            Set.of(Roles.MENTOR, Roles.ADEPT),
            List.of(
                    new Column<>("field", Categories.EDUCATION_AND_OCCUPATION, MatchSide::field),
                    new Column<>("languages", Categories.LANGUAGE_SKILLS, MatchSide::languages)));

    /** Parts in digital meetings. */
    public static final Kind<MeetingPart> MEETINGS = new Kind<>(
            "meetings",
            MeetingPart.class,
            Set.of(Roles.MENTOR, Roles.ADEPT),
            List.of(
                    new Column<>("attendance", Categories.ATTENDANCE, MeetingPart::attendance),
                    new Column<>("chat", Categories.MEETING_CONTENT, MeetingPart::chat),
                    new Column<>("ipAddress", Categories.IP_ADDRESS, MeetingPart::ipAddress)));

    /** Recorded tracks of meetings. */
    public static final Kind<Recording> RECORDINGS = new Kind<>(
            "recordings",
            Recording.class,
            Set.of(Roles.MENTOR, Roles.ADEPT),
            List.of(new Column<>("file", Categories.MEETING_CONTENT, Recording::file)));

    /** All of them. */
    public static final List<Kind<?>> ALL = List.of(
            PARTICIPATIONS,
            MATCHES,
            MEETINGS,
            RECORDINGS,
            JOB_APPLICATIONS,
            PARTNER_CONTACTS,
            SUBSCRIPTIONS,
            ENQUIRIES);

    /**
     * The kind of a name.
     *
     * @param id the name
     * @return the kind; empty if there is none
     */
    public static Optional<Kind<?>> named(String id) {
        return ALL.stream().filter(kind -> kind.id.equals(id)).findFirst();
    }

    /**
     * Whether a purpose may ever see a category of such rows.
     *
     * @param engine tells what the policy says
     * @param category which data
     * @param purpose what for
     * @return whether some rule lets it, in some role
     */
    public boolean isEverSeen(PrivacyEngine engine, DataCategory category, Purpose purpose) {
        return roles.stream().anyMatch(role -> isEverSeen(engine, role, category, purpose));
    }

    /**
     * Whether a purpose may ever see a category of somebody in a role.
     *
     * @param engine tells what the policy says
     * @param role in which capacity
     * @param category which data
     * @param purpose what for
     * @return whether some rule lets it
     */
    public static boolean isEverSeen(PrivacyEngine engine, Role role, DataCategory category, Purpose purpose) {
        return !engine.conditionToUse(role, category, purpose).parts().isEmpty();
    }

    /** The attribute by which people are found. */
    public Column<T> key() {
        return columns.get(0);
    }
}
