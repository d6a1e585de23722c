package com.mittliv.privacy.document;

import java.util.List;
import java.util.Optional;

/** A part of a document, rendered alike as HTML and as Markdown. */
sealed interface Block {
    /**
     * A heading.
     *
     * @param level from 1
     * @param text the words
     * @param anchor by which it is linked to
     */
    record Heading(int level, List<Run> text, Optional<String> anchor) implements Block {}

    /**
     * A paragraph.
     *
     * @param style what it is
     * @param text the words
     */
    record Paragraph(Style style, List<Run> text) implements Block {}

    /** What a paragraph is. */
    enum Style {
        /** Plain words. */
        PLAIN,
        /** The policy's own words for a rule. */
        PROMISE,
        /** A remark on the document. */
        SMALL
    }

    /**
     * A list.
     *
     * @param items its items, each a row of runs
     */
    record Bullets(List<List<Run>> items) implements Block {}

    /**
     * Labels and what they say.
     *
     * @param facts the pairs, in order
     */
    record Facts(List<Fact> facts) implements Block {}

    /**
     * A label and what it says.
     *
     * @param label the label
     * @param value the value
     */
    record Fact(Run label, List<Run> value) {}

    /**
     * A table, its first column naming the rows.
     *
     * @param caption what it shows
     * @param head the columns' headings
     * @param rows the rows
     */
    record Table(Run caption, List<Run> head, List<Row> rows) implements Block {}

    /**
     * A row of a table.
     *
     * @param anchor by which it is linked to
     * @param cells its cells
     */
    record Row(Optional<String> anchor, List<List<Run>> cells) {}

    /**
     * The one entry of a rule.
     *
     * @param rule the rule's id
     * @param parts what it says
     */
    record Entry(String rule, List<Block> parts) implements Block {}
}
