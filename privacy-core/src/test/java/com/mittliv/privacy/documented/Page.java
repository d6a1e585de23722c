package com.mittliv.privacy.documented;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of Markdown, with its fenced blocks. */
record Page(Path file, List<String> lines) {
    /** A fenced block: the language, the line it begins at (from 1), and what it holds. */
    record Block(String language, int line, String text) {}

    static Page of(String path) throws IOException {
        Path file = Path.of(path);
        return new Page(file, Files.readAllLines(file));
    }

    List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                Block block = new Block(
                        lines.get(i).substring(3), i + 1, String.join("\n", lines.subList(i + 1, end)) + "\n");
                if (block.language.equals(language)) {
                    blocks.add(block);
                }
                i = end;
            }
        }
        return blocks;
    }

    /** The lines under a heading, up to the next of the same or a higher level. */
    Page section(String heading) {
        int start = lines.indexOf(heading);
        if (start < 0) {
            throw new AssertionError(file + " has no heading `" + heading + "`");
        }
        String level = heading.substring(0, heading.indexOf(' '));
        int end = start + 1;
        while (end < lines.size() && !isHeading(lines.get(end), level)) {
            end++;
        }
        return new Page(file, lines.subList(start, end));
    }

    private static boolean isHeading(String line, String level) {
        return line.startsWith("#") && line.indexOf(' ') > 0 && line.indexOf(' ') <= level.length();
    }
}
