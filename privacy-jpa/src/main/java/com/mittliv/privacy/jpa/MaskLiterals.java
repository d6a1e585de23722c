package com.mittliv.privacy.jpa;

import com.mittliv.privacy.jpa.internal.Sql;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.mapping.Value;
import org.hibernate.type.BasicType;

/** Makes SQL of what is read in place of what is withheld. */
final class MaskLiterals {
    private MaskLiterals() {}

    /** The literal, if it is one of the attribute's type; else that is a finding. */
    static Optional<String> literal(String[] mask, Value value, boolean primitive, String name, Reading reading) {
        if (mask.length > 1) {
            reading.finding("`" + name + "` has " + mask.length + " masks; name one");
            return Optional.empty();
        }
        Class<?> type = value.getType().getReturnedClass();
        boolean converted = value.getType() instanceof BasicType<?> basic && basic.getValueConverter() != null;
        Optional<String> literal = converted ? Optional.empty() : literal(mask[0], type);
        if (literal.isEmpty()) {
            reading.finding("`" + name + "` is masked with `" + mask[0] + "`, which is no "
                    + (primitive ? "value of its type" : "text, number or truth value of its type")
                    + "; name one, or leave `mask` out for null");
        }
        return literal;
    }

    /** The literal of a type, if it is one. */
    static Optional<String> literal(String mask, Class<?> type) {
        if (type == String.class) {
            return Optional.of(Sql.literal(mask));
        } else if (type == Character.class) {
            return mask.length() == 1 ? Optional.of(Sql.literal(mask)) : Optional.empty();
        } else if (type == Boolean.class) {
            String small = mask.toLowerCase(Locale.ROOT);
            return small.equals("true") || small.equals("false") ? Optional.of(small) : Optional.empty();
        } else if (!Number.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        return number(mask, type).map(BigDecimal::toPlainString);
    }

    private static Optional<BigDecimal> number(String mask, Class<?> type) {
        try {
            BigDecimal number = new BigDecimal(mask);
            if (type == Long.class) {
                long unused = number.longValueExact();
            } else if (type == Integer.class) {
                int unused = number.intValueExact();
            } else if (type == Short.class) {
                short unused = number.shortValueExact();
            } else if (type == Byte.class) {
                byte unused = number.byteValueExact();
            }
            return Optional.of(number);
        } catch (ArithmeticException | NumberFormatException other) {
            return Optional.empty();
        }
    }
}
