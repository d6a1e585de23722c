package com.mittliv.privacy.document;

import com.mittliv.privacy.document.Block.Bullets;
import com.mittliv.privacy.document.Block.Entry;
import com.mittliv.privacy.document.Block.Facts;
import com.mittliv.privacy.document.Block.Heading;
import com.mittliv.privacy.document.Block.Paragraph;
import com.mittliv.privacy.document.Block.Style;
import com.mittliv.privacy.document.Block.Table;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders a document as Markdown (GitHub's flavour, for its tables), every word escaped. */
final class MarkdownRenderer {
    private static final String SPECIAL = "\\`*_[]<>|~&$#";
    private static final Pattern BREAKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");
    private static final Pattern OPENING = Pattern.compile("^([0-9]{1,9}(?=[.)])|(?=[+=-]))");
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private final StringBuilder out = new StringBuilder(16_384);

    private MarkdownRenderer() {}

    static String render(Document document) {
        MarkdownRenderer renderer = new MarkdownRenderer();
        document.blocks().forEach(renderer::block);
        return renderer.out.toString().stripTrailing() + "\n";
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            heading.anchor().ifPresent(this::anchor);
            out.append("#".repeat(heading.level())).append(' ').append(runs(heading.text()));
            end();
        } else if (block instanceof Paragraph paragraph) {
            out.append(paragraph.style() == Style.PROMISE ? "> " : "").append(runs(paragraph.text()));
            end();
        } else if (block instanceof Bullets bullets) {
            bullets.items().forEach(item -> out.append("- ").append(runs(item)).append('\n'));
            out.append('\n');
        } else if (block instanceof Facts facts) {
            // Another mark than that of bullets, so that one list doesn't run into the other.
            facts.facts()
                    .forEach(fact -> out.append("* **")
                            .append(run(fact.label()))
                            .append(":** ")
                            .append(runs(fact.value()))
                            .append('\n'));
            out.append('\n');
        } else if (block instanceof Table table) {
            table(table);
        } else {
            Entry entry = (Entry) block;
            anchor("rule-" + entry.rule());
            entry.parts().forEach(this::block);
        }
    }

    private void table(Table table) {
        out.append("**").append(run(table.caption())).append("**");
        end();
        out.append(row(table.head().stream().map(MarkdownRenderer::run).toList()));
        out.append(row(table.head().stream().map(column -> "---").toList()));
        table.rows().forEach(row -> {
            String mark =
                    row.anchor().map(anchor -> "<a id=\"" + anchor + "\"></a>").orElse("");
            List<String> cells =
                    row.cells().stream().map(MarkdownRenderer::runs).collect(Collectors.toList());
            cells.set(0, mark + cells.get(0));
            out.append(row(cells));
        });
        out.append('\n');
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Anchors are made of ids, which need no escaping. */
    private void anchor(String anchor) {
        out.append("<a id=\"").append(anchor).append("\"></a>\n\n");
    }

    private void end() {
        out.append("\n\n");
    }

    private static String runs(List<Run> runs) {
        return runs.stream().map(MarkdownRenderer::run).collect(Collectors.joining(" "));
    }

    private static String run(Run run) {
        String words = text(run.words());
        return run.target().map(anchor -> "[" + words + "](#" + anchor + ")").orElse(words);
    }

    /**
     * Text on one line, with a backslash before all that Markdown could take for its own. What would turn the direction
     * of the words after it is replaced, for nothing in Markdown holds it in.
     */
    static String text(String words) {
        StringBuilder safe = new StringBuilder(words.length() + 16);
        String line = DIRECTION
                .matcher(BREAKS.matcher(words).replaceAll(" "))
                .replaceAll("\uFFFD")
                .strip();
        line.codePoints().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c);
        });
        return OPENING.matcher(safe).replaceFirst("$1\\\\");
    }
}
