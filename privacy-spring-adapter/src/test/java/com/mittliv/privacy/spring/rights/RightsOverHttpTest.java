package com.mittliv.privacy.spring.rights;

import static com.mittliv.privacy.policy.LegalBasis.consent;
import static com.mittliv.privacy.policy.LegalBasis.contract;
import static com.mittliv.privacy.policy.LegalBasis.legitimateInterests;
import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.whileConsented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.InMemoryAuditLog;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.decision.SubjectState;
import com.mittliv.privacy.jpa.proof.ErasureReceipts;
import com.mittliv.privacy.jpa.rights.FolderStore;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.spring.PrivacyAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyJpaAutoConfiguration;
import com.mittliv.privacy.spring.PrivacyWebMvcAutoConfiguration;
import com.mittliv.privacy.spring.club.Membership;
import com.mittliv.privacy.spring.security.CallerSubject;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

class RightsOverHttpTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final String WORDS = "I want letters.";
    private static final DataCategory NAME = DataCategory.of("name");
    private static final DataCategory EMAIL = DataCategory.of("email-address");
    private static final Purpose NEWSLETTER = Purpose.of("send-newsletter").askedAs("2026", Text.of("en", WORDS));
    private static final Purpose IMPROVE = Purpose.of("improve-club");

    private final WebApplicationContextRunner plain = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PrivacyAutoConfiguration.class,
                    PrivacyJpaAutoConfiguration.class,
                    PrivacyWebMvcAutoConfiguration.class,
                    PrivacyRightsAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class,
                    DataJpaRepositoriesAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                    "spring.jpa.hibernate.ddl-auto=create-drop")
            .withBean(InstantSource.class, () -> InstantSource.fixed(NOW))
            .withBean(ErasureReceipts.class, () -> ErasureReceipts.keyed(new byte[32]))
            .withUserConfiguration(Club.class);

    private final WebApplicationContextRunner on = plain.withPropertyValues(
                    "privacy.rights.enabled=true", "privacy.rights.officer-authorities=ROLE_OFFICER")
            .withBean(Policy.class, () -> policy().build());

    private final WebApplicationContextRunner application = on.withBean(
            CallerSubject.class, () -> caller -> Optional.of(caller.getName()).filter(name -> name.matches("[0-9]+")));

    private static Policy.Builder policy() {
        return withoutRights()
                .rights(Arrays.stream(DataSubjectRight.values())
                        .map(right -> new DeclaredRight(
                                right, Optional.empty(), Text.of("en", "You have this right."), Optional.empty()))
                        .toArray(DeclaredRight[]::new));
    }

    private static Policy.Builder withoutRights() {
        Role member = Role.of("member");
        return Policy.named("club", "1", Policy.Controller.of("Example Club"))
                .rule(rule("membership")
                        .about(member)
                        .using(NAME)
                        .forPurpose(Purpose.of("administer-membership"))
                        .on(contract())
                        .kept(until(Event.of("left"))))
                .rule(rule("letters")
                        .about(member)
                        .using(EMAIL)
                        .forPurpose(NEWSLETTER)
                        .on(consent())
                        .kept(whileConsented()))
                .rule(rule("improvement")
                        .about(member)
                        .using(NAME)
                        .forPurpose(IMPROVE)
                        .on(legitimateInterests(Text.of("en", "The members want a better club.")))
                        .kept(until(Event.of("left"))));
    }

    @Test
    void aPersonGetsHerOwnDataAndNobodyElses() {
        with((http, context) -> {
            for (String form : List.of("access", "access/page", "portability")) {
                MvcTestResult own =
                        http.get().uri("/privacy/me/" + form).with(user("1")).exchange();
                assertThat(own).hasStatusOk().hasHeader("Cache-Control", "no-store");
                assertThat(own).bodyText().contains("ada@example.org").doesNotContain("bo@example.org", "Bo Example");
            }
            assertThat(http.get().uri("/privacy/me/access").with(user("1")))
                    .bodyJson()
                    .extractingPath("$.complete")
                    .isEqualTo(true);
            assertThat(http.get().uri("/privacy/me/access/page").with(user("1")))
                    .hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
                    .headers()
                    .hasValue("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        });
    }

    @Test
    void anOfficerActsForANamedPersonAndNobodyElseDoes() {
        with((http, context) -> {
            assertThat(http.get()
                            .uri("/privacy/persons/2/access")
                            .with(user("office").roles("OFFICER")))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Bo Example")
                    .doesNotContain("Ada Example");
            for (String known : List.of("2", "4711")) {
                MvcTestResult refused = http.get()
                        .uri("/privacy/persons/" + known + "/access")
                        .with(user("1"))
                        .exchange();
                assertProblem(refused, 403, "not-permitted");
                assertThat(refused).bodyText().doesNotContain("Bo Example");
            }
            assertProblem(
                    http.get()
                            .uri("/privacy/me/access")
                            .with(user("office").roles("OFFICER"))
                            .exchange(),
                    403,
                    "not-permitted");
        });
    }

    @Test
    void whoeverHasNotSignedInGetsNothingEvenWhereTheApplicationLetsEverybodyThrough() {
        with((http, context) -> assertThat(http.get().uri("/privacy/me/access")).hasStatus(401));
        application.withUserConfiguration(OpenToAll.class).run(context -> {
            assertProblem(http(context).get().uri("/privacy/me/access").exchange(), 401, "sign-in");
            assertProblem(http(context).get().uri("/privacy/persons/1/access").exchange(), 401, "sign-in");
            assertProblem(
                    http(context)
                            .delete()
                            .uri("/privacy/me/consents")
                            .with(csrf())
                            .exchange(),
                    401,
                    "sign-in");
            for (String path : List.of("erasure", "rectification", "objections", "consents")) {
                assertProblem(
                        http(context)
                                .post()
                                .uri("/privacy/me/" + path)
                                .with(csrf())
                                .exchange(),
                        401,
                        "sign-in");
            }
        });
    }

    @Test
    void erasureIsPlannedThenOrderedByThePlanThatWasSeen() {
        with((http, context) -> {
            MvcTestResult plan =
                    http.get().uri("/privacy/me/erasure").with(user("1")).exchange();
            assertThat(plan).hasStatusOk().bodyText().contains("STAYS", "GOES").doesNotContain("ada@example.org");
            assertThat(row(context, "1")).containsEntry("EMAIL_ADDRESS", "ada@example.org");

            String order = "{\"plan\": \"" + planOf(plan) + "\"}";
            MvcTestResult done = send(http.post(), "/privacy/me/erasure", "1", order);
            assertThat(done).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("DONE");
            assertThat(done).bodyJson().extractingPath("$.answerUntil").isEqualTo("2026-06-04");
            assertThat(row(context, "1")).containsEntry("EMAIL_ADDRESS", null).containsEntry("NAME", "Ada Example");
            assertThat(row(context, "2")).containsEntry("EMAIL_ADDRESS", "bo@example.org");

            assertProblem(send(http.post(), "/privacy/me/erasure", "1", order), 409, "plan-changed");
            assertThat(http.get().uri("/privacy/me/erasure/orders").with(user("1")))
                    .bodyJson()
                    .extractingPath("$.length()")
                    .isEqualTo(1);
            assertThat(http.get().uri("/privacy/me/erasure/orders").with(user("2")))
                    .bodyJson()
                    .extractingPath("$.length()")
                    .isEqualTo(0);
        });
    }

    @Test
    void aPlanTellsOfStoresTooAndNoLongerHoldsWhenTheseHaveChanged(@TempDir Path folder) {
        FolderStore letters = FolderStore.of("letters", folder, EMAIL, file -> RecordState.of(Role.of("member")));
        FolderStore away = FolderStore.of("away", folder.resolve("unmounted"), EMAIL, file -> {
            throw new AssertionError("nothing is there");
        });
        application
                .withBean("letters", FolderStore.class, () -> letters)
                .withBean("away", FolderStore.class, () -> away)
                .run(context -> {
                    fill(context);
                    Path own = Files.createDirectories(letters.folderOf("1"));
                    Files.writeString(own.resolve("first"), "a letter");
                    MockMvcTester http = http(context);
                    MvcTestResult plan = http.get()
                            .uri("/privacy/me/erasure")
                            .with(user("1"))
                            .exchange();
                    assertThat(plan)
                            .bodyJson()
                            .extractingPath("$.stores[0].store")
                            .isEqualTo("away");
                    assertThat(plan)
                            .bodyJson()
                            .extractingPath("$.stores[0].failure")
                            .isEqualTo("FileSystemException");
                    assertThat(plan)
                            .bodyJson()
                            .extractingPath("$.stores[1].items[0].what")
                            .isEqualTo("GOES");

                    Files.writeString(own.resolve("second"), "a letter");
                    String seen = "{\"plan\": \"" + planOf(plan) + "\"}";
                    assertProblem(send(http.post(), "/privacy/me/erasure", "1", seen), 409, "plan-changed");
                    MvcTestResult anew = http.get()
                            .uri("/privacy/me/erasure")
                            .with(user("1"))
                            .exchange();
                    assertThat(anew)
                            .bodyJson()
                            .extractingPath("$.stores[1].items[0].records")
                            .isEqualTo(2);
                    assertThat(send(http.post(), "/privacy/me/erasure", "1", "{\"plan\": \"" + planOf(anew) + "\"}"))
                            .hasStatus(202);
                    assertThat(own).doesNotExist();
                });
    }

    @Test
    void anOrderByAnothersPlanOrByOneThatNoLongerHoldsErasesNothing() {
        with((http, context) -> {
            String seen =
                    planOf(http.get().uri("/privacy/me/erasure").with(user("1")).exchange());
            String order = "{\"plan\": \"" + seen + "\"}";
            assertProblem(send(http.post(), "/privacy/me/erasure", "2", order), 409, "plan-changed");
            assertProblem(send(http.post(), "/privacy/me/erasure", "1", "{\"plan\": \"\"}"), 409, "plan-changed");

            context.getBean(JdbcTemplate.class)
                    .update(
                            "update membership set left_at = ? where person_id = '1'",
                            java.sql.Timestamp.from(NOW.minusSeconds(60)));
            assertProblem(send(http.post(), "/privacy/me/erasure", "1", order), 409, "plan-changed");
            assertThat(row(context, "1")).containsEntry("EMAIL_ADDRESS", "ada@example.org");
            assertThat(orders(context)).isZero();
        });
    }

    @Test
    void aConsentIsGivenToTheDeclaredWordsAndWithdrawnByLess() {
        with((http, context) -> {
            String other = "{\"purposes\": [\"send-newsletter\"], \"words\": \"Yes to all.\"}";
            assertProblem(send(http.post(), "/privacy/me/consents", "2", other), 422, "consent-refused");
            assertThat(state(context, "2").consents()).isEmpty();

            String given = "{\"purposes\": [\"send-newsletter\"], \"words\": \"" + WORDS + "\"}";
            assertThat(send(http.post(), "/privacy/me/consents", "2", given))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("{\"inForce\": [\"send-newsletter\"], \"said\": [{\"act\": \"GIVEN\"}]}");

            MvcTestResult withdrawn = http.delete()
                    .uri("/privacy/me/consents/send-newsletter")
                    .with(user("2"))
                    .with(csrf())
                    .exchange();
            assertThat(withdrawn)
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo(
                            "{\"inForce\": [], \"said\": [{\"act\": \"GIVEN\"}, {\"act\": \"WITHDRAWN\"}]}");
            assertThat(state(context, "2").consents())
                    .extracting(Consent::act)
                    .containsExactly(Consent.Act.GIVEN, Consent.Act.WITHDRAWN);
            assertThat(state(context, "1").consents()).hasSize(1);
        });
    }

    @Test
    void allConsentsAreWithdrawnAtOnceByAnOfficerTooButNobodyConsentsForAnother() {
        with((http, context) -> {
            assertThat(http.delete()
                            .uri("/privacy/persons/1/consents")
                            .with(user("office").roles("OFFICER"))
                            .with(csrf()))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.inForce.length()")
                    .isEqualTo(0);
            assertThat(state(context, "1").consents()).hasSize(2);
            assertThat(http.post()
                            .uri("/privacy/persons/1/consents")
                            .with(user("office").roles("OFFICER"))
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"purposes\": [\"send-newsletter\"], \"words\": \"" + WORDS + "\"}"))
                    .hasStatus(405);
            assertThat(state(context, "1").consents()).hasSize(2);
        });
    }

    @Test
    void anObjectionAndARestrictionStandInTheDatabase() {
        with((http, context) -> {
            assertThat(send(http.post(), "/privacy/me/objections", "1", "{\"purposes\": [\"improve-club\"]}"))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo(
                            "{\"effects\": [{\"rule\": \"improvement\", \"outcome\": \"STOPS_UNLESS_COMPELLING\"}],"
                                    + " \"answerUntil\": \"2026-06-04\"}");
            assertThat(state(context, "1").objections())
                    .singleElement()
                    .satisfies(objection -> assertThat(objection.purpose().id()).isEqualTo("improve-club"));

            assertThat(send(http.put(), "/privacy/me/restriction", "1", "{\"ground\": \"ACCURACY_CONTESTED\"}"))
                    .hasStatusOk();
            assertThat(state(context, "1").restriction()).isPresent();
            assertThat(state(context, "1").holds()).isEmpty();
            assertThat(state(context, "2").restriction()).isEmpty();
        });
    }

    @Test
    void whatAPersonNeedsForHerClaimsIsHeldWhenNothingElseKeepsIt() {
        with((http, context) -> {
            assertThat(send(http.put(), "/privacy/me/restriction", "2", "{\"ground\": \"NEEDED_FOR_PERSONS_CLAIMS\"}"))
                    .hasStatusOk();
            assertThat(state(context, "2").holds())
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.reviewOn()).isEqualTo("2026-06-04"));
        });
    }

    @Test
    void aRectificationGoesToWhoeverKnowsWhatIsRightWithItsDeadline() {
        String claim = "{\"claims\": {\"email-address\": \"new@example.org\"}}";
        with((http, context) ->
                assertProblem(send(http.post(), "/privacy/me/rectification", "1", claim), 409, "kept-elsewhere"));
        List<Rectification> taken = new ArrayList<>();
        application.withBean(RectificationDesk.class, () -> taken::add).run(context -> {
            fill(context);
            MvcTestResult answer = send(http(context).post(), "/privacy/me/rectification", "1", claim);
            assertThat(answer)
                    .hasStatus(202)
                    .bodyJson()
                    .extractingPath("$.answerUntil")
                    .isEqualTo("2026-06-04");
            assertThat(answer).bodyText().doesNotContain("new@example.org");
            assertThat(taken).singleElement().satisfies(request -> {
                assertThat(request.subject()).isEqualTo("1");
                assertThat(request.claims()).isEqualTo(Map.of("email-address", "new@example.org"));
                assertThat(request.plan().data()).hasSize(1);
                assertThat(request).hasToString("Rectification[[email-address], until 2026-06-04]");
            });
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/privacy/me/objections  | {\"purposes\": [\"secret-plan\"]}         | 422 | unknown-term",
                "/privacy/me/objections  | {\"purposes\": []}                        | 400 | unreadable",
                "/privacy/me/objections  | {\"purposes\": null}                      | 400 | unreadable",
                "/privacy/me/objections  | {\"purposes\": [null]}                    | 400 | unreadable",
                "/privacy/me/objections  | {\"purposes\": [], \"secret\": 1}         | 400 | unreadable",
                "/privacy/me/objections  | {\"purposes\": [\"improve-club\"]} []     | 400 | unreadable",
                "/privacy/me/objections  | {\"purposes\": [], \"purposes\": []}      | 400 | unreadable",
                "/privacy/me/objections  | null                                      | 400 | unreadable",
                "/privacy/me/objections  | {secret                                   | 400 | unreadable",
                "/privacy/me/erasure     | {}                                        | 400 | unreadable",
                "/privacy/me/consents    | {\"purposes\": [\"send-newsletter\"], \"words\": \" \"} | 400 | unreadable"
            })
    void whatCannotBeReadChangesNothingAndIsNotQuoted(String path, String body, int status, String type) {
        with((http, context) -> {
            MvcTestResult answer = send(http.post(), path, "1", body);
            assertProblem(answer, status, type);
            assertThat(answer).bodyText().doesNotContain("secret");
            assertThat(state(context, "1").objections()).isEmpty();
            assertThat(orders(context)).isZero();
        });
    }

    @Test
    void aBodyThatIsTooLargeOrNoJsonIsNotRead() {
        with((http, context) -> {
            String large = "{\"purposes\": [\"" + "x".repeat(RequestBodies.MOST_BYTES) + "\"]}";
            assertProblem(send(http.post(), "/privacy/me/objections", "1", large), 413, "too-large");
            assertProblem(
                    http.post()
                            .uri("/privacy/me/objections")
                            .with(user("1"))
                            .with(csrf())
                            .contentType(MediaType.TEXT_PLAIN)
                            .content("{\"purposes\": [\"improve-club\"]}")
                            .exchange(),
                    400,
                    "unreadable");
            assertThat(state(context, "1").objections()).isEmpty();
        });
    }

    @Test
    void withoutTheHostsCsrfTokenAndByAnotherMethodNothingHappens() {
        with((http, context) -> {
            assertThat(http.delete().uri("/privacy/me/consents").with(user("1")))
                    .hasStatus(403);
            assertThat(send(http.put(), "/privacy/me/erasure", "1", "{}")).hasStatus(405);
            assertThat(state(context, "1").consents()).hasSize(1);
        });
    }

    @Test
    void eachRightIsRecordedBeforeItIsExercised() {
        var log = new InMemoryAuditLog();
        SubjectHasher hasher = SubjectHasher.keyed(new byte[32]);
        recordedBy(log).run(context -> {
            fill(context);
            MockMvcTester http = http(context);
            assertThat(http.get().uri("/privacy/me/access").with(user("1"))).hasStatusOk();
            String plan =
                    planOf(http.get().uri("/privacy/me/erasure").with(user("1")).exchange());
            assertThat(send(http.post(), "/privacy/me/objections", "1", "{\"purposes\": [\"improve-club\"]}"))
                    .hasStatusOk();
            assertThat(http.delete().uri("/privacy/me/consents").with(user("1")).with(csrf()))
                    .hasStatusOk();
            assertProblem(
                    send(http.post(), "/privacy/me/erasure", "1", "{\"plan\": \"" + plan + "\"}"), 409, "plan-changed");
            try (var entries = log.stream()) {
                List<AuditEvent> asked = entries.map(entry -> entry.event())
                        .filter(event -> event.kind() == AuditEvent.Kind.ASKED)
                        .toList();
                assertThat(asked)
                        .extracting(event -> event.reason().orElseThrow())
                        .containsExactly("access", "objection", "withdraw-consent");
                assertThat(asked)
                        .allSatisfy(event -> assertThat(event.subject()).contains(hasher.hash("1")));
            }
        });
    }

    @Test
    void whatCannotBeRecordedIsNotDone() {
        var log = new InMemoryAuditLog();
        recordedBy(log).run(context -> {
            fill(context);
            log.close();
            MvcTestResult answer = http(context)
                    .delete()
                    .uri("/privacy/me/consents")
                    .with(user("1"))
                    .with(csrf())
                    .exchange();
            assertProblem(answer, 503, "not-recorded");
            assertThat(state(context, "1").consents()).hasSize(1);
        });
    }

    @Test
    void moreCanBeDemandedThanASignInButForAWithdrawal() {
        application
                .withBean(
                        IdentityCheck.class,
                        () -> request -> Optional.of(Text.of("en", "Sign in with your second factor.")))
                .run(context -> {
                    fill(context);
                    MockMvcTester http = http(context);
                    for (String path : List.of("access", "access/page", "portability", "erasure", "consents")) {
                        MvcTestResult answer = http.get()
                                .uri("/privacy/me/" + path)
                                .with(user("1"))
                                .exchange();
                        assertProblem(answer, 403, "identity-wanted");
                        assertThat(answer).bodyText().contains("second factor");
                    }
                    assertThat(http.delete()
                                    .uri("/privacy/me/consents")
                                    .with(user("1"))
                                    .with(csrf()))
                            .hasStatusOk();
                });
    }

    @Test
    void anIdentityIsCheckedOnceForEachRequest() {
        List<RightsRequest> asked = new ArrayList<>();
        application
                .withBean(IdentityCheck.class, () -> request -> {
                    asked.add(request);
                    return Optional.empty();
                })
                .run(context -> {
                    fill(context);
                    MockMvcTester http = http(context);
                    String plan = planOf(http.get()
                            .uri("/privacy/me/erasure")
                            .with(user("1"))
                            .exchange());
                    asked.clear();
                    assertThat(send(http.post(), "/privacy/me/erasure", "1", "{\"plan\": \"" + plan + "\"}"))
                            .hasStatusOk();
                    assertThat(asked).singleElement().hasToString("RightsRequest[ERASURE, FOR_HERSELF]");
                });
    }

    @Test
    void whatCallersSendCanBeReadInANativeImage() {
        RuntimeHints hints = new RuntimeHints();
        new ReflectiveRuntimeHintsRegistrar()
                .registerRuntimeHints(
                        hints,
                        PrivacyRightsAutoConfiguration.Secured.class,
                        ErasureController.class,
                        ConsentController.class,
                        ChangeController.class);
        for (Class<?> type : List.of(
                RequestBodies.Order.class,
                RequestBodies.Purposes.class,
                RequestBodies.Ground.class,
                RequestBodies.Given.class,
                RequestBodies.Claims.class,
                ErasureView.PlanView.class,
                ErasureView.OrderView.class,
                ConsentController.History.class,
                ChangeView.Objected.class,
                ChangeView.Restricted.class,
                ChangeView.Received.class)) {
            assertThat(RuntimeHintsPredicates.reflection()
                            .onType(type)
                            .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                    .as(type.getSimpleName())
                    .accepts(hints);
        }
    }

    @Test
    void aRightThatThePolicyDoesNotOpenIsRefused() {
        plain.withPropertyValues("privacy.rights.enabled=true", "privacy.rights.officer-authorities=ROLE_OFFICER")
                .withBean(Policy.class, () -> withoutRights().build())
                .withBean(CallerSubject.class, () -> caller -> Optional.of(caller.getName()))
                .run(context -> {
                    MockMvcTester http = http(context);
                    for (String path : List.of("access", "portability", "erasure")) {
                        assertProblem(
                                http.get()
                                        .uri("/privacy/me/" + path)
                                        .with(user("1"))
                                        .exchange(),
                                403,
                                "not-open");
                    }
                    assertProblem(
                            send(http.post(), "/privacy/me/objections", "1", "{\"purposes\": [\"improve-club\"]}"),
                            403,
                            "not-open");
                    assertThat(state(context, "1").objections()).isEmpty();
                });
    }

    @Test
    void untilItIsSwitchedOnThereIsNothing() {
        plain.withBean(Policy.class, () -> policy().build())
                .run(context -> assertThat(
                                http(context).get().uri("/privacy/me/access").with(user("1")))
                        .hasStatus(404));
    }

    @Test
    void itDoesNotStartWhereNobodyCouldBeToldFromAnybodyElse() {
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertFailure(context, "add `spring-boot-starter-security`"));
        on.withPropertyValues("privacy.rights.officer-authorities=")
                .run(context -> assertFailure(context, "define a bean `CallerSubject`"));
    }

    @Test
    void itDoesNotStartWhereRequestsWouldNameNobodyOrChildrenPassForGrownUp() {
        application
                .withBean(AuditLog.class, InMemoryAuditLog::new)
                .run(context -> assertFailure(context, "define a bean `SubjectHasher`"));
        plain.withPropertyValues("privacy.rights.enabled=true", "privacy.rights.officer-authorities=ROLE_OFFICER")
                .withBean(Policy.class, () -> policy().consentAge(13).build())
                .run(context -> assertFailure(context, "define a bean `ConsentGivers`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/privacy/", "privacy", "/a b", "/{person}"})
    void aPathThatCannotBeMappedStopsTheStart(String path) {
        application
                .withPropertyValues("privacy.rights.path=" + path)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void thePathIsTheApplicationsChoice() {
        application.withPropertyValues("privacy.rights.path=/my/rights").run(context -> {
            fill(context);
            assertThat(http(context).get().uri("/my/rights/me/consents").with(user("1")))
                    .hasStatusOk();
        });
    }

    private WebApplicationContextRunner recordedBy(AuditLog log) {
        return application
                .withBean(AuditLog.class, () -> log)
                .withBean(SubjectHasher.class, () -> SubjectHasher.keyed(new byte[32]));
    }

    private static void assertFailure(AssertableWebApplicationContext context, String wayOut) {
        assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(RightsSetupException.class)
                .hasMessageContaining(wayOut);
    }

    private static void assertProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:mittliv:privacy:rights:" + type);
    }

    private static MvcTestResult send(MockMvcRequestBuilder request, String path, String person, String body) {
        return request.uri(path)
                .with(user(person))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String planOf(MvcTestResult answer) {
        return new JsonMapper()
                .readTree(answer.getResponse().getContentAsByteArray())
                .get("plan")
                .asString();
    }

    private static MockMvcTester http(AssertableWebApplicationContext context) {
        return MockMvcTester.from(
                context,
                builder -> builder.apply(SecurityMockMvcConfigurers.springSecurity())
                        .build());
    }

    private static SubjectState state(AssertableWebApplicationContext context, String person) {
        return context.getBean(JpaSubjectStates.class).load(person);
    }

    private static Map<String, Object> row(AssertableWebApplicationContext context, String person) {
        return context.getBean(JdbcTemplate.class)
                .queryForMap("select name, email_address from membership where person_id = ?", person);
    }

    private static long orders(AssertableWebApplicationContext context) {
        return context.getBean(JdbcTemplate.class)
                .queryForObject("select count(*) from privacy_erasure_order", Long.class);
    }

    private static void fill(AssertableWebApplicationContext context) {
        assertThat(context).hasNotFailed();
        JdbcTemplate table = context.getBean(JdbcTemplate.class);
        String insert = "insert into membership (id, person_id, name, email_address) values (?, ?, ?, ?)";
        table.update(insert, 1, "1", "Ada Example", "ada@example.org");
        table.update(insert, 2, "2", "Bo Example", "bo@example.org");
        context.getBean(JpaSubjectStates.class).record("1", Consent.given(NEWSLETTER, NOW.minusSeconds(60), "2026"));
    }

    private void with(Requests test) {
        application.run(context -> {
            fill(context);
            test.accept(http(context), context);
        });
    }

    private interface Requests {
        void accept(MockMvcTester http, AssertableWebApplicationContext context);
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Membership.class)
    static class Club {
        @Bean
        JdbcTemplate jdbc(javax.sql.DataSource source) {
            return new JdbcTemplate(source);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OpenToAll {
        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(urls -> urls.anyRequest().permitAll())
                    .build();
        }
    }
}
