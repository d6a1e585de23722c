package com.mittliv.privacy.examples.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.decision.PrivacyEngine;
import com.mittliv.privacy.examples.app.requests.Requests;
import com.mittliv.privacy.examples.policy.MittLivTerms.Purposes;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** The officer's way from a changed file to a version in force, in the application as `main` starts it. */
@ExtendWith(OutputCaptureExtension.class)
class ActivationTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    private final AtomicReference<ConfigurableApplicationContext> running = new AtomicReference<>();
    private Caller officer;

    private void start() throws IOException {
        SpringApplication application = new SpringApplication(MittLivApplication.class);
        application.setDefaultProperties(TemporaryFolders.made());
        application.addInitializers(new StartsAnew());
        application.addListeners(
                (ApplicationListener<ApplicationReadyEvent>) ready -> running.set(ready.getApplicationContext()));
        application.run("--server.port=0", "--spring.datasource.url=jdbc:h2:mem:activation;DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void stop() {
        running.get().close();
    }

    @Test
    void aVersionOfTodayTakesForceInTheRunningApplicationAndPeopleStay(CapturedOutput console) throws Exception {
        start();
        officer = Caller.at(address(), console).signIn("officer@example.org");
        long people = people();
        assertThat(people).isGreaterThan(100);
        assertThat(officer.get("/officer/next-version")).contains("Version 1 gäller. Ingen annan väntar.");

        assertThat(upload(version("2", "")))
                .contains("ange dagen i effectiveFrom")
                .doesNotContain("/activate\"");
        assertThat(upload(version("../2", TODAY.toString()))).contains("ett kort namn");
        assertThat(upload(version("2", TODAY.toString()))).contains("Låt version 2 börja gälla", "jobbsökande");
        // What was not looked at last does not take force.
        assertThat(activate("3")).contains("Ingen annan väntar");

        assertThat(upload(version("2", TODAY.toString()))).contains("Låt version 2 börja gälla");
        activate("2");
        awaitVersion("2");
        assertThat(people()).isEqualTo(people);
        whatPeopleSayIsStillTakenDown();
        assertThat(running.get().getBean(Policy.class).effectiveFrom()).contains(TODAY);

        officer = Caller.at(address(), console).signIn("officer@example.org");
        assertThat(officer.get("/officer/next-version")).contains("Version 2 gäller. Ingen annan väntar.");
        String later = TODAY.plusDays(40).toString();
        assertThat(upload(version("3", later))).contains("Den börjar gälla " + later);
        activate("3");
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> officer.get("/officer/next-version").contains("Version 3 börjar gälla " + later));
        assertThat(officer.get("/changes"))
                .contains("Från version 1 till 2", "Version 3, från " + later)
                .contains("<option value=\"1\" selected");
        assertThat(upload(version("3", later))).contains("det finns redan en version med det namnet");
    }

    private void whatPeopleSayIsStillTakenDown() {
        JpaSubjectStates states = running.get().getBean(JpaSubjectStates.class);
        int before = states.load("p-0001").consents().size();
        running.get()
                .getBean(Requests.class)
                .carryOut(
                        DataSubjectRight.WITHDRAW_CONSENT,
                        "p-0001",
                        () -> states.record("p-0001", Consent.withdrawn(Purposes.SEND_NEWSLETTER, Instant.now())));
        assertThat(states.load("p-0001").consents()).hasSize(before + 1);
    }

    private String address() {
        return "http://localhost:" + running.get().getEnvironment().getProperty("local.server.port");
    }

    private void awaitVersion(String version) {
        await().atMost(90, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> running.get()
                        .getBean(PrivacyEngine.class)
                        .policy()
                        .version()
                        .equals(version));
    }

    /** The policy as it came, with data of applicants kept a year longer. */
    private static String version(String version, String day) throws IOException {
        String text = new ClassPathResource("mitt-liv.policy.json").getContentAsString(StandardCharsets.UTF_8);
        String next = text.replaceFirst("\"version\": \"1\"", "\"version\": \"" + version + "\"")
                .replaceFirst("\"P2Y\"", "\"P3Y\"");
        return day.isEmpty() ? next : next.replaceFirst("\\{", "{\"effectiveFrom\": \"" + day + "\",");
    }

    private long people() throws Exception {
        try (Connection connection = running.get().getBean(DataSource.class).getConnection();
                ResultSet count = connection.createStatement().executeQuery("select count(*) from participation")) {
            count.next();
            return count.getLong(1);
        }
    }

    private String activate(String version) throws Exception {
        return officer.post("/officer/next-version/activate", "version=" + version, "/officer/next-version");
    }

    private String upload(String policy) throws Exception {
        return officer.upload("/officer/next-version", policy);
    }
}
