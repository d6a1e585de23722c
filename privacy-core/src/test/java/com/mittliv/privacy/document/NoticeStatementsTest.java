package com.mittliv.privacy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Policy;
import com.mittliv.privacy.policy.ProcessingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement of the policy is in the notice once, and every statement of the notice is the policy's. */
class NoticeStatementsTest {
    private final Policy policy = EveryConstruct.policy("x");

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void nothingIsSaidBesideWhatThePolicyDeclares(String language) {
        assertThat(statements(language, notice(language)).unfounded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void whatThePolicyDeclaresInSentencesIsSaidJustOnce(String language) {
        assertThat(statements(language, notice(language)).notSaidOnce()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rule:give-care", "policy:section:1/1", "policy:duty:erase", "recipient:host", "role:patient"})
    void aPromiseAddedUnderAnyElementIsSeen(String origin) {
        String added = "<p><span data-from=\"" + origin + "\">Vi delar aldrig dina uppgifter.</span></p></main>";
        assertThat(statements("sv", notice("sv").replace("</main>", added)).unfounded())
                .anyMatch(found -> found.startsWith("aldrig in:"));
    }

    @Test
    void aWordAddedToAStatementIsSeen() {
        String more = notice("sv").replaceFirst("we erase sv x", "we erase sv x genast");
        assertThat(statements("sv", more).unfounded()).containsExactly("genast in: we erase sv x genast");
        assertThat(statements("sv", more).notSaidOnce()).containsExactly("we erase sv x");
    }

    @Test
    void aStatementLostOrSaidTwiceIsSeen() {
        String entry = notice("sv").replaceFirst("(?s)<article id=\"rule-give-care\".*?</article>", "");
        assertThat(statements("sv", entry).notSaidOnce()).containsExactly("we give care sv x");
        String twice = notice("sv")
                .replace("</main>", "<p><span data-from=\"rule:give-care\">we give care sv x</span></p></main>");
        assertThat(statements("sv", twice).notSaidOnce()).containsExactly("we give care sv x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void aRulesEntryIsMadeOfThatRuleAlone(String language) {
        for (ProcessingRule rule : policy.rules()) {
            String page = notice(language);
            int start = page.indexOf("<article id=\"rule-" + rule.id() + "\"");
            String entry = page.substring(start, page.indexOf("</article>", start) + 10);
            assertThat(HtmlPage.parse(entry).texts())
                    .hasSizeGreaterThan(4)
                    .allMatch(run -> run.origin().equals("rule:" + rule.id())
                            || run.origin().startsWith("frame:"));
        }
    }

    private String notice(String language) {
        return PrivacyNotice.of(policy).html(language);
    }

    private Statements statements(String language, String html) {
        return new Statements(policy, language, html);
    }
}
