package com.mittliv.privacy.spring.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.decision.Consent;
import com.mittliv.privacy.jpa.state.JpaSubjectStates;
import com.mittliv.privacy.scope.PurposeRequiredException;
import com.mittliv.privacy.scope.PurposeScope;
import com.mittliv.privacy.spring.sweep.SweepSchedule;
import com.mittliv.privacy.vocabulary.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The repository's first page shows what is compiled here, and it does what the page says. */
class EmbeddedTest {
    private static final Path HERE = Path.of("src/test/java/com/mittliv/privacy/spring/embedded");
    private static final Pattern BLOCK = Pattern.compile("```(java|json)\n(.*?)```", Pattern.DOTALL);
    private static final Purpose ADMINISTER = Purpose.of("administer-participation");
    private static final Purpose NEWSLETTER = Purpose.of("send-newsletter");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path folder;

    private static List<String> shown(String language) throws IOException {
        String page = Files.readString(Path.of("../README.md"));
        String section = page.substring(page.indexOf("## Embed it"), page.indexOf("## What it does"));
        return BLOCK.matcher(section)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    @Test
    void thePageShowsTheseClasses() throws IOException {
        String compiled = squeezed(
                Files.readString(HERE.resolve("Mentor.java")) + Files.readString(HERE.resolve("Letters.java")));
        assertThat(shown("java"))
                .hasSize(2)
                .allSatisfy(program -> assertThat(compiled).contains(squeezed(program)));
        assertThat(squeezed(Files.readString(HERE.resolve("Mentors.java"))))
                .contains(squeezed("interface Mentors extends JpaRepository<Mentor, String> {}"));
    }

    /** Without comments, and without what only the formatter decides. */
    private static String squeezed(String text) {
        return text.replaceAll("//[^\n]*", "").replaceAll("\\s+", "");
    }

    @Test
    void whatThePageSaysIsSo() throws IOException {
        try (ConfigurableApplicationContext application = start()) {
            Mentors mentors = application.getBean(Mentors.class);
            PurposeScope scope = application.getBean(PurposeScope.class);
            Letters letters = application.getBean(Letters.class);
            JpaSubjectStates states = application.getBean(JpaSubjectStates.class);

            scope.run(ADMINISTER, () -> mentors.saveAll(List.of(mentor("m1"), mentor("m2"))));
            assertThatThrownBy(mentors::findAll).isInstanceOf(PurposeRequiredException.class);
            assertThat(letters.readers()).isEmpty();

            states.record("m1", Consent.given(NEWSLETTER, NOW.minusSeconds(60)));
            assertThat(letters.readers()).singleElement().satisfies(reader -> {
                assertThat(reader.email).isEqualTo("m1@example.org");
                assertThat(reader.name).isNull();
            });

            scope.run(
                    ADMINISTER,
                    () -> mentors.findAll().forEach(mentor -> {
                        mentor.endedAt = NOW.minusSeconds(60);
                        mentors.save(mentor);
                    }));
            sweep(application);
            assertThat(everything(scope, mentors)).singleElement().satisfies(left -> {
                assertThat(left.name).isNull();
                assertThat(left.email).isEqualTo("m1@example.org");
            });

            states.record("m1", Consent.withdrawn(NEWSLETTER, NOW));
            assertThat(letters.readers()).isEmpty();
            sweep(application);
            assertThat(everything(scope, mentors)).isEmpty();
        }
    }

    private static void sweep(ConfigurableApplicationContext application) {
        application.getBean(SweepSchedule.class).sweepNow();
    }

    private static List<Mentor> everything(PurposeScope scope, Mentors mentors) {
        try (PurposeScope.Opened opened = scope.openSystem("look what is left")) {
            return mentors.findAll();
        }
    }

    private static Mentor mentor(String id) {
        Mentor mentor = new Mentor();
        mentor.id = id;
        mentor.name = "Invented Name";
        mentor.email = id + "@example.org";
        return mentor;
    }

    private ConfigurableApplicationContext start() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("privacy.policy.json"), shown("json").get(0));
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:embedded",
                        "--spring.jpa.hibernate.ddl-auto=create-drop",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn",
                        "--privacy.policy.location=" + policy.toUri(),
                        "--privacy.sweep.mode=erase",
                        "--privacy.sweep.initial-delay=" + Duration.ofDays(1));
    }
}
