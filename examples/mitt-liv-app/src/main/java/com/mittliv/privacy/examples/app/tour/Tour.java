package com.mittliv.privacy.examples.app.tour;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.Decision;
import com.mittliv.privacy.decision.Destination;
import com.mittliv.privacy.examples.app.MovableClock;
import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.desk.Applications;
import com.mittliv.privacy.examples.app.desk.Explainer;
import com.mittliv.privacy.examples.app.desk.Newsletter;
import com.mittliv.privacy.examples.app.desk.Participants;
import com.mittliv.privacy.examples.app.people.JobApplication;
import com.mittliv.privacy.examples.app.people.Participation;
import com.mittliv.privacy.examples.app.people.Participation.Capacity;
import com.mittliv.privacy.examples.app.people.Population;
import com.mittliv.privacy.examples.policy.MittLivTerms.Categories;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.examples.policy.MittLivTerms.Recipients;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Walks through the policy on the running application and writes down what it sees. */
@Component
class Tour {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String HIDDEN = "·";
    private static final int CELL = 22;
    private static final int MONTHS_AHEAD = 26;

    private final Policy policy;
    private final Participants participants;
    private final Newsletter newsletter;
    private final Applications applications;
    private final Explainer explainer;
    private final JpaSubjectStates states;
    private final Sweeps sweeps;
    private final MovableClock clock;

    Tour(
            Policy policy,
            Participants participants,
            Newsletter newsletter,
            Applications applications,
            Explainer explainer,
            JpaSubjectStates states,
            Sweeps sweeps,
            MovableClock clock) {
        this.policy = policy;
        this.participants = participants;
        this.newsletter = newsletter;
        this.applications = applications;
        this.explainer = explainer;
        this.states = states;
        this.sweeps = sweeps;
        this.clock = clock;
    }

    /** Walks. It withdraws a consent and erases data on the way. */
    String walk() {
        Page page = new Page();
        page.line(policy.title().in("sv").orElse(policy.id()) + ", version " + policy.version() + ", executed on "
                + Population.SIZE + " invented people. Today is " + today() + ".");
        Participation adept = anAdept();
        Participation mentor = aMentor();
        onePersonThreePurposes(page, adept);
        refusals(page, adept, mentor);
        withdrawal(page, adept);
        sweep(page);
        addresses(page, adept);
        return page.toString();
    }

    private void onePersonThreePurposes(Page page, Participation adept) {
        page.title("1. One adept, three purposes");
        page.say(
                "",
                "Participant " + adept.id() + ", read by the same query three times. What is shown as " + HIDDEN
                        + " was not even selected.");
        page.gap();
        Optional<Participation> programme = participants.forProgramme(adept.id());
        Optional<Participation> referral = participants.forReferral(adept.id());
        Optional<Participation> letter = participants.forNewsletter(adept.id());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "",
                Purposes.ADMINISTER_PARTICIPATION.id(),
                Purposes.REFER_CANDIDATES.id(),
                Purposes.SEND_NEWSLETTER.id()));
        attributes()
                .forEach((category, read) -> rows.add(
                        List.of(category.id(), cell(programme, read), cell(referral, read), cell(letter, read))));
        page.table(rows).gap();
        why(page, "Why no name for the newsletter?", decide(adept, Purposes.SEND_NEWSLETTER, Categories.NAME));
        why(
                page,
                "Why is the whole row hidden from " + Purposes.MATCH_MENTOR_ADEPT.id() + "?",
                explainer.whyHidden(Participation.class, adept.id(), Purposes.MATCH_MENTOR_ADEPT));
    }

    private void refusals(Page page, Participation adept, Participation mentor) {
        page.title("2. A refusal, explained");
        List<Participation> candidates = participants.candidates();
        page.say(
                "",
                "A partner company in Sweden asks for candidates. The query for all participants finds "
                        + candidates.size() + ", all of them " + rolesOf(candidates) + ".");
        Destination partner = Destination.to(Recipients.PARTNER_COMPANY).in("SE");
        why(
                page,
                "May participant " + adept.id() + ", an adept, be referred to it?",
                explainer.decide(Participation.class, adept.id(), Purposes.REFER_CANDIDATES, partner, Categories.NAME));
        why(
                page,
                "May participant " + mentor.id() + ", a mentor, be referred to it?",
                explainer.decide(
                        Participation.class, mentor.id(), Purposes.REFER_CANDIDATES, partner, Categories.NAME));
        why(
                page,
                "And sold to anybody?",
                explainer.decide(
                        Participation.class, adept.id(), Purposes.SELL_TO_THIRD_PARTY, partner, Categories.NAME));
    }

    private void withdrawal(Page page, Participation adept) {
        page.title("3. A consent is withdrawn");
        List<String> before = newsletter.recipients();
        String address = participants
                .forNewsletter(adept.id())
                .map(Participation::emailAddress)
                .orElseThrow();
        page.say(
                "",
                "The newsletter goes to " + before.size() + " addresses, " + address + " among them: "
                        + yesOrNo(before.contains(address)) + ".");
        states.record(adept.personId(), Consent.withdrawn(Purposes.SEND_NEWSLETTER, clock.instant()));
        List<String> after = newsletter.recipients();
        page.say(
                "",
                "Participant " + adept.id() + " withdraws. Now it goes to " + after.size() + ", " + address
                        + " among them: " + yesOrNo(after.contains(address)) + ".");
        why(page, "Why?", explainer.whyHidden(Participation.class, adept.id(), Purposes.SEND_NEWSLETTER));
        page.say(
                "",
                "The part in the programme is still administered: "
                        + yesOrNo(participants.forProgramme(adept.id()).isPresent()) + ".");
    }

    private void sweep(Page page) {
        page.title("4. Time passes, and data go");
        JobApplication application = applications.defended().stream()
                .filter(one -> applications.forRecruitment(one.id()).isEmpty())
                .min(Comparator.comparing(JobApplication::id))
                .orElseThrow();
        page.say(
                "",
                "Job application " + application.id() + ": recruitment is over and sees nothing of it; legal"
                        + " claims still may.");
        retention(page, application);
        page.say("", "A sweep today would erase " + sweeps.rowsDue() + " rows.");
        Instant later = clock.instant().atZone(SWEDEN).plusMonths(MONTHS_AHEAD).toInstant();
        clock.at(later, () -> {
            page.gap().say("", "Now suppose that today is " + today() + ".");
            retention(page, application);
            return page.gap().line(sweeps.run());
        });
    }

    private void addresses(Page page, Participation adept) {
        page.title("5. See for yourself");
        page.say(
                "",
                "On the real date, with all people as they were before the tour. Whoever asks for a link to sign in finds it"
                        + " here, where the application was started.");
        String mail = participants
                .forProgramme(adept.id())
                .map(Participation::emailAddress)
                .orElseThrow();
        page.gap();
        page.table(List.of(
                List.of("/tour", "five minutes through the pages", ""),
                List.of("/staff/people/" + adept.personId(), "the adept under every purpose", Desk.PROGRAMME.address()),
                List.of("/staff", "who may be sent the newsletter", Desk.LETTERS.address()),
                List.of("/officer", "the policy, what goes when, the sweep", Desk.OFFICER.address()),
                List.of("/me", "the adept about herself", mail)));
    }

    private Participation aMentor() {
        return participants.inProgramme().stream()
                .filter(one -> one.role() == Capacity.MENTOR)
                .min(Comparator.comparing(Participation::id))
                .orElseThrow();
    }

    private void retention(Page page, JobApplication application) {
        explainer
                .retentionOf(JobApplication.class, application.id(), Categories.CV)
                .ifPresent(verdict -> page.say("  ", verdict.explain("en")));
    }

    private void why(Page page, String question, Optional<? extends Decision> decision) {
        page.say("", question);
        decision.ifPresent(answer -> page.say("  ", answer.explain("en")));
    }

    private Optional<Decision> decide(Participation row, Purpose purpose, DataCategory category) {
        return explainer.decide(Participation.class, row.id(), purpose, category);
    }

    /** One in the programme, whom a partner asked for and who takes the newsletter. */
    private Participation anAdept() {
        return participants.candidates().stream()
                .sorted(Comparator.comparing(Participation::id))
                .filter(one -> participants.forNewsletter(one.id()).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Map<DataCategory, Function<Participation, String>> attributes() {
        Map<DataCategory, Function<Participation, String>> attributes = new java.util.LinkedHashMap<>();
        attributes.put(Categories.NAME, Participation::name);
        attributes.put(Categories.ADDRESS, Participation::address);
        attributes.put(Categories.MOBILE_NUMBER, Participation::mobileNumber);
        attributes.put(Categories.EMAIL_ADDRESS, Participation::emailAddress);
        attributes.put(Categories.LANGUAGE_SKILLS, Participation::languageSkills);
        attributes.put(Categories.EDUCATION_AND_OCCUPATION, Participation::occupation);
        attributes.put(Categories.ATTENDANCE, Participation::attendance);
        attributes.put(Categories.MEETING_CONTENT, Participation::meetingContent);
        attributes.put(Categories.IP_ADDRESS, Participation::ipAddress);
        return attributes;
    }

    private static String cell(Optional<Participation> row, Function<Participation, String> read) {
        String value = row.map(read).orElse(HIDDEN);
        return value.length() <= CELL ? value : value.substring(0, CELL - 1) + "…";
    }

    private static String rolesOf(List<Participation> rows) {
        return String.join(
                        ", ",
                        rows.stream()
                                .map(one -> one.role().name().toLowerCase(Locale.ROOT))
                                .distinct()
                                .sorted()
                                .toList())
                + "s";
    }

    private static String yesOrNo(boolean answer) {
        return answer ? "yes" : "no";
    }

    private LocalDate today() {
        return clock.instant().atZone(SWEDEN).toLocalDate();
    }
}
