package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.mittliv.privacy.audit.AuditEvent;
import com.mittliv.privacy.audit.AuditEvent.Kind;
import com.mittliv.privacy.audit.AuditLog;
import com.mittliv.privacy.audit.SubjectHasher;
import com.mittliv.privacy.examples.app.account.Desk;
import com.mittliv.privacy.examples.app.people.CandidateRequest;
import com.mittliv.privacy.examples.app.people.Participation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is given to partner companies, and what is on record of it. */
class ReferralsTest extends RunningApplication {
    private static final String AN_ADEPT =
            "from Participation p where p.role = ADEPT and p.requestedAt is not null order by p.id";

    @Autowired
    AuditLog record;

    @Autowired
    SubjectHasher hasher;

    @Test
    void whatACompanyGetsIsOnRecordAndToldToTheAdept() {
        Participation adept = one(AN_ADEPT, Participation.class);
        MvcTestResult answer = refer(requestFrom("SE"), adept.id(), Desk.PARTNERS);
        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("Utlämnat", String.valueOf(adept.name()), String.valueOf(adept.emailAddress()))
                .doesNotContain(String.valueOf(adept.attendance()), String.valueOf(adept.ipAddress()));

        AuditEvent disclosed = last(Kind.DISCLOSED);
        assertThat(disclosed.recipient()).contains("partner-company");
        assertThat(disclosed.purpose()).contains("refer-candidates");
        assertThat(disclosed.rule()).contains("refer-candidates");
        assertThat(disclosed.subject()).contains(hasher.hash(adept.personId()));
        assertThat(disclosed.categories())
                .containsExactly(
                        "name",
                        "address",
                        "mobile-number",
                        "email-address",
                        "language-skills",
                        "education-and-occupation");
        assertThat(get("/me/file", person(adept.personId()))).bodyText().contains("partnerföretag");
        assertThat(get("/officer/proof", OFFICER)).bodyText().contains("lämnat ut");
    }

    @Test
    void nothingIsGivenOutsideTheUnionWithoutASafeguard() {
        Participation adept = one(AN_ADEPT, Participation.class);
        assertThat(refer(requestFrom("US"), adept.id(), Desk.PARTNERS))
                .hasStatusOk()
                .bodyText()
                .contains("TRANSFER_WITHOUT_SAFEGUARD", "Inget lämnas ut")
                .doesNotContain(String.valueOf(adept.name()), String.valueOf(adept.emailAddress()));
        assertThat(last(Kind.REFUSED).reason()).contains("transfer-without-safeguard");
        assertThat(last(Kind.REFUSED).subject()).contains(hasher.hash(adept.personId()));
    }

    @Test
    void whoWasNotAskedForIsNobodyToACompany() {
        List<Participation> others = Stream.of(
                        "from Participation p where p.role = MENTOR order by p.id",
                        "from Participation p where p.role = ADEPT and p.requestedAt is null order by p.id")
                .map(query -> one(query, Participation.class))
                .toList();
        assertThat(others)
                .allSatisfy(other -> assertThat(refer(requestFrom("SE"), other.id(), Desk.PARTNERS))
                        .hasStatus(HttpStatus.NOT_FOUND));
    }

    @Test
    void thePartnersDeskAloneRefers() {
        assertThat(get("/staff/requests", desk(Desk.PARTNERS)))
                .hasStatusOk()
                .bodyText()
                .contains("Example Company 1");
        assertThat(get("/staff/requests/" + requestFrom("SE"), desk(Desk.PARTNERS)))
                .hasStatusOk()
                .bodyText()
                .contains("22 adepter får anvisas nu", "p-0001")
                .doesNotContain("@example.org");
        assertThat(get("/staff/requests/0", desk(Desk.PARTNERS))).hasStatus(HttpStatus.NOT_FOUND);
        Participation adept = one(AN_ADEPT, Participation.class);
        for (Desk desk : List.of(Desk.PROGRAMME, Desk.LETTERS, Desk.COUNSEL)) {
            assertThat(get("/staff/requests", desk(desk))).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(refer(requestFrom("SE"), adept.id(), desk)).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    private long requestFrom(String country) {
        return one(
                        "from CandidateRequest r where r.company.country = '" + country + "' order by r.id",
                        CandidateRequest.class)
                .id();
    }

    private MvcTestResult refer(long request, long participation, Desk desk) {
        return http.post()
                .uri("/staff/requests/" + request + "/candidates/" + participation)
                .with(desk(desk))
                .with(csrf())
                .exchange();
    }

    private AuditEvent last(Kind kind) {
        try (Stream<AuditEvent> all = record.stream().map(entry -> entry.event())) {
            Optional<AuditEvent> last =
                    all.filter(event -> event.kind() == kind).reduce((earlier, later) -> later);
            return last.orElseThrow();
        }
    }
}
