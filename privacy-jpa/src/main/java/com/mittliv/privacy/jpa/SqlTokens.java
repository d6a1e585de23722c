package com.mittliv.privacy.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tokens of a statement as PostgreSQL and H2 read it, without comments.
 *
 * @param tokens the tokens in order
 * @param isCertain whether both databases are sure to read the same; where they might not, nothing is proven
 */
record SqlTokens(List<Token> tokens, boolean isCertain) {
    /** What a token is. */
    enum Kind {
        /** A word that is not quoted. */
        WORD,
        /** A quoted name. */
        QUOTED,
        /** A literal, a number or a parameter. */
        VALUE,
        /** Anything else: one character. */
        SYMBOL
    }

    /**
     * A token.
     *
     * @param kind what it is
     * @param text what stands there: words in small letters, quoted names without their quotes
     * @param start where it begins
     * @param end where it ends
     */
    record Token(Kind kind, String text, int start, int end) {
        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }
    }

    static SqlTokens of(String sql) {
        return new Lexer(sql).read();
    }

    private static final class Lexer {
        private final String sql;
        private final List<Token> tokens = new ArrayList<>();
        private int at;
        private boolean certain = true;

        Lexer(String sql) {
            this.sql = sql;
        }

        SqlTokens read() {
            while (at < sql.length()) {
                char c = sql.charAt(at);
                if (Character.isWhitespace(c)) {
                    at++;
                } else if (sql.startsWith("--", at)) {
                    at = after("\n", at);
                } else if (sql.startsWith("/*", at)) {
                    comment();
                } else if (c == '\'') {
                    literal(at);
                } else if (c == '"' || c == '`') {
                    name(c);
                } else if (c == '$') {
                    dollar();
                } else if (Character.isJavaIdentifierStart(c)) {
                    word();
                } else if (Character.isDigit(c)) {
                    value(end(at));
                } else if (c == ':' && isNameAt(at + 1) && !isAt(at - 1, ':')) {
                    value(end(at + 1));
                } else {
                    tokens.add(new Token(Kind.SYMBOL, String.valueOf(c), at, at + 1));
                    at++;
                }
            }
            return new SqlTokens(List.copyOf(tokens), certain);
        }

        private boolean isAt(int place, char c) {
            return place >= 0 && place < sql.length() && sql.charAt(place) == c;
        }

        private boolean isNameAt(int place) {
            return place < sql.length() && Character.isJavaIdentifierStart(sql.charAt(place));
        }

        private int end(int from) {
            int end = from;
            while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                end++;
            }
            return end;
        }

        private int after(String closing, int from) {
            int found = sql.indexOf(closing, from);
            return found < 0 ? sql.length() : found + closing.length();
        }

        /** Comments within comments end in one place for PostgreSQL and in another for others. */
        private void comment() {
            int end = after("*/", at + 2);
            certain &=
                    sql.startsWith("*/", end - 2) && !sql.substring(at + 2, end).contains("/*");
            at = end;
        }

        private void literal(int start) {
            int end = sql.indexOf('\'', at + 1);
            certain &= end >= 0;
            int stop = end < 0 ? sql.length() : end + 1;
            // A backslash before a quote is an escape in some literals and none in others.
            certain &= !isAt(end - 1, '\\');
            tokens.add(new Token(Kind.VALUE, "", start, stop));
            at = stop;
        }

        private void name(char quote) {
            int end = sql.indexOf(quote, at + 1);
            certain &= end >= 0 && quote == '"' && !isAt(end + 1, quote);
            int stop = end < 0 ? sql.length() : end + 1;
            String text = sql.substring(at + 1, Math.max(at + 1, stop - 1));
            tokens.add(new Token(Kind.QUOTED, text, at, stop));
            at = stop;
        }

        private void dollar() {
            int tagEnd = sql.indexOf('$', at + 1);
            if (tagEnd > 0 && sql.substring(at + 1, tagEnd).chars().allMatch(Character::isJavaIdentifierPart)) {
                String tag = sql.substring(at, tagEnd + 1);
                int stop = after(tag, tagEnd + 1);
                certain &= stop <= sql.length() && sql.startsWith(tag, stop - tag.length()) && stop > tagEnd + 1;
                value(stop);
            } else {
                value(end(at + 1));
            }
        }

        private void word() {
            int end = end(at);
            String text = sql.substring(at, end);
            boolean prefix = isAt(end, '\'') || (isAt(end, '&') && (isAt(end + 1, '\'') || isAt(end + 1, '"')));
            // Prefixed literals and names have escapes of their own; that of a type or a time has not.
            certain &= !prefix || (text.length() > 1 && !isAt(end, '&'));
            tokens.add(new Token(Kind.WORD, text.toLowerCase(Locale.ROOT), at, end));
            at = end;
        }

        private void value(int end) {
            tokens.add(new Token(Kind.VALUE, "", at, end));
            at = end;
        }
    }
}
