package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.examples.app.people.Recording;
import com.mittliv.privacy.examples.app.people.Subscription;
import com.mittliv.privacy.examples.app.recordings.RecordingFiles;
import com.mittliv.privacy.examples.app.requests.Extension;
import com.mittliv.privacy.examples.app.requests.PersonsRequest.Way;
import com.mittliv.privacy.examples.app.requests.Requests;
import com.mittliv.privacy.examples.app.requests.Standing;
import com.mittliv.privacy.examples.app.requests.Standing.State;
import com.mittliv.privacy.jpa.audit.JpaAuditLog;
import com.mittliv.privacy.jpa.rights.ErasureOrders;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;

/** Requests by which people exercise their rights: what is written down, how long there is, what the officer does. */
class RequestsTest extends RunningApplication {
    private static final String PAGE = "/officer/requests";

    @Autowired
    Requests requests;

    @Autowired
    ErasureOrders orders;

    @Autowired
    RecordingFiles files;

    @Autowired
    JpaAuditLog audit;

    @Autowired
    SubjectHasher hasher;

    @Autowired
    MovableClock clock;

    @Autowired
    Policy policy;

    private String reader() {
        return one("from Subscription s order by s.id", Subscription.class).personId();
    }

    private List<Standing> answeredOnPages() {
        return requests.answered().stream()
                .filter(standing -> standing.came() == Way.PAGE)
                .toList();
    }

    private Standing found(long id) {
        return requests.open().stream()
                .filter(standing -> standing.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private String officersPage() {
        return bodyOf(get(PAGE, OFFICER));
    }

    @Test
    void whatAPersonAsksForOnHerPagesIsAnsweredAtOnceAndOnRecord() {
        String reader = reader();
        assertThat(get("/me/file", person(reader))).hasStatusOk();
        assertThat(get("/me/download", person(reader))).hasStatusOk();
        post("/me/restriction", person(reader));
        post("/me/restriction/lifted", person(reader));
        post("/me/consents/send-newsletter/withdrawal", person(reader));
        post("/me/erasure", person(reader));

        List<Standing> answered = answeredOnPages();
        assertThat(answered)
                .extracting(Standing::right)
                .containsExactly(
                        DataSubjectRight.ERASURE,
                        DataSubjectRight.WITHDRAW_CONSENT,
                        DataSubjectRight.RESTRICTION,
                        DataSubjectRight.PORTABILITY,
                        DataSubjectRight.ACCESS);
        assertThat(answered).allSatisfy(standing -> {
            assertThat(standing.state()).isEqualTo(State.ANSWERED);
            assertThat(standing.answeredAt().orElseThrow()).isAfterOrEqualTo(standing.receivedAt());
        });
        assertThat(officersPage())
                .contains("Registerutdrag", "Dataportabilitet", "Begränsning", "Återkallat samtycke", "Radering")
                .contains("Besvarad i tid")
                .doesNotContain(reader, "??");
        String hash = hasher.hash(reader).hex();
        try (var entries = audit.stream()) {
            assertThat(entries.map(entry -> entry.event())
                            .filter(event -> event.kind() == Kind.ASKED)
                            .filter(event -> event.subject().orElseThrow().hex().equals(hash))
                            .map(event -> event.reason().orElseThrow()))
                    .containsExactly("access", "portability", "restriction", "withdraw-consent", "erasure");
        }
    }

    @Test
    void whatVisitorsWithdrawIsARequestToo() {
        Subscription reader = one("from Subscription s order by s.id", Subscription.class);
        assertThat(http.post()
                        .uri("/newsletter/withdrawal")
                        .param("address", String.valueOf(reader.emailAddress()))
                        .with(csrf()))
                .hasStatusOk();
        assertThat(answeredOnPages())
                .singleElement()
                .satisfies(standing -> assertThat(standing.right()).isEqualTo(DataSubjectRight.WITHDRAW_CONSENT));
    }

    @Test
    void whatCouldNotBeDoneStaysOpen() {
        IllegalStateException failed = new IllegalStateException();
        assertThatThrownBy(() -> requests.carryOut(DataSubjectRight.OBJECTION, reader(), () -> {
                    throw failed;
                }))
                .isSameAs(failed);
        assertThat(requests.open()).extracting(Standing::right).contains(DataSubjectRight.OBJECTION);
        assertThat(answeredOnPages()).isEmpty();
    }

    @Test
    void anErasureThatCannotReachItsFilesStaysOpenAndAnswersItselfOnceItCan() throws IOException {
        Recording recorded = one(
                "from Recording r where r.participation.endedAt < current_timestamp and r.participation.role = ADEPT"
                        + " order by r.id",
                Recording.class);
        Path all = files.store().folderOf(recorded.personId()).getParent();
        Path away = all.resolveSibling("away");
        Files.move(all, away);
        assertThat(bodyOf(get("/me/erasure", person(recorded.personId()))))
                .contains("Det går inte att se nu vad som finns");
        post("/me/erasure", person(recorded.personId()));
        long open = requests.open().stream()
                .filter(Standing::byOrder)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(officersPage()).contains("Hinder: ", "Besvaras när raderingen är utförd");
        assertThat(requests.answer(open)).as("by hand").isFalse();
        post(PAGE + "/" + open + "/answered", OFFICER);
        assertThat(found(open).isOpen()).isTrue();

        assertThat(http.post()
                        .uri(PAGE + "/" + open + "/extension")
                        .param("reason", "COMPLEX")
                        .with(OFFICER)
                        .with(csrf()))
                .hasStatus(HttpStatus.FOUND);
        assertThat(bodyOf(get("/me/receipt", person(recorded.personId()))))
                .contains("Det tar upp till tre månader: begäran är komplicerad", "inte nått ännu")
                .contains("senast " + found(open).deadline().extendedLastDay());

        Files.move(away, all);
        inOneDay(() -> orders.runDue());
        assertThat(requests.open()).noneMatch(Standing::byOrder);
        assertThat(requests.answered()).anyMatch(standing -> standing.id() == open);
        assertThat(officersPage()).doesNotContain("Hinder: ");
    }

    private void inOneDay(Supplier<Object> work) {
        Object unused = clock.at(Instant.now().plus(1, ChronoUnit.DAYS), work);
    }

    @Test
    void aLetterHasItsDeadlineAndIsAnsweredByHand() {
        LocalDate today = Instant.now().atZone(policy.timeZone()).toLocalDate();
        MockHttpSession session = new MockHttpSession();
        assertThat(http.post()
                        .uri(PAGE)
                        .param("right", "ACCESS")
                        .param("received", today.minusDays(3).toString())
                        .session(session)
                        .with(OFFICER)
                        .with(csrf()))
                .redirectedUrl()
                .isEqualTo(PAGE);
        Standing letter =
                requests.open().stream().max(Comparator.comparing(Standing::id)).orElseThrow();
        assertThat(letter.deadline().received()).isEqualTo(today.minusDays(3));
        assertThat(letter.lastDay()).isAfterOrEqualTo(today.minusDays(3).plusMonths(1));
        assertThat(officersPage()).contains(letter.lastDay().toString(), letter.daysLeft() + " dagar kvar");

        post(PAGE + "/" + letter.id() + "/answered", OFFICER);
        assertThat(requests.open()).noneMatch(standing -> standing.id() == letter.id());
        assertThat(requests.answer(letter.id())).as("a second time").isFalse();
    }

    @Test
    void aDayThatCannotBeIsNotWrittenDown() {
        int before = requests.open().size();
        LocalDate tomorrow =
                Instant.now().atZone(policy.timeZone()).toLocalDate().plusDays(1);
        for (LocalDate day : List.of(tomorrow, tomorrow.minusYears(2))) {
            assertThat(http.post()
                            .uri(PAGE)
                            .param("right", "ACCESS")
                            .param("received", day.toString())
                            .with(OFFICER)
                            .with(csrf()))
                    .flash()
                    .containsEntry("became", "NOT_A_DAY");
        }
        assertThat(http.post()
                        .uri(PAGE)
                        .param("right", "COMPLAINT")
                        .param("received", tomorrow.minusDays(2).toString())
                        .with(OFFICER)
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(requests.open()).hasSize(before);
    }

    @Test
    void whatIsLateIsMarkedAndCannotBeExtendedAnyMore() {
        Standing late = requests.open().get(0);
        assertThat(late.state()).isEqualTo(State.OVERDUE);
        assertThat(late.daysLeft()).isNegative();
        assertThat(late.isExtendable()).isFalse();
        assertThat(requests.extend(late.id(), Extension.MANY)).isFalse();
        assertThat(officersPage())
                .contains("class=\"overdue\"", "Försenad", -late.daysLeft() + " dagar för sent")
                .contains("förlängd ", "begäran är komplicerad");
        assertThat(bodyOf(get("/officer", OFFICER))).contains("öppna ärenden, varav 1 försenade");
    }

    @Test
    void twoMonthsAreAddedOnceAndInTime() {
        Standing open = requests.open().stream()
                .filter(Standing::isExtendable)
                .findFirst()
                .orElseThrow();
        assertThat(requests.extend(open.id(), Extension.MANY)).isTrue();
        assertThat(requests.extend(open.id(), Extension.COMPLEX)).isFalse();
        assertThat(found(open.id()).lastDay()).isEqualTo(open.deadline().extendedLastDay());
        assertThat(found(open.id()).extension()).contains(Extension.MANY);
    }

    @Test
    void nobodyButTheOfficerSeesOrChangesRequests() {
        assertThat(get(PAGE, person(reader()))).hasStatus(HttpStatus.FORBIDDEN);
        long open = requests.open().get(0).id();
        assertThat(http.post()
                        .uri(PAGE + "/" + open + "/answered")
                        .with(person(reader()))
                        .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(found(open).isOpen()).isTrue();
    }
}
