package com.mittliv.privacy.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.document.PrivacyNotice;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Section;
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
import java.util.Optional;
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
                            "insamling av dina personuppgifter kan se från följande källor"),
            "a word the original defines for itself, and the notice in a sentence",
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
            "a link without a target", List.of("för mer information om hantering och typer av cookies läs här"),
            "places that the original leaves to be filled in",
                    List.of(
                            "om du har frågor kopplade till denna integritetspolicy, om du misstänker att det kan ha skett"
                                    + " ett brott mot densamma eller om du vill kontakta oss av någon anledning som anges i"
                                    + " denna integritetspolicy, vänligen kontakta [kontaktperson] via mail på",
                            "[e-postadress] eller genom att skicka ett brev enligt kontaktuppgifter nedan",
                            "[kontaktperson]"));

    /** Sentences of the notice that the original has otherwise, by why. */
    private static final Map<String, List<String>> SAID_ANEW = Map.of(
            "a word the original defines in a list",
                    List.of("Med ”Samarbetsparters” avses nedan leverantör, konsult eller annan samarbetspart."),
            "the data are told with each purpose",
                    List.of(
                            "De personuppgifter som vi samlar in kan, beroende på sammanhanget, omfatta de uppgifter som"
                                    + " anges under varje ändamål nedan."),
            "a misprint of the original, and two items of its list of sources",
                    List.of(
                            "Insamling av dina personuppgifter kan ske från källorna nedan: från Mitt Livs hemsida t.ex. när"
                                    + " du anmäler dig till våra utbildningar, beställer vårt nyhetsbrev eller skickar in en"
                                    + " jobbansökan, och genom avtal, faktura eller annan affärskontakt om du är kund eller"
                                    + " kontaktperson för någon av våra affärspartners."),
            "places that the original leaves to be filled in",
                    List.of(
                            "Om du har frågor kopplade till denna integritetspolicy, om du misstänker att det kan ha skett"
                                    + " ett brott mot densamma eller om du vill kontakta oss av någon anledning som anges i denna"
                                    + " integritetspolicy, vänligen kontakta oss via kontaktuppgifterna nedan."));

    /** Rules whose legal basis the law makes the notice name although the original is silent on it, by open point. */
    private static final Map<String, List<String>> BASIS_NOT_IN_THE_ORIGINAL = Map.of(
            "A26", List.of("notify-policy-change", "notify-partners-of-policy-change"),
            "A30", List.of("defend-legal-claims"),
            "A31", List.of("handle-enquiry"),
            "A32", List.of("keep-partner-data-by-law"),
            "A70", List.of("operate-website"));

    private final Policy policy = MittLiv.policy();
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
    void everySentenceOfTheNoticeIsTheOriginals() {
        Original text = Original.of(read("/mitt-liv-integritetspolicy.sv.txt"));
        List<String> sentences = texts().flatMap(Original::sentences).toList();
        assertThat(sentences).hasSizeGreaterThan(100);
        assertThat(sentences.stream().filter(sentence -> !text.says(sentence)).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        SAID_ANEW.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void whatTheOriginalDoesNotSayIsSeen() {
        Original text = Original.of(read("/mitt-liv-integritetspolicy.sv.txt"));
        assertThat(text.says("Därefter raderar vi dina personuppgifter.")).isTrue();
        assertThat(text.says("Därefter raderar vi genast dina personuppgifter."))
                .isFalse();
        assertThat(text.says("Vi säljer dina personuppgifter till någon tredje part."))
                .isFalse();
        assertThat(text.says(
                        "Syftet med behandlingen är att Mitt Liv ska matcha ihop dig med en lämplig mentor/adept."))
                .isTrue();
        assertThat(text.says("Personuppgifterna behandlas för att matcha ihop dig med en lämplig mentor/adept."))
                .isFalse();
    }

    @Test
    void everyLegalBasisIsTheOriginalsOrAnOpenPoint() {
        List<String> silent = BASIS_NOT_IN_THE_ORIGINAL.values().stream()
                .flatMap(List::stream)
                .toList();
        assertThat(policy.rules())
                .filteredOn(rule -> !namesItsBasis(rule))
                .extracting(ProcessingRule::id)
                .containsExactlyInAnyOrderElementsOf(silent);
        BASIS_NOT_IN_THE_ORIGINAL.forEach((reference, rules) -> assertThat(policy.openPoints())
                .as(reference)
                .anyMatch(point -> point.id().equals(reference) && point.rules().containsAll(rules)));
    }

    /** Whether the basis stands in the rule's own words, or in those of the section it stands in. */
    private boolean namesItsBasis(ProcessingRule rule) {
        String stem = switch (rule.basis().id()) {
            case "consent" -> "samtyck";
            case "contract" -> "fullgörande av avtal";
            case "legitimate-interests" -> "intresseavvägning";
            default -> "rättslig förpliktelse";
        };
        Stream<Text> section = policy.sections().stream()
                .filter(s -> rule.section().equals(Optional.of(s.id())) && s.id().startsWith("1."))
                .flatMap(s -> s.statements().stream());
        return Stream.concat(Stream.of(rule.text()), section)
                .map(NoticeBesideOriginalTest::swedish)
                .anyMatch(words -> normal(words).contains(stem));
    }

    /** All of the policy's own words in the notice: titles and statements, rules, prohibitions, duties and rights. */
    private Stream<String> texts() {
        return Stream.of(
                        Stream.of(policy.title()),
                        policy.sections().stream()
                                .filter(section -> !section.id().equals("intro"))
                                .map(Section::title),
                        policy.sections().stream().flatMap(section -> section.statements().stream()),
                        policy.rules().stream().map(ProcessingRule::text),
                        policy.prohibitions().stream().map(Prohibition::text),
                        policy.duties().stream().map(Duty::text),
                        policy.rights().stream().map(DeclaredRight::text))
                .flatMap(texts -> texts)
                .map(NoticeBesideOriginalTest::swedish);
    }

    private static String swedish(Text text) {
        return Objects.requireNonNull(text.byLanguage().get("sv"));
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
