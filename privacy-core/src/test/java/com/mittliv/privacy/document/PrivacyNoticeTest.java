package com.mittliv.privacy.document;

import static com.mittliv.privacy.policy.ProcessingRule.rule;
import static com.mittliv.privacy.retention.Retention.until;
import static com.mittliv.privacy.retention.Retention.years;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.document.Block.Heading;
import com.mittliv.privacy.policy.DataSubjectRight;
import com.mittliv.privacy.policy.DeclaredRight;
import com.mittliv.privacy.policy.LegalBasis;
import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.Policy.Controller;
import com.mittliv.privacy.policy.Policy.Section;
import com.mittliv.privacy.policy.ProcessingRule;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Recipient;
import com.mittliv.privacy.vocabulary.Role;
import com.mittliv.privacy.vocabulary.Source;
import com.mittliv.privacy.vocabulary.Text;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyNoticeTest {
    private final Policy policy = EveryConstruct.policy("x");

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyRuleHasExactlyOneEntry(String language) {
        HtmlPage page = HtmlPage.parse(PrivacyNotice.of(policy).html(language));
        assertThat(page.attributes("data-rule"))
                .containsExactlyInAnyOrderElementsOf(
                        policy.rules().stream().map(ProcessingRule::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyWordComesFromADeclaredElementOrFromTheFixedFrame(String language) {
        HtmlPage page = HtmlPage.parse(PrivacyNotice.of(policy).html(language));
        Set<String> elements = Elements.of(policy);
        Set<String> frame = Arrays.stream(Frame.values())
                .map(words -> words.in(com.mittliv.privacy.internal.Spoken.in(language)))
                .collect(toSet());
        assertThat(page.texts()).hasSizeGreaterThan(100).allSatisfy(text -> {
            assertThat(text.origin()).as(text.words()).isNotEmpty();
            if (text.origin().equals("frame:NUMBER")) {
                assertThat(text.words()).matches("[0-9]+\\.");
            } else if (text.origin().startsWith("frame:")) {
                assertThat(frame).contains(text.words());
            } else {
                assertThat(elements).contains(text.origin());
            }
        });
    }

    @Test
    void everyDeclaredElementThatPeopleAreToReadIsInTheNotice() {
        HtmlPage page = HtmlPage.parse(PrivacyNotice.of(policy).html("en"));
        Set<String> told = page.texts().stream().map(HtmlPage.Words::origin).collect(toSet());
        Set<String> untold = new LinkedHashSet<>(Elements.of(policy));
        untold.removeAll(told);
        // Told by the rules that use them, or never to be told: notes and open points.
        untold.removeIf(origin ->
                Stream.of("category:", "purpose:", "event:", "safeguard:").anyMatch(origin::startsWith));
        assertThat(untold).as("a member is told with its group").containsExactly("recipient:ward");
    }

    @Test
    void aChangeOfOneRuleChangesThatRuleAlone() {
        Policy before = small(until(Event.of("closed")));
        Policy after = small(years(2).after(Event.of("closed")));
        assertThat(changed(before, after)).isEqualTo(Set.of("rule:first"));
    }

    @Test
    void aRemovedRuleTakesAllItsStatementsWithIt() {
        Policy.Builder whole = builder().rule(simple("first")).rule(simple("second"));
        Policy.Builder part = builder().rule(simple("first"));
        assertThat(words(part.build()).get("rule:second")).isNull();
        assertThat(words(whole.build()).get("rule:second")).isNotEmpty();
        assertThat(words(whole.build()).get("rule:first"))
                .isEqualTo(words(part.build()).get("rule:first"));
    }

    @Test
    void rightsThatOneSentenceDeclaresAreToldOnceAndTheComplaintStandsApart() {
        Text both = Text.of("en", "have the data corrected or erased");
        Text complaint = Text.of("en", "You may complain to the authority.");
        Policy rights = builder()
                .rights(
                        right(DataSubjectRight.RECTIFICATION, both),
                        right(DataSubjectRight.ERASURE, both),
                        right(DataSubjectRight.COMPLAINT, complaint),
                        right(DataSubjectRight.ACCESS, Text.NONE),
                        right(DataSubjectRight.OBJECTION, Text.NONE))
                .build();
        String page = PrivacyNotice.of(rights).html("en");
        assertThat(page)
                .containsOnlyOnce("<li><span data-from=\"policy:right:rectification+erasure\">have the data")
                .contains("<p><span data-from=\"policy:right:complaint\">You may complain to the authority.</span></p>")
                .contains("<li><span data-from=\"policy:right:access\">access to the data</span></li>")
                .contains("<li><span data-from=\"policy:right:objection\">objection to processing</span></li>");
        assertThat(page.indexOf("You may complain")).isGreaterThan(page.indexOf("objection to processing"));
    }

    @Test
    void whatIsCommonToSeveralGroupsHasAHeadingOfItsOwnBehindThem() {
        Role guest = Role.of("guest");
        Policy common = builder()
                .rule(simple("both").about(guest))
                .rule(simple("first"))
                .rule(rule("guests-alone")
                        .about(guest)
                        .using(DataCategory.of("name"))
                        .forPurpose(Purpose.of("greet"))
                        .on(LegalBasis.contract())
                        .kept(until(Event.of("closed"))))
                .build();
        // `both` is about members and guests, who have entries of their own.
        String page = PrivacyNotice.of(common).html("en");
        assertThat(page).contains("Common to several of the groups above");
        assertThat(page.indexOf("data-rule=\"both\"")).isGreaterThan(page.indexOf("Common to several"));
        assertThat(HtmlPage.parse(page).wordsByOrigin().get("rule:both")).contains("member and guest");
        assertThat(PrivacyNotice.of(builder().rule(simple("both").about(guest)).build())
                        .html("en"))
                .doesNotContain("Common to several")
                .contains(">Member and guest</span>");
    }

    @Test
    void aSectionOnStorageTellsTheEndOfItsRules() {
        Policy kept = builder()
                .sections(
                        new Section("s", Text.of("en", "How long"), Section.Part.STORAGE, List.of()),
                        new Section("s.1", Text.of("en", "Members"), Section.Part.STORAGE, List.of()))
                .rule(simple("first").section("s.1"))
                .build();
        assertThat(PrivacyNotice.of(kept).markdown("en"))
                .contains("### Members\n\n- [Serve](#rule-first) – kept until closed\n");
    }

    @Test
    void aMemberThatItsGroupNamesIsNotNamedAgain() {
        DataCategory papers = DataCategory.of("papers").named(Text.of("en", "papers such as CV and letter"));
        Policy policy = builder()
                .declare(
                        DataCategory.of("cv").named(Text.of("en", "CV")).within(papers),
                        DataCategory.of("let").named(Text.of("en", "let")).within(papers),
                        DataCategory.of("photo").within(papers))
                .rule(simple("first").using(papers))
                .build();
        assertThat(PrivacyNotice.of(policy).markdown("en"))
                .contains("papers such as CV and letter (including let and photo)");
    }

    @Test
    void notesAndOpenPointsAreNeverShown() {
        assertThat(PrivacyNotice.of(policy).markdown("en"))
                .doesNotContain("note for keepers", "a note", "quote", "resolution", "left open", "a reason", "file 3");
    }

    @Test
    void thePolicysOwnWordsAreShownInTheOriginalLanguageWhereTheyHaveNoTranslation() {
        Policy swedish = builder()
                .title(Text.of("sv", "Vår policy"))
                .rule(simple("first").text(Text.of("en", "We promise.")))
                .build();
        assertThat(PrivacyNotice.of(swedish).html("en"))
                .contains("<span lang=\"sv\" data-from=\"policy:title\">Vår policy</span>")
                .contains("<span data-from=\"rule:first\">We promise.</span>");
    }

    @Test
    void recipientsThatNoRuleNamesAreNotPromised() {
        Policy strict = builder()
                .declare(Recipient.thirdParty("stranger"), Source.of("gossip"))
                .rule(simple("first"))
                .build();
        assertThat(PrivacyNotice.of(strict).html("en")).doesNotContain("stranger", "gossip");
    }

    @Test
    void anEmptyPolicyGivesANoticeThatPromisesNothing() {
        Document document = PrivacyNotice.of(builder().build()).document("en");
        assertThat(document.blocks().stream().filter(Heading.class::isInstance)).hasSize(1);
        assertThat(HtmlPage.parse(PrivacyNotice.of(builder().build()).html("en"))
                        .texts())
                .noneMatch(text -> text.origin().startsWith("rule:"));
    }

    @Test
    void headingsDescendByOneLevelAndThePageNamesItsLanguage() {
        HtmlPage page = HtmlPage.parse(PrivacyNotice.of(policy).html("sv"));
        List<Integer> levels = page.headingLevels();
        assertThat(levels.get(0)).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isBetween(2, levels.get(i - 1) + 1);
        }
        assertThat(page.attributes("lang")).startsWith("sv");
        assertThat(page.attributes("href"))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(page.attributes("id")).contains(target.substring(1)));
        assertThat(page.attributes("id")).doesNotHaveDuplicates();
        assertThat(page.attributes("scope")).contains("col", "row");
    }

    @Test
    void nothingIsFetchedFromOutsideThePage() {
        assertThat(PrivacyNotice.of(policy).html("sv"))
                .doesNotContain("http://", "https://", "src=", "@import", "url(", "<script", "<link");
    }

    @Test
    void otherLanguagesAreRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> PrivacyNotice.of(policy).html("de"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("documents are written in `sv` and `en`, not in `de`");
    }

    private static Set<String> changed(Policy before, Policy after) {
        Map<String, List<String>> old = words(before);
        Map<String, List<String>> now = words(after);
        return Stream.concat(old.keySet().stream(), now.keySet().stream())
                .filter(origin -> !String.valueOf(old.get(origin)).equals(String.valueOf(now.get(origin))))
                .collect(toSet());
    }

    private static Map<String, List<String>> words(Policy policy) {
        return HtmlPage.parse(PrivacyNotice.of(policy).html("sv")).wordsByOrigin();
    }

    private static Policy small(com.mittliv.privacy.retention.Retention retention) {
        return builder()
                .rule(simple("first").kept(retention))
                .rule(simple("second"))
                .build();
    }

    private static Policy.Builder builder() {
        return Policy.named("small", "1", Controller.of("Small Ltd")).languages("sv", "en");
    }

    private static DeclaredRight right(DataSubjectRight right, Text words) {
        return new DeclaredRight(right, Optional.empty(), words, Optional.empty());
    }

    private static ProcessingRule.Builder simple(String id) {
        return rule(id).about(Role.of("member"))
                .using(DataCategory.of("name"))
                .forPurpose(Purpose.of("serve"))
                .on(LegalBasis.contract())
                .kept(until(Event.of("closed")));
    }
}
