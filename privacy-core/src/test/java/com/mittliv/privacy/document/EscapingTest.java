package com.mittliv.privacy.document;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.mittliv.privacy.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='x",
                "</style><b>",
                "&lt;b&gt; &amp; &#60;",
                "]]> --> <!-- <![CDATA[",
                "åäö ÅÄÖ é 漢 \uD83D\uDE00",
                "\u202Eevil"
            })
    void hostileWordsStayWordsInHtml(String mark) {
        Policy hostile = EveryConstruct.policy(mark);
        Policy plain = EveryConstruct.policy("x");
        for (String page : List.of(
                PrivacyNotice.of(hostile).html("sv"),
                ProcessingRegister.of(hostile).html("sv"))) {
            assertThat(HtmlPage.parse(page).texts().stream()
                            .map(HtmlPage.Words::words)
                            .collect(joining("\n")))
                    .contains(mark);
        }
        assertThat(HtmlPage.parse(PrivacyNotice.of(hostile).html("sv")).elements())
                .isEqualTo(HtmlPage.parse(PrivacyNotice.of(plain).html("sv")).elements());
    }

    @Test
    void charactersThatNoPageMayHoldAreReplaced() {
        assertThat(HtmlRenderer.text("a\u0000b\u0007c\u0085d\uFFFFe\n")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\n");
    }

    @Test
    void hostileWordsStayWordsInMarkdown() {
        assertThat(MarkdownRenderer.text("a | b")).isEqualTo("a \\| b");
        assertThat(MarkdownRenderer.text("`code` *x* _y_ ~z~ [l](u) <i> &lt; $m$ \\"))
                .isEqualTo("\\`code\\` \\*x\\* \\_y\\_ \\~z\\~ \\[l\\](u) \\<i\\> \\&lt; \\$m\\$ \\\\");
        assertThat(MarkdownRenderer.text("# heading")).isEqualTo("\\# heading");
        assertThat(MarkdownRenderer.text("- item")).isEqualTo("\\- item");
        assertThat(MarkdownRenderer.text("12. item")).isEqualTo("12\\. item");
        assertThat(MarkdownRenderer.text("> quote")).isEqualTo("\\> quote");
        assertThat(MarkdownRenderer.text("one\n\n# two\t|")).isEqualTo("one \\# two \\|");
        assertThat(MarkdownRenderer.text("556784-5499 e-post")).isEqualTo("556784-5499 e-post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "\u202D", "\u2066", "\u2069"})
    void noTextTurnsTheDirectionOfTheWordsAfterIt(String mark) {
        assertThat(MarkdownRenderer.text("a" + mark + "b")).isEqualTo("a\uFFFDb");
        assertThat(PrivacyNotice.of(EveryConstruct.policy("x")).html("sv"))
                .contains("span, a { unicode-bidi: isolate; }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\r\n# b",
                "a\u2028- b",
                "a\u0085> b",
                "| a |",
                "```",
                "<!-- a",
                "<a id=\"rule-x\"></a>",
                "a\n\n---",
                "![a](https://example.org/a.png)",
                "[a]: https://example.org",
                "a  ",
                "\\",
                "1. a",
                "&nbsp;"
            })
    void noTextOfThePolicyIsMarkdown(String mark) {
        String hostile = PrivacyNotice.of(EveryConstruct.policy(mark)).markdown("en");
        String plain = PrivacyNotice.of(EveryConstruct.policy("x")).markdown("en");
        assertThat(shape(hostile)).isEqualTo(shape(plain));
    }

    /** What stands at the beginnings of lines, and all that Markdown could take for its own. */
    private static List<String> shape(String markdown) {
        return markdown.lines()
                .map(line -> line.replaceAll("\\\\[\\p{Punct}]", ""))
                .map(line -> line.replaceAll("^(#+ |- |\\* |> |<a id=.*|\\|)?.*?((\\|)*)$", "$1")
                        + line.chars()
                                .filter(c -> "|[]<>`*_!".indexOf(c) >= 0 && c != '!')
                                .count())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "\"", "\r\n", "\u202E", ",", ";", "\uFEFF", "\u0000", "'"})
    void noTextOfThePolicyBreaksTheRegisterOrTheDpvFile(String mark) {
        String csv = ProcessingRegister.of(EveryConstruct.policy(mark)).csv("en");
        String plain = ProcessingRegister.of(EveryConstruct.policy("x")).csv("en");
        assertThat(csv.replace("\"\"", "").chars().filter(c -> c == '"').count())
                .isEqualTo(plain.chars().filter(c -> c == '"').count());
        assertThat(tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(DpvDocument.of(EveryConstruct.policy(mark)).json())
                        .get("@graph")
                        .size())
                .isEqualTo(tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(DpvDocument.of(EveryConstruct.policy("x")).json())
                        .get("@graph")
                        .size());
    }

    @Test
    void noWordBreaksATableOfTheMarkdownNotice() {
        String markdown = PrivacyNotice.of(EveryConstruct.policy("a|b\n|c")).markdown("en");
        List<String> rows =
                markdown.lines().filter(line -> line.startsWith("|")).toList();
        assertThat(rows)
                .hasSizeGreaterThan(8)
                .allSatisfy(row -> assertThat(row.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isIn(4L, 6L));
    }

    @Test
    void markdownSaysWhatHtmlSays() {
        Policy policy = EveryConstruct.policy("x");
        String markdown = PrivacyNotice.of(policy).markdown("sv").replace("\\", "");
        assertThat(HtmlPage.parse(PrivacyNotice.of(policy).html("sv")).texts())
                .allSatisfy(text -> assertThat(markdown).contains(text.words()));
    }
}
