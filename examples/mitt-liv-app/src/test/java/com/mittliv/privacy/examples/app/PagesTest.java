package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.Kind;
import com.mittliv.privacy.examples.app.people.Participation;
import com.mittliv.privacy.examples.app.people.Subscription;
import com.mittliv.privacy.examples.app.tour.TourAtStart;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.json.PolicyJson;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.vocabulary.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The application as its people meet it: what each page shows, what it withholds, what a click changes. */
@ExtendWith(OutputCaptureExtension.class)
class PagesTest extends RunningApplication {
    @Autowired
    TourAtStart tour;

    @Autowired
    Policy policy;

    @Test
    void theTourTellsTheWholeStory() {
        assertThat(tour.text().replaceAll("\\s+", " "))
                .contains("Mitt Livs Integritetspolicy, version 1")
                .contains("1. One adept, three purposes", "2. A refusal, explained")
                .contains("3. A consent is withdrawn", "4. Time passes, and data go", "5. See for yourself")
                .contains("Refused (RETENTION_ENDED)", "match you with a suitable mentor or adept")
                .contains("Refused (PURPOSE_NOT_DECLARED)")
                .contains("Refused (PROHIBITED)", "section 4", "we do not sell your personal data")
                .contains("Refused (CONSENT_WITHDRAWN)", "section 1.1")
                .contains("CV is kept until", "(section 3.3)", "CV must be gone")
                .contains("defend-legal-claims (3.3)", "a legal hold");
        assertThat(tour.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/me", "/me/file", "/me/download", "/staff", "/staff/people/p-0001", "/officer", "/whatever"})
    void whoHasNotSignedInSeesNothing(String path) {
        assertThat(http.get().uri(path))
                .hasStatus(HttpStatus.FOUND)
                .redirectedUrl()
                .endsWith("/sign-in");
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void eachSeesHerOwnPagesAlone(Desk desk) {
        assertThat(get("/me", desk(desk))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/staff", desk(desk))).hasStatus(desk == Desk.OFFICER ? HttpStatus.FORBIDDEN : HttpStatus.OK);
        assertThat(get("/officer", desk(desk))).hasStatus(desk == Desk.OFFICER ? HttpStatus.OK : HttpStatus.FORBIDDEN);
        assertThat(get("/staff", person("p-0001"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/officer", person("p-0001"))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aLinkSignsInOnceAndOnlyWhoIsKnown(CapturedOutput console) {
        Subscription reader = one("from Subscription s order by s.id", Subscription.class);
        ask("nobody@example.org");
        assertThat(console).doesNotContain("token=");

        ask(String.valueOf(reader.emailAddress()).toUpperCase(Locale.ROOT));
        Matcher link = Pattern.compile("token=(\\S+)").matcher(console);
        assertThat(link.find()).isTrue();
        String token = link.group(1);
        assertThat(http.get().uri("/sign-in/link?token={token}", token)).hasStatusOk();
        MockHttpSession session = new MockHttpSession();
        assertThat(http.post()
                        .uri("/sign-in/link")
                        .param("token", token)
                        .session(session)
                        .with(csrf()))
                .redirectedUrl()
                .isEqualTo("/");
        assertThat(http.get().uri("/me").session(session)).hasStatusOk();
        assertThat(http.post().uri("/sign-in/link").param("token", token).with(csrf()))
                .redirectedUrl()
                .isEqualTo("/sign-in?spent");
    }

    @Test
    void whatIsRefusedIsOnRecord() {
        assertThat(get("/staff?purpose=send-newsletter&kind=participations&search=a", desk(Desk.LETTERS)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/staff?purpose=recruitment", desk(Desk.LETTERS))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/officer/proof", OFFICER))
                .bodyText()
                .contains("nekat", "attribute-refused", "purpose-not-granted");
    }

    @Test
    void aLinkLeadsHereWhateverHostARequestNames(CapturedOutput console) {
        assertThat(http.post()
                        .uri("/sign-in/ask")
                        .header("Host", "elsewhere.example.org")
                        .param("username", Desk.OFFICER.address())
                        .with(csrf()))
                .hasStatus(HttpStatus.FOUND);
        assertThat(console).contains("http://localhost:").doesNotContain("elsewhere");
    }

    @Test
    void whatIsOpenedIsOnRecord() {
        assertThat(get("/staff/people/p-0001", desk(Desk.PROGRAMME))).hasStatusOk();
        assertThat(get("/officer/proof", OFFICER))
                .bodyText()
                .contains("Kedjan är hel", "allt öppnat", "explain-what-is-held-of-a-person");
    }

    private void ask(String address) {
        assertThat(http.post().uri("/sign-in/ask").param("username", address).with(csrf()))
                .redirectedUrl()
                .isEqualTo("/sign-in?sent");
    }

    @Test
    void anothersPurposeIsRefusedWithItsReason() {
        assertThat(get("/staff?purpose=send-newsletter", desk(Desk.PROGRAMME)))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("PURPOSE_NOT_GRANTED", "skicka nyhetsbrev")
                .doesNotContain("@example.org");
    }

    @Test
    void aSearchInWhatThePurposeDoesNotProcessIsRefused() {
        assertThat(get("/staff?purpose=send-newsletter&kind=participations&search=a", desk(Desk.LETTERS)))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("ATTRIBUTE_REFUSED", "namn")
                .doesNotContain("@example.org");
    }

    @Test
    void aSearchFindsWhatItSays() {
        Participation someone = one(
                "from Participation p where p.attendance is not null and p.endedAt > current_timestamp order by p.id",
                Participation.class);
        assertThat(get("/staff?search=" + String.valueOf(someone.name()).replace(" ", "%20"), desk(Desk.PROGRAMME)))
                .hasStatusOk()
                .bodyText()
                .contains(String.valueOf(someone.emailAddress()));
        assertThat(get("/staff?search=%25", desk(Desk.PROGRAMME))).bodyText().contains("0 rader");
    }

    @Test
    void aWithdrawalIsHonouredByTheNextList() {
        Subscription reader = readers().get(0);
        String address = String.valueOf(reader.emailAddress());
        String list = "/staff?purpose=send-newsletter&kind=subscriptions";
        assertThat(get(list, desk(Desk.LETTERS))).bodyText().contains(address);

        post("/me/consents/send-newsletter/withdrawal", person(reader.personId()));
        assertThat(get(list, desk(Desk.LETTERS))).hasStatusOk().bodyText().doesNotContain(address);
        assertThat(get("/me/consents", person(reader.personId())))
                .bodyText()
                .contains("Du har inte samtyckt.", "återkallat");

        post("/me/consents/send-newsletter", person(reader.personId()));
        assertThat(get(list, desk(Desk.LETTERS))).bodyText().contains(address);
    }

    @Test
    void whatIsNoChoiceCannotBeChosen() {
        String reader = readers().get(0).personId();
        for (String path : List.of("/me/consents/recruitment", "/me/consents/no-such", "/me/objections/recruitment")) {
            assertThat(http.post().uri(path).with(person(reader)).with(csrf())).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(http.post().uri("/me/erasure").with(person(reader))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void restrictionClosesAndOpens() {
        Subscription reader = readers().get(0);
        String list = "/staff?purpose=send-newsletter&kind=subscriptions";
        post("/me/restriction", person(reader.personId()));
        assertThat(get(list, desk(Desk.LETTERS))).bodyText().doesNotContain(String.valueOf(reader.emailAddress()));
        post("/me/restriction/lifted", person(reader.personId()));
        assertThat(get(list, desk(Desk.LETTERS))).bodyText().contains(String.valueOf(reader.emailAddress()));
    }

    @Test
    void anErasureDoesWhatThePlanSaidAndLeavesAReceipt() {
        String reader = readers().get(0).personId();
        assertThat(get("/me/erasure", person(reader))).bodyText().contains("Försvinner genast (1)");
        post("/me/erasure", person(reader));
        assertThat(get("/me/receipt", person(reader)))
                .hasStatusOk()
                .bodyText()
                .contains("Begäran är utförd", "är hel", "e-postadress");
        assertThat(all("from Subscription s where s.personId = '" + reader + "'", Subscription.class))
                .isEmpty();
        assertThat(get("/me", person(reader))).bodyText().contains("Det finns inga uppgifter om dig här.");
        assertThat(get("/officer/proof", OFFICER)).bodyText().contains("är hel");
    }

    @Test
    void aPersonIsHandedAllThatIsHeldOfHerAndNothingElse() {
        Participation adept = one(
                "from Participation p where p.attendance is not null and p.endedAt > current_timestamp order by p.id",
                Participation.class);
        for (String path : List.of("/me/file", "/me/download")) {
            MvcTestResult answer = get(path, person(adept.personId()));
            assertThat(answer).hasStatusOk().bodyText().contains(valuesOf(adept));
            List<String> others = stored.values().entrySet().stream()
                    .filter(value -> !value.getValue().row().personId().equals(adept.personId()))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(others.stream().filter(bodyOf(answer)::contains)).isEmpty();
        }
    }

    @Test
    void theOfficerSeesNobodysData() {
        List<String> values = List.copyOf(stored.values().keySet());
        for (String path : Pages.OFFICER) {
            MvcTestResult answer = get(path, OFFICER);
            assertThat(answer).as(path).hasStatusOk();
            assertThat(values.stream().filter(bodyOf(answer)::contains))
                    .as(path)
                    .isEmpty();
        }
        for (String path : List.of("/", "/tour", "/notice", "/sign-in", "/contact", "/newsletter", "/cookies")) {
            String body = bodyOf(http.get().uri(path).exchange());
            assertThat(values.stream().filter(body::contains)).as(path).isEmpty();
        }
    }

    /** Every register for every purpose of every desk, page by page: no value of a row that the policy does not permit. */
    @Test
    void noRegisterShowsWhatThePolicyRefuses() {
        Map<String, Stored.Value> values = stored.values();
        for (Desk desk : Desk.values()) {
            for (Purpose purpose : desk.purposes()) {
                Set<String> permitted = inSystem(() -> permitted(values, purpose));
                Set<String> seen = new HashSet<>();
                for (Kind<?> kind : Kind.ALL) {
                    boolean more = true;
                    for (int page = 0; more; page++) {
                        String path = "/staff?purpose=" + purpose.id() + "&kind=" + kind.id() + "&page=" + page;
                        String body = bodyOf(get(path, desk(desk)));
                        more = body.contains("Nästa");
                        List<String> shown =
                                values.keySet().stream().filter(body::contains).toList();
                        assertThat(permitted).as(path).containsAll(shown);
                        seen.addAll(shown);
                    }
                }
                assertThat(seen).as(purpose.id()).isEqualTo(permitted);
            }
        }
    }

    /** Pages that show people otherwise than as a register: of a candidate no more than a company could be given. */
    @Test
    void noOtherPageOfADeskShowsWhatThePolicyRefuses() {
        Map<String, Stored.Value> values = stored.values();
        Set<String> referable = inSystem(() -> permitted(values, Purposes.REFER_CANDIDATES));
        for (String path : List.of("/staff/requests", "/staff/requests/1")) {
            String body = bodyOf(get(path, desk(Desk.PARTNERS)));
            assertThat(referable)
                    .as(path)
                    .containsAll(values.keySet().stream().filter(body::contains).toList());
        }
        for (Map.Entry<String, Desk> page : Map.of(
                        "/staff/rounds", Desk.PROGRAMME, "/staff/teamtailor", Desk.RECRUITMENT)
                .entrySet()) {
            String body = bodyOf(get(page.getKey(), desk(page.getValue())));
            assertThat(values.keySet().stream().filter(body::contains))
                    .as(page.getKey())
                    .isEmpty();
        }
    }

    @Test
    void aPersonsPageShowsValuesOfTheDesksPurposesAlone() {
        Participation adept = one(
                "from Participation p where p.role = ADEPT and p.attendance is not null and p.endedAt >"
                        + " current_timestamp order by p.id",
                Participation.class);
        String path = "/staff/people/" + adept.personId();
        assertThat(get(path, desk(Desk.PROGRAMME)))
                .hasStatusOk()
                .bodyText()
                .contains(valuesOf(adept))
                .contains("RETENTION_ENDED", "avsnitt 1.1");
        assertThat(get(path, desk(Desk.RECRUITMENT))).hasStatusOk().bodyText().doesNotContain(valuesOf(adept));
        assertThat(get("/staff/people/nobody", desk(Desk.PROGRAMME))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aSweepIsTriedOutThenRunsAndLeavesProof() throws InterruptedException {
        long before = stored.rows();
        post("/officer/sweep/try-out", OFFICER);
        assertThat(afterSweep()).contains("Senaste prov");
        assertThat(stored.rows()).isEqualTo(before);

        post("/officer/sweep/run", OFFICER);
        assertThat(afterSweep()).contains("Senaste gallring", "Participation");
        assertThat(stored.rows()).isLessThan(before);
        assertThat(get("/officer/proof", OFFICER)).bodyText().contains("är hel");
        assertThat(settled("/officer/erasures")).contains("I dag är 0 rader och 0 enskilda");
    }

    private String afterSweep() throws InterruptedException {
        return settled("/officer/sweep");
    }

    /** A page once there is no need to look again. */
    private String settled(String path) throws InterruptedException {
        String body = bodyOf(get(path, OFFICER));
        for (int i = 0; i < 600 && body.contains("id=\"again\""); i++) {
            Thread.sleep(50);
            body = bodyOf(get(path, OFFICER));
        }
        return body;
    }

    @Test
    void aNextVersionIsComparedBeforeItCounts() {
        String next = PolicyJson.write(policy)
                .replaceFirst("\"version\"\\s*:\\s*\"1\"", "\"version\": \"2\"")
                .replace("\"P2Y\"", "\"P3Y\"");
        assertThat(upload(next)).hasStatusOk().bodyText().contains("Från version 1 till 2", "jobbsökande");
        assertThat(upload("{\"policy\": 7}")).hasStatusOk().bodyText().contains("Filen kan inte bli en policy");
        assertThat(upload("")).hasStatusOk().bodyText().contains("Filen kan inte bli en policy");
    }

    private MvcTestResult upload(String text) {
        return http.post()
                .uri("/officer/next-version")
                .multipart()
                .file("file", text.getBytes(StandardCharsets.UTF_8))
                .with(OFFICER)
                .with(csrf())
                .exchange();
    }

    @Test
    void englishIsSpokenOnRequest() {
        assertThat(get("/officer/policy?lang=en", OFFICER)).bodyText().contains("Legal basis", "lang=\"en\"");
        assertThat(get("/officer/policy?lang=xx", OFFICER))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"sv\"");
    }

    @Test
    void everyAnswerForbidsForeignContent() {
        assertThat(http.get().uri("/"))
                .headers()
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        values -> assertThat(values.get(0)).contains("default-src 'self'"));
    }

    private Set<String> permitted(Map<String, Stored.Value> values, Purpose purpose) {
        return values.entrySet().stream()
                .filter(value -> stored.permits(purpose, value.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<Subscription> readers() {
        return scope.call(
                Purposes.SEND_NEWSLETTER,
                () -> entities.createQuery("from Subscription s order by s.id", Subscription.class)
                        .getResultList());
    }

    private static String[] valuesOf(Participation row) {
        return Kind.PARTICIPATIONS.columns().stream()
                .map(column -> column.of(row))
                .flatMap(Optional::stream)
                .toArray(String[]::new);
    }
}
