package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.internal.Sql;
import com.mittliv.privacy.jpa.internal.SqlPredicate;
import com.mittliv.privacy.jpa.internal.SqlPredicate.Test;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Value;
import org.hibernate.type.BasicType;

/**
 * What is left of an attribute in a row that stays.
 *
 * @param what the kind
 * @param literal the constant that is left, as SQL; empty if there is none
 * @param type the attribute's type
 */
record Remainder(ErasedTo.What what, Optional<String> literal, Class<?> type) {
    /** The length of a pseudonym, and what it begins with. */
    static final int LENGTH = 23;

    private static final String MARK = "~";

    /** Null where that can be, else the mask. */
    static Remainder emptied(boolean isNullable, Optional<String> mask) {
        return new Remainder(ErasedTo.What.NOTHING, isNullable ? Optional.of("null") : mask, Object.class);
    }

    /** What the annotation says; if it does not fit the attribute, that is a finding. */
    static Remainder read(ErasedTo said, Value value, Remainder emptied, String name, Reading reading) {
        Class<?> type = value.getType().getReturnedClass();
        boolean converted = value.getType() instanceof BasicType<?> basic && basic.getValueConverter() != null;
        switch (said.value()) {
            case NOTHING:
                return emptied;
            case NO_ROW:
                return new Remainder(ErasedTo.What.NO_ROW, emptied.literal, type);
            case CONSTANT:
                Optional<String> constant = converted ? Optional.empty() : MaskLiterals.literal(said.constant(), type);
                if (constant.isEmpty()
                        || (type == String.class && said.constant().length() > length(value))) {
                    reading.finding("`" + name + "` is erased to `" + said.constant() + "`, which is no text, number or"
                            + " truth value of its type, or too long for its column; name another constant");
                }
                return new Remainder(said.value(), constant, type);
            case PSEUDONYM:
                if (converted || type != String.class || length(value) < LENGTH) {
                    reading.finding("`" + name + "` is erased to a pseudonym, which needs a text in a column of at"
                            + " least " + LENGTH + " characters; use another kind of @ErasedTo");
                }
                return new Remainder(said.value(), Optional.empty(), type);
            default:
                if (converted || (type != LocalDate.class && type != LocalDateTime.class)) {
                    reading.finding("`" + name + "` is erased to its year or month, and is no LocalDate or"
                            + " LocalDateTime; use one, or another kind of @ErasedTo");
                }
                return new Remainder(said.value(), Optional.empty(), type);
        }
    }

    private static long length(Value value) {
        Column column = value.getColumns().get(0);
        return column.getLength() == null ? 255 : column.getLength();
    }

    /** Whether something is left. */
    boolean isSomething() {
        return what != ErasedTo.What.NOTHING && what != ErasedTo.What.NO_ROW;
    }

    /** Whether a row can stay without the attribute. */
    boolean isPossible() {
        return isSomething() || literal.isPresent();
    }

    boolean isPseudonym() {
        return what == ErasedTo.What.PSEUDONYM;
    }

    /** What is left where a pseudonym would still tell that two rows are of one value. */
    Remainder ofNobody(boolean isNullable) {
        String nothing = isNullable ? "null" : "'" + MARK + "-".repeat(LENGTH - MARK.length()) + "'";
        return new Remainder(ErasedTo.What.CONSTANT, Optional.of(nothing), type);
    }

    /** What is left in a column, as SQL. */
    String in(String column) {
        return switch (what) {
            case YEAR -> truncated("year", column);
            case MONTH -> truncated("month", column);
            default -> literal.orElse("null");
        };
    }

    private String truncated(String unit, String column) {
        String sql = "date_trunc('" + unit + "', " + column + ")";
        return type == LocalDate.class ? "cast(" + sql + " as date)" : sql;
    }

    /** The rows in which more than that is in a column. */
    SqlPredicate isMoreIn(String column) {
        Sql value = Sql.column(column);
        if (isPseudonym()) {
            return new Test(
                    Sql.of("(", value, " not like '" + MARK + "%' or char_length(", value, ") <> " + LENGTH + ")"),
                    Sql.of(
                            "(",
                            value,
                            " is null or ",
                            value,
                            " like '" + MARK + "%' and char_length(",
                            value,
                            ") = " + LENGTH + ")"));
        }
        if (what == ErasedTo.What.YEAR || what == ErasedTo.What.MONTH) {
            Sql less = Sql.of(in("{@}").split("\\{@}")[0], value, in("{@}").split("\\{@}")[1]);
            return new Test(Sql.of(value, " <> ", less), Sql.of("(", value, " is null or ", value, " = ", less, ")"));
        }
        String left = literal.orElse("null");
        return left.equals("null")
                ? new Test(Sql.of(value, " is not null"), Sql.of(value, " is null"))
                : new Test(Sql.of(value, " <> " + left), Sql.of("(", value, " is null or ", value, " = " + left + ")"));
    }
}
