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
