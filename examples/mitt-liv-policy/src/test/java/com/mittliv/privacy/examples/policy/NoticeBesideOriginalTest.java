package com.mittliv.privacy.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.document.PrivacyNotice;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generated Swedish notice beside the text that people know. */
class NoticeBesideOriginalTest {
    /** Clauses of the original that the notice says in other words, by why. */
    private static final Map<String, List<String>> SAID_OTHERWISE = Map.of(
            "lead-ins to lists, which the notice has its own words for",
                    List.of(
                            "i denna integritetspolicy anges hur mitt liv samlar in, behandlar, lämnar ut och lagrar dina"
                                    + " personuppgifter i samband med den relation du har med mitt liv i egenskap av",
                            "de personuppgifter som vi samlar in kan, beroende på sammanhanget, omfatta",
                            "insamling av dina personuppgifter kan se från följande källor"),
            "a word the original defines for itself",
                    List.of("leverantör, konsult eller annan samarbetspart (”samarbetsparters”)"),
            "sources, which the notice lists by name under the words of the section",
                    List.of(
                            "mitt livs hemsida, t.ex",
                            "genom de videokonferensverktyg som används vid digitala möten och utbildningar",
                            "via rekryteringsverktyget teamtailor",
                            "när du kontaktar oss via e-post eller telefon",
                            "genom avtal, faktura eller annan affärskontakt, om du är kund eller kontaktperson för någon av"
                                    + " våra affärspartners",
                            "från allmänna register eller någon av våra samarbetspartners"),
            "a heading whose one sentence stands with its rule", List.of("kommunikation"),
            "a link without a target", List.of("för mer information om hantering och typer av cookies läs här"),
            "places that the original leaves to be filled in",
                    List.of(
                            "om du har frågor kopplade till denna integritetspolicy, om du misstänker att det kan ha skett"
                                    + " ett brott mot densamma eller om du vill kontakta oss av någon anledning som anges i"
                                    + " denna integritetspolicy, vänligen kontakta [kontaktperson] via mail på",
                            "[e-postadress] eller genom att skicka ett brev enligt kontaktuppgifter nedan",
                            "[kontaktperson]"));

    private final Policy policy = MittLiv.policy();
    private final String original = normal(read("/mitt-liv-integritetspolicy.sv.txt"));
    private final String notice =
            normal(PrivacyNotice.of(policy).markdown("sv").replace("\\", "").replace("> ", ""));

    @Test
    void nothingOfTheOriginalIsLost() {
        List<String> clauses = clauses(read("/mitt-liv-integritetspolicy.sv.txt"));
        assertThat(clauses).hasSizeGreaterThan(100);
        assertThat(clauses.stream().filter(clause -> !notice.contains(clause)).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        SAID_OTHERWISE.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void everyPromiseIsTheOriginals() {
        Stream<Text> promises = Stream.of(
                        policy.rules().stream().map(ProcessingRule::text),
                        policy.prohibitions().stream().map(Prohibition::text),
                        policy.duties().stream().map(Duty::text),
                        policy.rights().stream().map(DeclaredRight::text))
                .flatMap(texts -> texts);
        assertThat(promises.flatMap(text ->
                        Arrays.stream(text.byLanguage().get("sv").split("…")).map(NoticeBesideOriginalTest::normal)))
                .hasSizeGreaterThan(30)
                .filteredOn(words -> !original.contains(words.strip()))
                .isEmpty();
    }

    @Test
    void bothLanguagesSayEveryRule() {
        for (String language : policy.languages()) {
            assertThat(policy.rules())
                    .allSatisfy(rule -> assertThat(PrivacyNotice.of(policy).html(language))
                            .containsOnlyOnce("data-rule=\"" + rule.id() + "\""));
        }
    }

    @Test
    void theEnglishNoticeHasNoSwedishLeft() {
        assertThat(PrivacyNotice.of(policy).html("en")).doesNotContain("lang=\"sv\"", " och ", " eller ", " för ");
    }

    private static List<String> clauses(String text) {
        return Arrays.stream(text.split("[.:;?]\\s|[.:;?]$|\\n|\\((?:i|ii|iii|iv)\\)|–|•"))
                .map(NoticeBesideOriginalTest::normal)
                .map(clause -> clause.replaceAll("^[0-9] |[,.:]$|,? (?:samt|eller|och)$", ""))
                .map(clause -> clause.replaceAll("^[0-9]+$|[,.:;]+$", "").strip())
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    private static String normal(String text) {
        return text.replaceAll("[\\s\\h]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(NoticeBesideOriginalTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
