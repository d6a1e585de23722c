package com.mittliv.privacy.document;

import com.mittliv.privacy.document.Block.Bullets;
import com.mittliv.privacy.document.Block.Entry;
import com.mittliv.privacy.document.Block.Fact;
import com.mittliv.privacy.document.Block.Facts;
import com.mittliv.privacy.document.Block.Heading;
import com.mittliv.privacy.document.Block.Paragraph;
import com.mittliv.privacy.document.Block.Row;
import com.mittliv.privacy.document.Block.Style;
import com.mittliv.privacy.document.Block.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Renders a document as one HTML page that is well-formed XML too and refers to nothing outside itself. */
final class HtmlRenderer {
    /** The end of a page. */
    static final String END = "</main>\n</body>\n</html>\n";

    private final StringBuilder out = new StringBuilder(8_192);

    private HtmlRenderer() {}

    static String render(Document document) {
        return begin(document.language(), document.title()) + blocks(document.blocks()) + END;
    }

    /** The page down to where its blocks begin. */
    static String begin(String language, Run title) {
        return new HtmlRenderer().head(language, title);
    }

    /** Blocks of a page. */
    static String blocks(List<Block> blocks) {
        HtmlRenderer renderer = new HtmlRenderer();
        blocks.forEach(renderer::block);
        return renderer.out.toString();
    }

    private String head(String language, Run title) {
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(attribute(language))
                .append("\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title");
        origin(title);
        out.append('>').append(text(title.words())).append("</title>\n<style>\n");
        return out.append(stylesheet())
                .append("</style>\n</head>\n<body>\n<main>\n")
                .toString();
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            heading(heading);
        } else if (block instanceof Paragraph paragraph) {
            paragraph(paragraph);
        } else if (block instanceof Bullets bullets) {
            out.append("<ul>\n");
            bullets.items().forEach(item -> element("li", item));
            out.append("</ul>\n");
        } else if (block instanceof Facts facts) {
            out.append("<dl>\n");
            facts.facts().forEach(this::fact);
            out.append("</dl>\n");
        } else if (block instanceof Table table) {
            table(table);
        } else {
            Entry entry = (Entry) block;
            out.append("<article id=\"rule-").append(attribute(entry.rule())).append("\" data-rule=\"");
            out.append(attribute(entry.rule())).append("\">\n");
            entry.parts().forEach(this::block);
            out.append("</article>\n");
        }
    }

    private void heading(Heading heading) {
        out.append("<h").append(heading.level());
        heading.anchor()
                .ifPresent(
                        anchor -> out.append(" id=\"").append(attribute(anchor)).append('"'));
        out.append('>');
        runs(heading.text());
        out.append("</h").append(heading.level()).append(">\n");
    }

    private void paragraph(Paragraph paragraph) {
        if (paragraph.style() == Style.PROMISE) {
            out.append("<blockquote>");
            element("p", paragraph.text());
            out.append("</blockquote>\n");
            return;
        }
        out.append(paragraph.style() == Style.SMALL ? "<p class=\"small\">" : "<p>");
        runs(paragraph.text());
        out.append("</p>\n");
    }

    private void fact(Fact fact) {
        out.append("<div>");
        element("dt", List.of(fact.label()));
        element("dd", fact.value());
        out.append("</div>\n");
    }

    private void table(Table table) {
        out.append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(attribute(table.caption().words()))
                .append("\">\n<table>\n");
        element("caption", List.of(table.caption()));
        out.append("<thead>\n<tr>");
        for (Run column : table.head()) {
            out.append("<th scope=\"col\">");
            run(column);
            out.append("</th>");
        }
        out.append("</tr>\n</thead>\n<tbody>\n");
        table.rows().forEach(row -> row(table.head(), row));
        out.append("</tbody>\n</table>\n</div>\n");
    }

    /** Each cell names its column, for narrow screens that show rows as cards. */
    private void row(List<Run> head, Row row) {
        out.append("<tr");
        row.anchor()
                .ifPresent(
                        anchor -> out.append(" id=\"").append(attribute(anchor)).append('"'));
        out.append('>');
        for (int i = 0; i < row.cells().size(); i++) {
            String tag = i == 0 ? "th" : "td";
            out.append('<').append(tag).append(i == 0 ? " scope=\"row\"" : "");
            out.append(" data-column=\"").append(attribute(head.get(i).words())).append("\">");
            out.append("<div>");
            runs(row.cells().get(i));
            out.append("</div></").append(tag).append('>');
        }
        out.append("</tr>\n");
    }

    private void element(String tag, List<Run> text) {
        out.append('<').append(tag).append('>');
        runs(text);
        out.append("</").append(tag).append(">\n");
    }

    private void runs(List<Run> runs) {
        for (int i = 0; i < runs.size(); i++) {
            if (i > 0) {
                out.append(' ');
            }
            run(runs.get(i));
        }
    }

    private void run(Run run) {
        String tag = run.target().isPresent() ? "a" : "span";
        out.append('<').append(tag);
        run.target()
                .ifPresent(anchor ->
                        out.append(" href=\"#").append(attribute(anchor)).append('"'));
        run.language()
                .ifPresent(language ->
                        out.append(" lang=\"").append(attribute(language)).append('"'));
        origin(run);
        out.append('>').append(text(run.words())).append("</").append(tag).append('>');
    }

    private void origin(Run run) {
        out.append(" data-from=\"").append(attribute(run.origin().reference())).append('"');
    }

    /** Text as it is shown; what no XML may hold becomes the replacement character. */
    static String text(String words) {
        StringBuilder safe = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static String attribute(String value) {
        return text(value);
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static String stylesheet() {
        try (InputStream in = Objects.requireNonNull(HtmlRenderer.class.getResourceAsStream("document.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
