package com.mittliv.privacy.jpa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement taken apart at its marks.
 *
 * @param parts text and marks, in order
 * @param words the words of the text outside literals and comments, in small letters and without quotes
 * @param kind whether it reads or writes
 */
record MarkedSql(List<Part> parts, Set<String> words, Kind kind) {
    /** What a statement does. */
    enum Kind {
        /** It only reads. */
        READ,
        /** It may write. */
        WRITE
    }

    /** A part of a statement. */
    sealed interface Part {
        /** Text that stays. */
        record Text(String sql) implements Part {}

        /** A mark with its numbers, and the column it marks, if any. */
        record Mark(String name, List<Integer> numbers, String column) implements Part {
            /** The alias of the column's table; where it has none, what stands for it. */
            String alias(String otherwise) {
                int dot = column.lastIndexOf('.');
                return dot < 0 ? otherwise : column.substring(0, dot);
            }
        }
    }

    /** Takes a statement apart. */
    static MarkedSql parse(String sql) {
        return new Scanner(sql).scan();
    }

    /** Its marks of one name. */
    Stream<Part.Mark> marks(String name) {
        return parts.stream()
                .filter(Part.Mark.class::isInstance)
                .map(Part.Mark.class::cast)
                .filter(mark -> mark.name().equals(name));
    }

    /** The words of a piece of SQL outside literals and comments. */
    static Set<String> wordsOf(String sql) {
        return parse(sql).words;
    }

    /** Walks over SQL, past literals and comments, in which nothing is a mark. */
    private static final class Scanner {
        private final String sql;
        private final List<Part> parts = new ArrayList<>();
        private final Set<String> words = new HashSet<>();
        private int textStart;
        private int at;
        private String first = "";
        private String before = "";
        private boolean writes;

        Scanner(String sql) {
            this.sql = sql;
        }

        MarkedSql scan() {
            while (at < sql.length()) {
                char c = sql.charAt(at);
                if (c == '\'') {
                    at = after("'", at + 1);
                } else if (c == '"' || c == '`') {
                    int end = after(String.valueOf(c), at + 1);
                    words.add(sql.substring(at + 1, Math.max(at + 1, end - 1)).toLowerCase(Locale.ROOT));
                    at = end;
                } else if (sql.startsWith("/*", at)) {
                    at = after("*/", at + 2);
                } else if (sql.startsWith("--", at)) {
                    at = after("\n", at + 2);
                } else if (Character.isJavaIdentifierStart(c) && c != '$') {
                    word();
                } else {
                    at++;
                }
            }
            text(sql.length());
            boolean reads = !writes && (first.equals("select") || first.equals("with"));
            return new MarkedSql(List.copyOf(parts), Set.copyOf(words), reads ? Kind.READ : Kind.WRITE);
        }

        private int after(String end, int from) {
            int found = sql.indexOf(end, from);
            return found < 0 ? sql.length() : found + end.length();
        }

        private void word() {
            int start = at;
            while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
                at++;
            }
            String word = sql.substring(start, at);
            if (word.startsWith(Markers.PREFIX) && at < sql.length() && sql.charAt(at) == '(') {
                mark(start, word);
                return;
            }
            String small = word.toLowerCase(Locale.ROOT);
            words.add(small);
            first = first.isEmpty() ? small : first;
            // `for update` locks, it does not write.
            writes |= (small.equals("update") && !before.equals("for") && !before.equals("key"))
                    || small.equals("delete")
                    || small.equals("insert")
                    || small.equals("merge");
            before = small;
        }

        private void mark(int start, String name) {
            text(start);
            int end = sql.indexOf(')', at);
            if (end < 0) {
                throw new IllegalStateException("a mark is not closed");
            }
            List<Integer> numbers = new ArrayList<>();
            String column = "";
            for (String argument : sql.substring(at + 1, end).split(",")) {
                if (argument.chars().allMatch(Character::isDigit)) {
                    numbers.add(Integer.valueOf(argument));
                } else {
                    column = argument.strip();
                }
            }
            parts.add(new Part.Mark(name, List.copyOf(numbers), column));
            at = end + 1;
            textStart = at;
        }

        private void text(int end) {
            if (end > textStart) {
                parts.add(new Part.Text(sql.substring(textStart, end)));
            }
            textStart = end;
        }
    }
}
