package com.mittliv.privacy.document;

import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.Duty;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.policy.Prohibition;
import com.mittliv.privacy.vocabulary.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds a notice's statements to those of its policy, knowing nothing of how the notice is built. */
final class Statements {
    /** The words that join what a policy declares: with them alone nothing can be promised. */
    private static final Map<String, Set<String>> JOINING = Map.of("sv", words("""
                    och samt eller inklusive till från för om av med att är det den som har så länge dock bara längst först
                    sist efter dess gått senare tidpunkt antecknats beroende på vad upphör inträffar utgången kalenderåret
                    kräver gäller uppgifterna ändå sparas något annat ändamål utan policyn anger någon sluttid i
                    samtycket samtycke fullgörande avtal rättslig förpliktelse skydd grundläggande intressen uppgift
                    allmänt intresse intresseavvägning intresset enligt hälso- sjukvård social omsorg
                    utanför eu/ees skyddsåtgärd förstapartscookie tredjepartscookie raderas när webbläsaren stängs ja nej
                    dataportabilitet tekniskt möjligt alla uppgifter dig oavsett grund
                    år månader dagar dag tio 30"""), "en", words("""
                    and or including to until from for of the a an by under with which that is are has in as long but only
                    while no longer than after whichever happens ends first last later time recorded end calendar year
                    requires it data kept another purpose anyway stated policy
                    consent force performance contract legal obligation protection vital interests task public interest
                    legitimate health social care outside eu/eea safeguard first-party third-party cookie erased when
                    browser closes yes no portability if technically possible all about you whatever their basis
                    ten years 30 days"""));

    private final Policy policy;
    private final String language;
    private final List<HtmlPage.Words> page;

    Statements(Policy policy, String language, String html) {
        this.policy = policy;
        this.language = language;
        this.page = HtmlPage.parse(html).texts();
    }

    /** What the notice says beside what the policy declares, joined. */
    List<String> unfounded() {
        List<String> declared = declared()
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        List<String> found = new ArrayList<>();
        for (HtmlPage.Words run : page) {
            if (!run.origin().startsWith("frame:")) {
                String left = run.words().toLowerCase(Locale.ROOT);
                for (String words : declared) {
                    left = left.replaceAll(
                            "(?<![\\p{L}\\p{N}])" + Pattern.quote(words.toLowerCase(Locale.ROOT))
                                    + "(?![\\p{L}\\p{N}])",
                            " ");
                }
                Arrays.stream(left.split("[\\s,;:()–]+"))
                        .filter(word ->
                                !word.isEmpty() && !JOINING.get(language).contains(word))
                        .map(word -> word + " in: " + run.words())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** What the policy declares in sentences and the notice does not say just once. */
    List<String> notSaidOnce() {
        return sentences()
                .flatMap(text -> text.in(language).stream())
                .distinct()
                .filter(sentence -> page.stream()
                                .filter(run -> !run.origin().startsWith("frame:"))
                                .filter(run -> run.words().equals(sentence))
                                .count()
                        != 1)
                .toList();
    }

    private Stream<Text> sentences() {
        return Stream.of(
                        policy.sections().stream().flatMap(section -> section.statements().stream()),
                        policy.rules().stream().map(ProcessingRule::text),
                        policy.prohibitions().stream().map(Prohibition::text),
                        policy.duties().stream().map(Duty::text),
                        policy.rights().stream().map(DeclaredRight::text))
                .flatMap(texts -> texts);
    }

    private Stream<String> declared() {
        var words = policy.vocabulary();
        Stream<String> names = Stream.of(
                        words.roles(),
                        words.categories(),
                        words.purposes(),
                        words.events(),
                        words.recipients(),
                        words.sources(),
                        words.safeguards())
                .flatMap(List::stream)
                .map(term -> term.nameIn(language));
        Stream<Text> texts = Stream.of(
                        sentences(),
                        Stream.of(policy.title()),
                        policy.supervisoryAuthority().stream(),
                        policy.sections().stream().map(Section::title),
                        words.sources().stream().flatMap(source -> source.governedBy().stream()),
                        policy.cookies().stream().map(cookie -> cookie.description()),
                        Stream.of("statute", "act", "mandate", "interest").map(this::detail))
                .flatMap(t -> t);
        Stream<String> facts = Stream.of(
                        Optional.of(policy.controller().name()),
                        policy.controller().registrationNumber(),
                        policy.controller().address(),
                        policy.contact().person(),
                        policy.contact().email(),
                        policy.contact().address(),
                        policy.contact().dataProtectionOfficer(),
                        Optional.of(policy.version()),
                        policy.effectiveFrom().map(Object::toString))
                .flatMap(Optional::stream);
        Stream<String> cookies = policy.cookies().stream().map(cookie -> cookie.name());
        Stream<String> countries = words.recipients().stream()
                .flatMap(recipient -> recipient.country().stream())
                .map(code -> new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language)));
        return Stream.of(names, texts.flatMap(text -> text.in(language).stream()), facts, cookies, countries)
                .flatMap(s -> s);
    }

    /** A text that {@link EveryConstruct} hangs on a legal basis or a retention. */
    private Text detail(String name) {
        return Text.of("sv", name + " sv x").and("en", name + " en x");
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }
}
