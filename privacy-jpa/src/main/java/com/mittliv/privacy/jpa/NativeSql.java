package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/**
 * A statement that the application wrote, as far as it must be understood to know what it touches.
 *
 * @param sql its text
 * @param tables the tables it names where a table can stand, but not the queries it names itself
 * @param functions the functions it calls, in small letters
 * @param words all its names, in small letters
 * @param isRead whether it reads and does nothing else
 * @param isUnderstood whether it is one statement of which all that it touches is known
 */
record NativeSql(
        String sql,
        List<TableName> tables,
        Set<String> functions,
        Set<String> words,
        boolean isRead,
        boolean isUnderstood) {
    /**
     * A table where a table can stand.
     *
     * @param parts its name with what qualifies it
     * @param hasAlias whether the statement gives it another name
     */
    record TableName(List<Token> parts, boolean hasAlias) {
        int start() {
            return parts.get(0).start();
        }

        int end() {
            return last().end();
        }

        Token last() {
            return parts.get(parts.size() - 1);
        }
    }

    static NativeSql of(String sql) {
        return new NativeSqlReader(sql).read();
    }
}
