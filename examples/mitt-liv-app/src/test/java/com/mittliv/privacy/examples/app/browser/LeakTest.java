package com.mittliv.privacy.examples.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.examples.app.Pages;
import com.mittliv.privacy.examples.app.Stored.Value;
import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.browser.Wire.Answer;
import com.mittliv.privacy.examples.app.people.JobApplication;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.app.people.Participation;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.vocabulary.Purpose;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;

/** All that reaches the browser, and all that is logged, sought for values that whoever sits there must not see. */
class LeakTest extends BrowserTest {
    private static final String PEOPLE = "/staff/people/";
    private static final List<String> ONE_OF_EACH =
            List.of("p-0001", "p-0005", "p-0111", "p-0211", "p-0233", "p-0271", "p-0286", "p-0317");

    private Map<String, Value> marked;

    @BeforeEach
    void valuesAreMarked() throws SQLException {
        new Marks(database).plant();
        marked = new HashMap<>();
        stored.values()
                .forEach((text, value) -> marked.put(Marks.in(text).iterator().next(), value));
        wire.taken();
    }

    @AfterEach
    void nothingWasLogged(CapturedOutput console) {
        assertThat(Marks.in(console)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Desk.class, names = "OFFICER", mode = EnumSource.Mode.EXCLUDE)
    void aDeskIsAnsweredWhatItsPurposesPermit(Desk desk) {
        window.signIn(desk);
        for (Purpose purpose : desk.purposes()) {
            window.fetch(registersFor(purpose));
            assertThat(seenBy(value -> stored.permits(purpose, value))).isPositive();
        }
        window.open("/staff");
        window.provoke(ONE_OF_EACH.stream().map(PEOPLE::concat).toList());
        assertThat(seenBy(value -> desk.purposes().stream().anyMatch(purpose -> stored.permits(purpose, value))))
                .isPositive();
        everythingGoesWrong();
        assertThat(seenBy(value -> false)).isZero();
    }

    @Test
    void theOfficerIsAnsweredNobodysData() {
        window.signIn(Desk.OFFICER);
        Pages.OFFICER.forEach(window::open);
        window.provoke(List.of("/staff", PEOPLE + "p-0001", "/me/file"));
        everythingGoesWrong();
        assertThat(seenBy(value -> false)).isZero();
    }

    @Test
    void aPersonIsAnsweredHerOwn() {
        Participation adept =
                stored.one("from Participation p where p.attendance is not null order by p.id", Participation.class);
        window.signIn(Marks.addressOf(Kind.PARTICIPATIONS, adept));
        Pages.PERSON.forEach(window::open);
        window.open("/me");
        window.provoke(List.of("/me/file", "/me/download"));
        Predicate<Value> hers = value -> value.row().personId().equals(adept.personId());
        assertThat(seenBy(hers)).isEqualTo(marked.values().stream().filter(hers).count());
        window.provoke(List.of("/staff", PEOPLE + adept.personId(), PEOPLE + "p-0002", "/officer/proof"));
        everythingGoesWrong();
        assertThat(seenBy(value -> false)).isZero();
    }

    @Test
    void whoHasNotSignedInIsAnsweredNothing() {
        Pages.PUBLIC.forEach(window::open);
        window.provoke(Pages.PERSON);
        window.provoke(Pages.OFFICER);
        window.provoke(registersFor(Purposes.ADMINISTER_PARTICIPATION));
        everythingGoesWrong();
        assertThat(seenBy(value -> false)).isZero();
    }

    @Test
    void theNetHolds() {
        window.signIn(Desk.PROGRAMME);
        window.open("/staff");
        Predicate<Value> forTheNewsletter = value -> stored.permits(Purposes.SEND_NEWSLETTER, value);
        assertThat(leaks(wire.taken(), forTheNewsletter)).isNotEmpty();
    }

    @Test
    void nothingComesBackAfterSigningOut() {
        JobApplication applicant =
                stored.one("from JobApplication a where a.closedAt is null order by a.id", JobApplication.class);
        window.signIn(Marks.addressOf(Kind.JOB_APPLICATIONS, applicant));
        window.open("/me");
        window.open("/me/file");
        assertThat(Marks.in(window.text())).isNotEmpty();
        assertThat(window.cookies()).containsExactly("JSESSIONID; HttpOnly; SameSite=Lax");
        assertThat(wire.taken())
                .filteredOn(answer -> !Marks.in(answer.text()).isEmpty())
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.headers()).contains("Cache-Control: no-store"));

        window.open("/me");
        window.signOut();
        for (int page = 0; page < 3; page++) {
            window.back();
            assertThat(window.place()).isEqualTo("/sign-in");
            assertThat(Marks.in(window.text())).isEmpty();
        }
    }

    /** Not there, not understood, not allowed, not found; with somebody's value in the address, where one fits. */
    private void everythingGoesWrong() {
        String value = marked.keySet().iterator().next();
        List<String> wrong = List.of(
                PEOPLE + "nobody",
                PEOPLE + value,
                "/staff?page=" + value,
                "/staff?purpose=" + value,
                "/staff?kind=" + value,
                "/staff?purpose=send-newsletter&kind=participations&search=" + value,
                "/me/consents/" + value,
                "/officer/" + value,
                "/" + value,
                "/error",
                "/sign-in/link?token=" + value,
                "/css/" + value + ".css");
        window.provoke(wrong);
        window.open("/nowhere");
        window.open("/staff?page=first");
    }

    private static List<String> registersFor(Purpose purpose) {
        return Kind.ALL.stream()
                .map(kind -> "/staff?purpose=" + purpose.id() + "&kind=" + kind.id())
                .toList();
    }

    /** How many values were in the answers since the last call; it is an error if one was there that must not be. */
    private long seenBy(Predicate<Value> permitted) {
        List<Answer> answers = wire.taken();
        assertThat(leaks(answers, permitted)).isEmpty();
        return answers.stream()
                .flatMap(answer -> marksIn(answer).stream())
                .distinct()
                .count();
    }

    private List<String> leaks(List<Answer> answers, Predicate<Value> permitted) {
        Map<String, Boolean> known = new HashMap<>();
        List<String> leaks = new ArrayList<>();
        for (Answer answer : answers) {
            for (String mark : marksIn(answer)) {
                if (!known.computeIfAbsent(mark, sought -> permitted.test(marked.get(sought)))) {
                    leaks.add(answer.status() + " " + answer.address() + " gives " + mark);
                }
            }
        }
        return leaks;
    }

    /** But what somebody sends she knows already: it may be told back to her. */
    private static Set<String> marksIn(Answer answer) {
        Set<String> marks = Marks.in(answer.text());
        marks.removeAll(Marks.in(answer.address()));
        return marks;
    }
}
