package com.mittliv.privacy.spring.documented;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.rights.RecipientDelivery;
import com.mittliv.privacy.jpa.rights.RecipientNotice;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.rights.Notification.Known;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.scope.PurposeScope.Opened;
import com.mittliv.privacy.spring.cookie.VisitorState;
import com.mittliv.privacy.spring.security.CallerSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page shows what is compiled here, and that does what the page says. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:documented",
            "spring.jpa.hibernate.ddl-auto=create-drop",
            "privacy.states.cached=true",
            "privacy.recipients.coordinators.authorities=ROLE_COORDINATOR",
            "privacy.recipients.coordinators.purposes=administer-participation",
            "privacy.recipients.editors.authorities=ROLE_EDITOR",
            "privacy.recipients.editors.purposes=send-newsletter"
        })
@AutoConfigureMockMvc
@SuppressWarnings("try")
class ReadmeTest {
    private static final Path HERE = Path.of("src/test/java/com/mittliv/privacy/spring/documented");
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Autowired
    MockMvcTester http;

    @Autowired
    Shown.Participation participation;

    @Autowired
    Shown.Asking asking;

    @Autowired
    Shown.Printer printer;

    @Autowired
    Mentors mentors;

    @Autowired
    PurposeScope scope;

    @Autowired
    JpaSubjectStates states;

    @Test
    void everyProgramOfThePageIsCompiledHere() throws IOException {
        String compiled = squeezed(source("Shown.java"));
        String tested = squeezed(source("PromisesTest.java"));
        List<String> programs = PROGRAM.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(programs).hasSizeGreaterThanOrEqualTo(8);
        for (String program : programs) {
            List<String> imports =
                    program.lines().filter(line -> line.startsWith("import ")).toList();
            String rest = squeezed(
                    program.lines().filter(line -> !line.startsWith("import ")).reduce("", (a, b) -> a + "\n" + b));
            String where = rest.startsWith("@PrivacyTest") ? tested : compiled;
            assertThat(where).contains(rest);
            assertThat(imports).allSatisfy(line -> assertThat(where).contains(squeezed(line)));
        }
    }

    private static String source(String file) throws IOException {
        return Files.readString(HERE.resolve(file));
    }

    /** Without comments, and without what only the formatter or the nesting of classes decides. */
    private static String squeezed(String text) {
        return text.replaceAll("//[^\n]*", "").replace("static class", "class").replaceAll("\\s+", "");
    }

    @Test
    @WithMockUser(roles = {"COORDINATOR", "EDITOR"})
    void aPurposeSeesItsRowsAndAttributes() {
        try (Opened opened = scope.openSystem("fill in")) {
            mentors.save(new Mentor("m1", "Invented Name", "mentor@example.org"));
            mentors.save(new Mentor("m2", "Other Name", "other@example.org"));
            states.record(
                    "m1", Consent.given(Mentoring.NEWSLETTER, Instant.now().minusSeconds(60)));
        }
        assertThat(participation.mentors())
                .extracting(mentor -> mentor.name)
                .containsExactlyInAnyOrder("Invented Name", "Other Name");
        assertThat(participation.readers()).singleElement().satisfies(mentor -> {
            assertThat(mentor.email).isEqualTo("mentor@example.org");
            assertThat(mentor.name).isNull();
        });
        assertThat(Stream.of("m1", "m2").map(asking::mayWriteTo).map(decision -> decision.isPermitted()))
                .containsExactly(true, false);
    }

    @Test
    @WithMockUser(roles = "EDITOR")
    void anEditorGetsWhatLettersNeed() {
        assertThat(http.get().uri("/contacts/7"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"id\":7,\"email\":\"mentor@example.org\"}");
        assertThat(http.get().uri("/letters/latest")).hasStatusOk();
    }

    @Test
    @WithMockUser(roles = "COORDINATOR")
    void aCoordinatorDoesNot() {
        assertThat(http.get().uri("/contacts/7")).hasStatus(403);
        assertThat(http.get().uri("/letters/latest")).hasStatus(403);
    }

    @Test
    void theBeansOfThePageAreUsed(
            @Autowired CallerSubject callers, @Autowired RecipientDelivery delivery, @Autowired VisitorState visitors)
            throws Exception {
        assertThat(callers.subjectOf(new TestingAuthenticationToken("m1", ""))).isEqualTo(Optional.of("id of m1"));
        delivery.deliver(new RecipientNotice("key", "printer", "m1", Set.of("name"), Known.DISCLOSED, Instant.now()));
        assertThat(printer.forgotten).containsExactly("m1 by key");
        assertThat(visitors.of(new MockHttpServletRequest()).consents()).isEmpty();
    }
}
