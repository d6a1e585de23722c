package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.Enquiry;
import com.mittliv.privacy.examples.app.people.Subscription;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.jpa.sweep.RetentionSweep;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever comes by without signing in: letters, subscriptions, cookies. */
@ExtendWith(OutputCaptureExtension.class)
class VisitorsTest extends RunningApplication {
    private static final String WRITER = "planted.writer@example.org";
    private static final String LETTER = "Planted Letter about the first interview";
    private static final String NEW_LETTERS = "from Enquiry e where e.personId like 'n-%'";
    private static final String NEW_READERS = "from Subscription s where s.personId like 'n-%'";

    @Autowired
    JpaSubjectStates states;

    @Autowired
    RetentionSweep sweep;

    @ParameterizedTest
    @ValueSource(strings = {"/contact", "/newsletter", "/cookies"})
    void thePagesAreOpenToAllInBothLanguages(String path) {
        assertThat(http.get().uri(path))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"sv\"")
                .doesNotContain("??");
        assertThat(http.get().uri(path + "?lang=en"))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"en\"")
                .doesNotContain("??");
    }

    @Test
    void withoutTheBoxNothingOfALetterIsKept(CapturedOutput output) {
        long before = entries();
        MvcTestResult answer = send("/contact", Map.of("address", WRITER, "message", LETTER));
        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("Inget av det du skrev har sparats")
                .doesNotContain(LETTER, WRITER);
        assertThat(all(NEW_LETTERS, Enquiry.class)).isEmpty();
        assertThat(entries()).isEqualTo(before);
        assertThat(output).doesNotContain(LETTER, WRITER);
    }

    @Test
    void withTheBoxALetterIsKeptOnConsentForTheDeskThatAnswers() {
        String reference = write();
        assertThat(all(NEW_LETTERS, Enquiry.class)).singleElement().satisfies(letter -> {
            assertThat(letter.personId()).isEqualTo(reference);
            assertThat(letter.formContent()).contains(LETTER, WRITER);
            assertThat(letter.correspondence()).isNull();
        });
        assertThat(states.load(reference).consents())
                .singleElement()
                .satisfies(said -> assertThat(said.purpose()).isEqualTo(Purposes.HANDLE_ENQUIRY));
        assertThat(get("/staff/people/" + reference, desk(Desk.ENQUIRIES)))
                .bodyText()
                .contains(LETTER);
        assertThat(get("/staff/people/" + reference, desk(Desk.LETTERS)))
                .bodyText()
                .doesNotContain(LETTER);
    }

    @Test
    void theLongestLetterIsKept() {
        String longest = "å".repeat(4_000);
        String address = "w".repeat(240) + "@example.org";
        assertThat(send("/contact", Map.of("address", address, "message", longest, "consent", "yes")))
                .hasStatusOk();
        assertThat(all(NEW_LETTERS, Enquiry.class))
                .singleElement()
                .satisfies(letter -> assertThat(letter.formContent()).contains(longest, address));
    }

    @Test
    void aWithdrawalByReferenceHidesTheLetterAndTheSweepErasesIt() {
        String reference = write();
        assertThat(send("/contact/withdrawal", Map.of("reference", reference)))
                .hasStatusOk()
                .bodyText()
                .contains("återkallat");
        assertThat(get("/staff/people/" + reference, desk(Desk.ENQUIRIES)))
                .bodyText()
                .contains("CONSENT_WITHDRAWN")
                .doesNotContain(LETTER);
        assertThat(sweep.run().attributesEmptied()).isPositive();
        // The row stays until the enquiry is closed, since it could hold correspondence; what was written is gone.
        assertThat(all(NEW_LETTERS, Enquiry.class))
                .singleElement()
                .satisfies(left -> assertThat(left.formContent()).isNull());
    }

    @Test
    void anUnknownReferenceIsAnsweredAlikeAndLeavesNoTrace() {
        long before = entries();
        for (String unknown : List.of("n-" + "0".repeat(32), "p-0001", "' or 1=1")) {
            assertThat(send("/contact/withdrawal", Map.of("reference", unknown)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Om referensen finns");
        }
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void whatIsNoLetterIsNotKept() {
        for (Map<String, String> form : List.of(
                Map.of("address", "nobody", "message", LETTER, "consent", "yes"),
                Map.of("address", WRITER, "message", " ", "consent", "yes"),
                Map.of("address", WRITER, "message", "x".repeat(4_001), "consent", "yes"))) {
            assertThat(send("/contact", form)).hasStatusOk().bodyText().contains("Inget har sparats");
        }
        assertThat(all(NEW_LETTERS, Enquiry.class)).isEmpty();
        assertThat(http.post().uri("/contact").param("consent", "yes")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aSubscriptionTakesTheBoxAndIsEndedAsEasily() {
        assertThat(send("/newsletter", Map.of("address", WRITER))).bodyText().contains("Adressen har inte sparats");
        assertThat(all(NEW_READERS, Subscription.class)).isEmpty();

        Map<String, String> form = Map.of("address", WRITER, "consent", "yes");
        assertThat(send("/newsletter", form))
                .hasStatusOk()
                .bodyText()
                .contains("Tack")
                .doesNotContain(WRITER);
        assertThat(send("/newsletter", form)).hasStatusOk();
        assertThat(all(NEW_READERS, Subscription.class)).hasSize(1);
        String person = all(NEW_READERS, Subscription.class).get(0).personId();
        assertThat(get("/staff/people/" + person, desk(Desk.LETTERS)))
                .bodyText()
                .contains(WRITER);

        assertThat(send("/newsletter/withdrawal", Map.of("address", WRITER.toUpperCase(java.util.Locale.ROOT))))
                .hasStatusOk();
        assertThat(get("/staff/people/" + person, desk(Desk.LETTERS)))
                .bodyText()
                .contains("CONSENT_WITHDRAWN")
                .doesNotContain(WRITER);
        assertThat(send("/newsletter", form)).hasStatusOk();
        assertThat(get("/staff/people/" + person, desk(Desk.LETTERS)))
                .bodyText()
                .contains(WRITER);
    }

    @Test
    void nobodySubscribesAParticipantToMoreThanItself() {
        String query = "select p.emailAddress from Participation p where p.personId = 'p-0002'";
        String address = all(query, String.class).get(0);
        int before = states.load("p-0002").consents().size();
        assertThat(send("/newsletter", Map.of("address", address, "consent", "yes")))
                .hasStatusOk();
        assertThat(states.load("p-0002").consents()).hasSize(before);
    }

    @Test
    void thePolicyLeavesNoCookieToChoose() {
        assertThat(http.get().uri("/cookies"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "sessionscookie", "avsnitt 6", "varaktig cookie", "De sätts inte", "Det finns inget att välja");
        assertThat(send("/cookies/send-newsletter", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
    }

    private String write() {
        MvcTestResult answer = send("/contact", Map.of("address", WRITER, "message", LETTER, "consent", "yes"));
        Matcher reference = Pattern.compile("<code>(n-[0-9a-f]{32})</code>").matcher(bodyOf(answer));
        assertThat(reference.find()).isTrue();
        return reference.group(1);
    }

    private long entries() {
        return all("select count(c) from PrivacyConsent c", Long.class).get(0);
    }

    private MvcTestResult send(String path, Map<String, String> form) {
        var request = http.post().uri(path).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
