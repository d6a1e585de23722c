package com.mittliv.privacy.jpa.matrix;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Finds tokens in whatever an application can get hold of: it follows fields, elements, proxies and causes. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("TOKEN[-_][a-z]+[-_]\\d+");

    private final Set<String> found = new TreeSet<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int leaves;

    private Tokens() {}

    static Set<String> in(@Nullable Object value) {
        return read(value).found;
    }

    /** Whether there is anything in it at all: an element, an attribute. */
    static boolean isSomething(@Nullable Object value) {
        return read(value).leaves > 0;
    }

    private static Tokens read(@Nullable Object value) {
        Tokens tokens = new Tokens();
        tokens.follow(value);
        return tokens;
    }

    private void text(String text) {
        leaves++;
        for (Matcher matcher = TOKEN.matcher(text); matcher.find(); ) {
            found.add(matcher.group());
        }
    }

    private void follow(@Nullable Object value) {
        if (value == null || !seen.add(value)) {
            return;
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            text(value.toString());
        } else if (value instanceof Enum<?> constant) {
            text(constant.name());
        } else if (value instanceof byte[] bytes) {
            text(new String(bytes, StandardCharsets.UTF_8));
        } else if (value instanceof Throwable thrown) {
            text(String.valueOf(thrown.getMessage()));
            follow(thrown.getCause());
            follow(thrown.getSuppressed());
        } else {
            inside(value);
        }
    }

    private void inside(Object value) {
        try {
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(this::follow);
            } else if (value instanceof Map<?, ?> map) {
                map.forEach((key, element) -> {
                    follow(key);
                    follow(element);
                });
            } else if (value instanceof Iterable<?> elements) {
                elements.forEach(this::follow);
            } else if (value instanceof jakarta.persistence.Tuple tuple) {
                follow(tuple.toArray());
            } else if (value.getClass().isArray()) {
                for (int i = 0; i < Array.getLength(value); i++) {
                    follow(Array.get(value, i));
                }
            } else {
                fields(Hibernate.unproxy(value));
            }
        } catch (RuntimeException unreadable) {
            follow(unreadable);
        }
    }

    private void fields(Object value) {
        if (!value.getClass().getName().startsWith(Tokens.class.getPackageName())) {
            text(value.toString());
            return;
        }
        for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    follow(read(field, value));
                }
            }
        }
    }

    private static @Nullable Object read(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
