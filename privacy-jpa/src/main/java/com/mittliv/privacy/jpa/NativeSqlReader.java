package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.NativeSql.TableName;
import com.mittliv.privacy.jpa.SqlTokens.Kind;
import com.mittliv.privacy.jpa.SqlTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the tables and functions of a statement. It knows no grammar but where a table can stand; what it does not
 * know it takes for a table or a function, so that the statement is refused.
 */
final class NativeSqlReader {
    private static final Set<String> READS = Set.of("select", "with", "values");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge", "into");
    private static final Set<String> ENDS_FROM = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "intersect",
            "except",
            "minus",
            "window",
            "select",
            "values",
            "set",
            "returning",
            "when");
    private static final Set<String> NO_ALIAS = Set.of(
            "join",
            "left",
            "right",
            "inner",
            "cross",
            "full",
            "natural",
            "on",
            "using",
            "tablesample",
            "default",
            "with",
            "from",
            "into",
            "update",
            "table");
    private static final Set<String> NO_FUNCTION = Set.of(
            "in",
            "exists",
            "any",
            "all",
            "some",
            "values",
            "as",
            "on",
            "using",
            "and",
            "or",
            "not",
            "when",
            "then",
            "else",
            "case",
            "by",
            "select",
            "from",
            "where",
            "having",
            "distinct",
            "over",
            "filter",
            "group",
            "union",
            "intersect",
            "except",
            "lateral",
            "only",
            "set",
            "is",
            "like",
            "ilike",
            "between",
            "limit",
            "offset",
            "first",
            "next",
            "array",
            "row",
            "returning",
            "join",
            "materialized",
            "varchar",
            "char",
            "character",
            "varying",
            "numeric",
            "decimal",
            "timestamp",
            "time",
            "bit",
            "float",
            "conflict",
            "sets",
            "rollup",
            "cube",
            "insert",
            "into");
    private static final Set<String> FROM_INSIDE = Set.of("extract", "substring", "trim", "overlay");
    private static final Token NONE = new Token(Kind.SYMBOL, "", 0, 0);

    /** Where the reader stands between two parentheses. */
    private static final class Level {
        /** Whether a comma leads to a table. */
        private boolean inFrom;

        private boolean wantsTable;
        /** Whether a comma leads to the name of a query. */
        private boolean inWith;

        private boolean wantsQueryName;
        private boolean recursive;
        /** Whether `from` is a word between arguments. */
        private boolean ofArguments;
        /** The name that the query between the parentheses gets once it is closed. */
        private Token names = NONE;
    }

    private final String sql;
    private final List<Token> tokens;
    private final List<TableName> tables = new ArrayList<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private Token naming = NONE;
    private boolean writes;
    private boolean understood;
    private int at;

    NativeSqlReader(String sql) {
        SqlTokens read = SqlTokens.of(sql);
        this.sql = sql;
        this.tokens = read.tokens();
        this.understood = read.isCertain();
        levels.push(new Level());
    }

    NativeSql read() {
        String command = command();
        while (at < tokens.size()) {
            step(tokens.get(at));
        }
        boolean reads = READS.contains(command) && !writes;
        boolean known = reads || WRITES.contains(command) || writes || command.equals("call");
        Set<String> words = tokens.stream()
                .filter(Token::isName)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new NativeSql(
                sql,
                List.copyOf(tables),
                Set.copyOf(functions),
                words,
                reads,
                understood && known && levels.size() == 1);
    }

    private String command() {
        while (at < tokens.size() && !tokens.get(at).isName()) {
            String symbol = tokens.get(at).text();
            understood &= Set.of("(", "{", "?", "=").contains(symbol);
            if (symbol.equals("(")) {
                levels.push(new Level());
            }
            at++;
        }
        String command = ahead(0).text();
        if (command.equals("call")) {
            at++;
            functions.add(qualified());
        }
        return command;
    }

    private void step(Token token) {
        Level level = levels.element();
        if (token.is("(")) {
            open(level);
        } else if (token.is(")")) {
            close();
        } else if (token.is(",")) {
            level.wantsTable = level.inFrom;
            level.wantsQueryName = level.inWith;
            at++;
        } else if (token.is(";")) {
            understood &= at == tokens.size() - 1;
            at++;
        } else if (!token.isName()) {
            at++;
        } else if (level.wantsQueryName) {
            queryName(level, token);
        } else if (level.wantsTable && !isQuery(token)) {
            table(level, token);
        } else if (token.kind() != Kind.WORD || !word(level, token.text())) {
            name(token);
        }
    }

    private static boolean isQuery(Token token) {
        return token.kind() == Kind.WORD && READS.contains(token.text());
    }

    private void open(Level level) {
        Level inner = new Level();
        inner.wantsTable = level.wantsTable;
        inner.inFrom = level.wantsTable;
        inner.ofArguments = FROM_INSIDE.contains(ahead(-1).text());
        if (level.inWith && (ahead(-1).is("as") || ahead(-1).is("materialized"))) {
            inner.names = naming;
        }
        level.wantsTable = false;
        levels.push(inner);
        at++;
    }

    private void close() {
        Level inner = levels.pop();
        // A query's own name means something else inside of it.
        if (inner.names != NONE) {
            named.add(key(inner.names));
        }
        understood &= !levels.isEmpty();
        if (levels.isEmpty()) {
            levels.push(new Level());
        }
        at++;
    }

    private void queryName(Level level, Token token) {
        at++;
        if (token.is("recursive")) {
            level.recursive = true;
            return;
        }
        // Seen from outside, a name given further in may be a table's.
        understood &= levels.size() == 1;
        naming = token;
        if (level.recursive) {
            named.add(key(token));
        }
        level.wantsQueryName = false;
    }

    private static String key(Token name) {
        return name.kind() + " " + name.text();
    }

    private void table(Level level, Token token) {
        if (token.is("lateral") || token.is("only")) {
            at++;
            return;
        }
        boolean written = ahead(-1).is("into");
        level.wantsTable = false;
        int start = at;
        String name = qualified();
        if (ahead(0).is("(") && !written) {
            functions.add(name);
            return;
        }
        List<Token> parts =
                tokens.subList(start, at).stream().filter(Token::isName).toList();
        boolean alias = isAlias(ahead(0));
        if (parts.size() > 1 || !named.contains(key(parts.get(0)))) {
            tables.add(new TableName(parts, alias));
        }
        understood &= !ahead(0).is("*");
        if (alias) {
            at += ahead(0).is("as") ? 2 : 1;
            understood &= !ahead(0).is("(");
        }
    }

    private static boolean isAlias(Token next) {
        return next.kind() == Kind.QUOTED
                || (next.kind() == Kind.WORD && !ENDS_FROM.contains(next.text()) && !NO_ALIAS.contains(next.text()));
    }

    /** Takes a name with what qualifies it. */
    private String qualified() {
        StringBuilder name = new StringBuilder(ahead(0).text().toLowerCase(Locale.ROOT));
        at++;
        while (ahead(0).is(".") && ahead(1).isName()) {
            name.append('.').append(ahead(1).text().toLowerCase(Locale.ROOT));
            at += 2;
        }
        return name.toString();
    }

    /** Takes a word that leads to a table, or away from one. */
    private boolean word(Level level, String word) {
        boolean taken = true;
        switch (word) {
            case "from" -> {
                boolean isClause = !level.ofArguments
                        && !(ahead(-1).is("distinct")
                                && (ahead(-2).is("is") || ahead(-2).is("not")));
                level.inFrom |= isClause;
                level.wantsTable = isClause;
            }
            case "join", "table" -> level.wantsTable = true;
            case "using" -> level.wantsTable = !ahead(1).is("(");
            case "into" -> level.wantsTable = true;
            case "update" -> {
                boolean locks = ahead(-1).is("for") || ahead(-1).is("key");
                level.wantsTable = !locks && !ahead(1).is("set");
                writes |= !locks;
            }
            case "with" -> {
                level.inWith = !ahead(1).is("ties") && !ahead(1).is("ordinality") && !ahead(1).is("time");
                level.wantsQueryName = level.inWith;
            }
            default -> taken = ENDS_FROM.contains(word);
        }
        if (READS.contains(word) && !word.equals("with") || WRITES.contains(word)) {
            level.inWith = false;
        }
        writes |= WRITES.contains(word) && !word.equals("update");
        if (taken) {
            level.inFrom &= !ENDS_FROM.contains(word);
            level.wantsTable &= !ENDS_FROM.contains(word);
            at++;
        }
        return taken;
    }

    private void name(Token token) {
        boolean isAlias = ahead(-1).is("as");
        boolean isWord = token.kind() == Kind.WORD && NO_FUNCTION.contains(token.text());
        String name = qualified();
        if (ahead(0).is("(") && !isAlias && !isWord) {
            functions.add(name);
        }
    }

    private Token ahead(int steps) {
        int place = at + steps;
        return place >= 0 && place < tokens.size() ? tokens.get(place) : NONE;
    }
}
