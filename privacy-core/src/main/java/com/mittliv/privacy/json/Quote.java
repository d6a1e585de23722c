package com.mittliv.privacy.json;

/** Shows the file's own words in a message: cut short, on one line, with what cannot be seen made visible. */
final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    static String of(Object value) {
        if (value instanceof String words && isPlain(words)) {
            return "`" + words + "`";
        }
        return "`" + plain(String.valueOf(value).replace('`', '\''), LONGEST) + "`";
    }

    /** Whether a string can be shown as it is; most are ids. */
    private static boolean isPlain(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c < ' ' || c > '~' || c == '`') {
                return false;
            }
        }
        return words.length() <= LONGEST;
    }

    /** The words without the marks around them, cut where what is shown of them would pass a length. */
    static String plain(String words, int longest) {
        boolean latin = hasLatin(words.substring(0, Math.min(words.length(), longest)));
        StringBuilder plain = new StringBuilder();
        int next;
        for (int i = 0; i < words.length(); i = next) {
            int shown = plain.length();
            append(plain, words.codePointAt(i), latin);
            next = words.offsetByCodePoints(i, 1);
            if (plain.length() > longest) {
                plain.setLength(shown);
                return plain.append('…').toString();
            }
        }
        return plain.toString();
    }

    private static void append(StringBuilder quoted, int c, boolean latin) {
        if (c == '\n' || c == '\t') {
            quoted.append(' ');
        } else if (isInvisible(c) || latin && isForeign(c)) {
            quoted.append(String.format("\\u%04X", c));
        } else {
            quoted.appendCodePoint(c);
        }
    }

    private static boolean hasLatin(String words) {
        for (int i = 0; i < words.length(); i = words.offsetByCodePoints(i, 1)) {
            if (isLatin(words.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLatin(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    /** A letter of another script looks like a Latin one only too often. */
    private static boolean isForeign(int c) {
        return Character.isLetter(c) && !isLatin(c);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }
}
