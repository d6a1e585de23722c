package com.mittliv.privacy.examples.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.Held;
import com.mittliv.privacy.examples.app.people.JobApplication;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does about her own data, and what becomes of it. */
class PersonJourneyTest extends BrowserTest {
    private static final String READERS = "/staff?purpose=send-newsletter&kind=subscriptions";

    private Marks marks;

    @BeforeEach
    void valuesAreMarked() throws SQLException {
        marks = new Marks(database);
        marks.plant();
    }

    @Test
    void fromConsentToWithdrawalToErasure() throws SQLException {
        Held reader = whoTakesNoNewsletter();
        String address = Marks.addressOf(Kind.SUBSCRIPTIONS, reader);
        assertThat(theDeskFinds(address)).isFalse();

        int given = clicksOf(address, "form[action='/me/consents/send-newsletter'] button");
        assertThat(window.text()).contains("Du har samtyckt.");
        assertThat(theDeskFinds(address)).isTrue();

        int withdrawn = clicksOf(address, "form[action='/me/consents/send-newsletter/withdrawal'] button");
        assertThat(window.text()).contains("Du har inte samtyckt.");
        assertThat(withdrawn).isEqualTo(given);
        assertThat(theDeskFinds(address)).isFalse();

        as(address);
        assertThat(erasedAsPlanned(Kind.SUBSCRIPTIONS, reader)).isEmpty();
        window.follow("header a[href='/me']");
        assertThat(window.text()).contains("Det finns inga uppgifter om dig här.");
    }

    @Test
    void anErasureLeavesWhatThePlanSaidStaysAndNothingElse() throws SQLException {
        JobApplication applicant = stored.one(
                "from JobApplication a where a.closedAt < current_timestamp order by a.id", JobApplication.class);
        as(Marks.addressOf(Kind.JOB_APPLICATIONS, applicant));
        assertThat(erasedAsPlanned(Kind.JOB_APPLICATIONS, applicant)).containsExactly("coverLetter", "cv", "photo");
    }

    private Held whoTakesNoNewsletter() {
        return stored.values().values().stream()
                .filter(value -> value.column().equals(Kind.SUBSCRIPTIONS.key()))
                .filter(value -> !stored.permits(Purposes.SEND_NEWSLETTER, value))
                .map(value -> value.row())
                .findFirst()
                .orElseThrow();
    }

    /** Signs in and does something on the page of consents; how many clicks it took from the start page on. */
    private int clicksOf(String address, String button) {
        as(address);
        int before = window.clicks();
        window.follow("header a[href='/me/consents']");
        window.follow(button);
        return window.clicks() - before;
    }

    private boolean theDeskFinds(String address) {
        as(Desk.LETTERS.address());
        window.open(READERS + "&search=" + address);
        return window.texts("main td").contains(address);
    }

    private void as(String address) {
        window.fresh();
        window.signIn(address);
    }

    /** Plan, order, receipt; then the database, read past the application. Gives the attributes that are left in it. */
    private Set<String> erasedAsPlanned(Kind<?> kind, Held row) throws SQLException {
        window.follow("header a[href='/me/erasure']");
        Set<String> goes = planned("Försvinner genast");
        Set<String> stays = planned("Blir kvar");
        assertThat(marks.leftOf(kind, row.id())).hasSize(goes.size() + stays.size());
        assertThat(goes).isNotEmpty();

        window.follow("main form button");
        assertThat(window.place()).isEqualTo("/me/receipt");
        assertThat(window.text()).contains("Begäran är utförd och kontrollerad.", "är hel");

        Set<String> left = marks.leftOf(kind, row.id());
        assertThat(namesOf(kind, left)).isEqualTo(stays);
        return left;
    }

    /** The categories below a heading of the plan. */
    private Set<String> planned(String heading) {
        return new TreeSet<>(window.textsBelow(heading, "strong"));
    }

    private static Set<String> namesOf(Kind<?> kind, Set<String> attributes) {
        Set<String> names = new TreeSet<>();
        kind.columns().stream()
                .filter(column -> attributes.contains(column.attribute()))
                .forEach(column -> names.add(column.category().nameIn("sv")));
        return names;
    }
}
