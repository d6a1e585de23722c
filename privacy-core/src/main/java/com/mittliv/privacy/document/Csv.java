package com.mittliv.privacy.document;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values by RFC 4180, safe to open in a spreadsheet. */
final class Csv {
    private static final String FORMULA = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    static String of(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    /** A quoted field; what a spreadsheet would take for a formula is marked as text by an apostrophe. */
    private static String field(String value) {
        String start = value.stripLeading();
        boolean formula = !value.isEmpty()
                && (FORMULA.indexOf(value.charAt(0)) >= 0
                        || (!start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0));
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
