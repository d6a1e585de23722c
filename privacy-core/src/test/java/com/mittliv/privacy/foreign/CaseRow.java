package com.mittliv.privacy.foreign;

import java.util.List;
import java.util.stream.Stream;

/**
 * One row of a table of cases: what is asked, in columns parted by bars, and the answer the policy's words give.
 *
 * <pre>
 * decide  | role | category | purpose | recipient or - | state | at | PERMIT rule, or DENY reason
 * collect | role | category | source  |                |       |    | PERMIT rule, or DENY reason
 * keep    | role | category | purpose or - |           | state | at | the end
 * </pre>
 *
 * <p>A recipient is written with its country and a safeguard told at the access, {@code lab/US+scc}. The end of keeping
 * is a day (its first instant), an instant, {@code EVENT id}, {@code WITHDRAWAL purpose}, {@code OPEN} or
 * {@code NOTHING}. How a state is written is told in {@link StateWords}.
 */
record CaseRow(
        ForeignPolicy of,
        int line,
        String what,
        String role,
        String category,
        String third,
        String recipient,
        String state,
        String at,
        String expected) {
    private static final String NONE = "-";

    static CaseRow parse(ForeignPolicy of, int line, String row) {
        List<String> columns =
                Stream.of(row.split("\\|", -1)).map(String::strip).toList();
        if (columns.size() != 8) {
            throw new IllegalArgumentException(of + " line " + line + " has " + columns.size() + " columns, not 8");
        }
        return new CaseRow(
                of,
                line,
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                columns.get(5),
                columns.get(6),
                columns.get(7));
    }

    boolean hasThird() {
        return !third.equals(NONE);
    }

    boolean hasRecipient() {
        return !recipient.equals(NONE);
    }

    @Override
    public String toString() {
        return of.name().toLowerCase(java.util.Locale.ROOT) + ":" + line + " "
                + String.join(" | ", what, role, category, third, recipient, state, at) + " | " + expected;
    }
}
