package com.mittliv.privacy.document;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values by RFC 4180, safe to open in a spreadsheet. */
final class Csv {
    private static final String FORMULA = "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20";

    /** The byte order mark, by which a spreadsheet knows the encoding. */
    static final String MARK = "\uFEFF";

    private Csv() {}

    static String of(List<List<String>> rows) {
        return (rows.isEmpty() ? "" : MARK)
                + rows.stream()
                        .map(row -> row.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n")
                        .collect(Collectors.joining());
    }

    /** What a spreadsheet may pass over before it looks for a formula. */
    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /** A quoted field; what a spreadsheet would take for a formula is marked as text by an apostrophe. */
    private static String field(String value) {
        int first = value.codePoints().dropWhile(Csv::isBlank).findFirst().orElse(' ');
        boolean formula = FORMULA.indexOf(first) >= 0 || value.startsWith("\t") || value.startsWith("\r");
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
