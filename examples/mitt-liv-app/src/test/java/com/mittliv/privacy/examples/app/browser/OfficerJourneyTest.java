package com.mittliv.privacy.examples.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.browser.Window.Width;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/** What the privacy officer does in a day, up to a next version of the policy. */
class OfficerJourneyTest extends BrowserTest {
    private static final String ANSWER = "form[action$='/answered'] button";
    private static final String MORE_TIME = ".requests details";
    private static final String WORDING = "Samtycke till att Mitt Liv lagrar";

    @BeforeEach
    void theOfficerIsAtWork() {
        window.signIn(Desk.OFFICER);
    }

    @Test
    void thePolicyItsFindingsAndTheDataMapAreThere() {
        go("/officer/policy");
        window.click(".matrix tbody details summary");
        String rule = window.texts(".matrix details[open] a").get(0);
        window.click(".matrix details[open] a");
        assertThat(window.place()).isEqualTo("/officer/policy#" + rule);
        assertThat(window.texts("article.rule:target dt"))
                .containsExactly("Ändamål", "Rättslig grund", "Lagringstid", "Mottagare");

        go("/officer/findings");
        assertThat(window.count("main details")).isPositive();
        go("/officer/data-map");
        assertThat(window.text()).contains("Oförklarade: 0.", "Participation", "emailAddress");
        go("/officer/erasures");
        for (int i = 0; i < 30 && window.count("#again") > 0; i++) {
            window.follow("#again");
        }
        assertThat(window.text()).contains("mogna för gallring");
        assertThat(window.count("svg rect.rows")).isEqualTo(26);
        go("/officer/recipients");
        assertThat(window.texts("main ul li")).isNotEmpty();
    }

    @Test
    void aSweepIsTriedOutThenPausedThenEnded() {
        long before = stored.rows();
        go("/officer/sweep");
        press("try-out");
        window.waitFor("Senaste prov");
        String toGo = window.texts("main section:last-of-type p").get(0).split(" ", 2)[0];
        assertThat(stored.rows()).isEqualTo(before);

        press("pause");
        press("run");
        window.waitFor("Gallringen pausar efter den omgång som pågår.");
        window.waitFor("5 av ");
        assertThat(new Accessibility(window).findings(Width.DESKTOP)).isEmpty();
        long paused = stored.rows();
        assertThat(window.count("progress")).isEqualTo(1);
        assertThat(paused).isGreaterThan(before - Long.parseLong(toGo));

        press("go-on");
        window.waitFor("Senaste gallring");
        assertThat(window.texts("main section:last-of-type p").get(0)).startsWith(toGo + " ");
        assertThat(before - stored.rows()).isEqualTo(Long.parseLong(toGo));

        go("/officer/proof");
        assertThat(window.text()).contains("är hel", "Kedjan är hel.");
        assertThat(Long.parseLong(window.texts("main dl dd").get(0))).isPositive();
    }

    @Test
    void whoIsSignedOutWhileASweepRunsIsLedToTheSignIn() {
        go("/officer/sweep");
        press("pause");
        press("run");
        window.waitFor("Gallringen pausar efter den omgång som pågår.");
        window.fresh();
        window.waitToBeAt("/sign-in");

        window.signIn(Desk.OFFICER);
        go("/officer/sweep");
        press("go-on");
        window.waitFor("Senaste gallring");
    }

    @Test
    void aRequestByLetterIsWrittenDownExtendedAndAnswered() {
        go("/officer/requests");
        assertThat(window.count("tr.overdue")).isEqualTo(1);
        int open = window.count(ANSWER);
        window.follow("main section form button");
        assertThat(window.text()).contains("Nedskriven med nummer");
        assertThat(window.count(ANSWER)).isEqualTo(open + 1);

        int extendable = window.count(MORE_TIME);
        window.click(MORE_TIME + " summary");
        window.follow(MORE_TIME + "[open] button");
        assertThat(window.text()).contains("Tiden är förlängd.", "begäran är komplicerad");
        assertThat(window.count(MORE_TIME)).isEqualTo(extendable - 1);

        window.follow(ANSWER);
        assertThat(window.text()).contains("Begäran är besvarad.", "Besvarad för sent");
        assertThat(window.count(ANSWER)).isEqualTo(open);
    }

    @Test
    void aNextVersionTellsWhoIsToldAndWhoseConsentLapses(@TempDir Path folder) throws IOException {
        String inForce = inForce();
        String next = changed(
                changed(inForce, "\"version\": \"1\"", "\"version\": \"2\""),
                WORDING,
                "Samtycke till att Mitt Liv sparar");
        next = changed(
                next, "\"consent\": {\n          \"version\": \"1\"", "\"consent\": {\n          \"version\": \"2\"");
        next = changed(next, "\"P2Y\"", "\"P3Y\"");
        Path file = Files.writeString(folder.resolve("next.json"), next);

        go("/officer/next-version");
        window.choose("input[type=file]", file);
        window.follow("main form button");

        assertThat(window.text()).contains("Från version 1 till 2");
        assertThat(window.textsBelow("Ska underrättas", "li")).contains("jobbsökande");
        assertThat(window.textsBelow("Samtycken som måste förnyas", "li")).hasSize(1);
    }

    @Test
    void aFileThatIsNoPolicyIsRefusedWithItsReason(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("next.json"), changed(inForce(), "\"basis\": \"contract\"", "\"basis\": \"contrakt\""));
        go("/officer/next-version");
        window.choose("input[type=file]", file);
        window.follow("main form button");
        assertThat(window.text()).contains("Filen kan inte bli en policy", "contrakt");
    }

    private static String inForce() throws IOException {
        try (InputStream policy = new ClassPathResource("mitt-liv.policy.json").getInputStream()) {
            return new String(policy.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** With the first place changed; it is an error of the test if there is none. */
    private static String changed(String text, String from, String to) {
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    private void go(String page) {
        window.follow("header a[href='" + page + "']");
    }

    private void press(String act) {
        window.follow("form[action='/officer/sweep/" + act + "'] button");
    }
}
