package com.mittliv.privacy.examples.app.tour;

import java.util.ArrayList;
import java.util.List;
import org.springframework.util.StringUtils;

/** Text in lines of at most {@value #WIDTH} characters. */
final class Page {
    static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    Page title(String words) {
        text.append('\n')
                .append(words)
                .append('\n')
                .append("─".repeat(Math.min(WIDTH, words.length())))
                .append('\n');
        return this;
    }

    Page line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    Page gap() {
        return line("");
    }

    /** A paragraph, its lines indented. */
    Page say(String indent, String words) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : StringUtils.tokenizeToStringArray(words, " \n")) {
            if (line.length() + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        return line(line.toString());
    }

    /** Columns as wide as their widest cell, the last one as wide as it may. */
    Page table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).length();
                if (i == widths.size()) {
                    widths.add(width);
                }
                widths.set(i, Math.max(widths.get(i), width));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
            }
            line(line.toString());
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
