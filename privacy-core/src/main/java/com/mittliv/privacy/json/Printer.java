package com.mittliv.privacy.json;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/**
 * Prints JSON for people: what fits stands on one line, and the items of a longer array of plain values fill their
 * lines.
 */
final class Printer {
    private static final int WIDTH = 120;
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    static String print(JsonNode node) {
        Printer printer = new Printer();
        printer.print(node, 0, 0);
        return printer.out.toString();
    }

    /** Prints a value that starts at a column of a line indented to a level. */
    private void print(JsonNode node, int level, int column) {
        Optional<String> line = onOneLine(node, WIDTH - column - 1);
        if (line.isPresent()) {
            out.append(line.get());
        } else if (node.isObject()) {
            properties(node, level + 1);
        } else if (holdsPlainOnly(node)) {
            filled(node, level + 1);
        } else if (node.isArray()) {
            items(node, level + 1);
        } else {
            out.append(plain(node));
        }
    }

    private void properties(JsonNode node, int level) {
        String separator = "{";
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            out.append(separator);
            newLine(level);
            String name = quoted(property.getKey()) + ": ";
            out.append(name);
            print(property.getValue(), level, level * INDENT.length() + name.length());
            separator = ",";
        }
        newLine(level - 1);
        out.append('}');
    }

    private void items(JsonNode node, int level) {
        String separator = "[";
        for (JsonNode item : node) {
            out.append(separator);
            newLine(level);
            print(item, level, level * INDENT.length());
            separator = ",";
        }
        newLine(level - 1);
        out.append(']');
    }

    private void filled(JsonNode node, int level) {
        int start = level * INDENT.length();
        int column = WIDTH;
        out.append('[');
        for (Iterator<JsonNode> items = node.iterator(); items.hasNext(); ) {
            String item = plain(items.next()) + (items.hasNext() ? "," : "");
            if (column + 1 + item.length() > WIDTH) {
                newLine(level);
                column = start;
            } else {
                out.append(' ');
                column++;
            }
            out.append(item);
            column += item.length();
        }
        newLine(level - 1);
        out.append(']');
    }

    private void newLine(int level) {
        out.append('\n').append(INDENT.repeat(level));
    }

    private static boolean holdsPlainOnly(JsonNode node) {
        for (JsonNode item : node) {
            if (item.isContainer()) {
                return false;
            }
        }
        return node.isArray();
    }

    /** The value on one line; empty if it is longer than that. */
    private static Optional<String> onOneLine(JsonNode node, int most) {
        StringBuilder line = new StringBuilder();
        append(node, line, most);
        return line.length() <= most ? Optional.of(line.toString()) : Optional.empty();
    }

    /** Appends a value to a line; gives up once the line is too long. */
    private static void append(JsonNode node, StringBuilder line, int most) {
        if (!node.isContainer()) {
            line.append(plain(node));
            return;
        }
        line.append(node.isObject() ? '{' : '[');
        String separator = "";
        Iterator<String> names = node.propertyNames().iterator();
        for (JsonNode item : node) {
            line.append(separator).append(node.isObject() ? quoted(names.next()) + ": " : "");
            append(item, line, most);
            separator = ", ";
            if (line.length() > most) {
                return;
            }
        }
        line.append(node.isObject() ? '}' : ']');
    }

    private static String plain(JsonNode node) {
        return node.isString() ? quoted(node.asString()) : node.toString();
    }

    private static String quoted(String words) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(words)) + "\"";
    }
}
