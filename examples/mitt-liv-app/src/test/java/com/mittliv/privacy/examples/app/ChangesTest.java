package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.examples.app.people.Subscription;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** From which version on a person is told what changed, where three have been in force. */
class ChangesTest extends RunningApplication {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final int SECOND = 100;
    private static final int THIRD = 5;

    @TempDir
    static Path versions;

    @Autowired
    JpaSubjectStates states;

    @DynamicPropertySource
    static void threeVersions(DynamicPropertyRegistry properties) throws IOException {
        String first = new ClassPathResource("mitt-liv.policy.json").getContentAsString(StandardCharsets.UTF_8);
        for (Map.Entry<String, Integer> next : Map.of("2", SECOND, "3", THIRD).entrySet()) {
            String day = TODAY.minusDays(next.getValue()).toString();
            Files.writeString(
                    versions.resolve(next.getKey() + ".policy.json"),
                    first.replaceFirst("\"version\": \"1\"", "\"version\": \"" + next.getKey() + "\"")
                            .replaceFirst("\"P2Y\"", "\"P" + (Integer.parseInt(next.getKey()) + 1) + "Y\"")
                            .replaceFirst("\\{", "{\"effectiveFrom\": \"" + day + "\","));
        }
        Files.writeString(versions.resolve("1.policy.json"), first);
        properties.add("mitt-liv.policies", () -> versions.toUri().toString());
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:changes;DB_CLOSE_DELAY=-1");
    }

    private String readerWhoAgreed(Predicate<Instant> when) {
        return all("from Subscription s order by s.id", Subscription.class).stream()
                .map(Subscription::personId)
                .filter(person -> states.load(person).consents().stream()
                        .filter(said -> said.act() == Consent.Act.GIVEN)
                        .map(Consent::at)
                        .allMatch(when))
                .findFirst()
                .orElseThrow();
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(days, ChronoUnit.DAYS);
    }

    private String changes(RequestPostProcessor caller, String query) {
        return bodyOf(get("/changes" + query, caller));
    }

    @Test
    void whoeverIsNotSignedInStartsAtTheVersionBefore() {
        assertThat(bodyOf(http.get().uri("/changes").exchange()))
                .contains("Från version 2 till 3", "<option value=\"2\" selected")
                .doesNotContain("Därför börjar jämförelsen där");
        assertThat(changes(OFFICER, "")).contains("Från version 2 till 3");
    }

    @Test
    void aPersonStartsAtTheVersionUnderWhichSheLastConsented() {
        RequestPostProcessor early = person(readerWhoAgreed(at -> at.isBefore(daysAgo(SECOND + 1))));
        assertThat(changes(early, ""))
                .contains("När du senast samtyckte", "gällde version 1", "Från version 1 till 3")
                .contains("<option value=\"1\" selected");
        RequestPostProcessor later = person(readerWhoAgreed(at -> at.isAfter(daysAgo(SECOND - 1))));
        assertThat(changes(later, "")).contains("gällde version 2", "Från version 2 till 3");
    }

    @Test
    void aPersonWhoAppliedStartsAtTheVersionUnderWhichSheDid() {
        String applied = all(
                        "select p.personId from Participation p where p.appliedAt is not null and p.role ="
                                + " CONSULTING_PARTICIPANT order by p.id",
                        String.class)
                .stream()
                .filter(person -> states.load(person).consents().isEmpty())
                .findFirst()
                .orElseThrow();
        Instant at = one("select p.appliedAt from Participation p where p.personId = '" + applied + "'", Instant.class);
        String version = at.isBefore(daysAgo(SECOND)) ? "1" : "2";
        assertThat(changes(person(applied), ""))
                .contains("När du ansökte", "gällde version " + version, "Från version " + version + " till 3");
    }

    @Test
    void whatWasAgreedUnderTheVersionInForceHasNotChanged() {
        String reader = readerWhoAgreed(at -> at.isBefore(daysAgo(SECOND + 1)));
        states.record(reader, Consent.withdrawn(Purposes.SEND_NEWSLETTER, Instant.now()));
        assertThat(changes(person(reader), "")).contains("gällde version 1");
        states.record(reader, Consent.given(Purposes.SEND_NEWSLETTER, Instant.now()));
        assertThat(changes(person(reader), ""))
                .contains("gällde version 3", "den version som fortfarande gäller")
                .doesNotContain("till 3<");
    }

    @Test
    void anotherVersionCanBeChosen() {
        RequestPostProcessor reader = person(readerWhoAgreed(at -> at.isBefore(daysAgo(SECOND + 1))));
        assertThat(changes(reader, "?since=2"))
                .contains("Från version 2 till 3", "<option value=\"2\" selected")
                .doesNotContain("Därför börjar jämförelsen där");
    }

    @Test
    void whereNothingTellsWhenDataCameInThatIsSaid() {
        String applicant = one("select a.personId from JobApplication a order by a.id", String.class);
        assertThat(changes(person(applicant), "")).contains("vet vi inte", "Från version 2 till 3");
    }
}
