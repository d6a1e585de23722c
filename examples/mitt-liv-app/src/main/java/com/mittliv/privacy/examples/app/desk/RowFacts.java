package com.mittliv.privacy.examples.app.desk;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** What the annotations of a row say, in the engine's terms. */
final class RowFacts {
    private RowFacts() {}

    static RecordState recordOf(Object row, Vocabulary words) {
        AboutSubject about = row.getClass().getAnnotation(AboutSubject.class);
        String role = about.roleFrom().isEmpty() ? about.role() : roleOf(valueOf(row, about.roleFrom()));
        RecordState state = RecordState.of(words.role(role));
        for (Field field : fieldsOf(row.getClass())) {
            for (RetentionEvent event : field.getAnnotationsByType(RetentionEvent.class)) {
                String path = event.path().isEmpty() ? field.getName() : event.path();
                if (valueOf(row, path) instanceof Instant at) {
                    state = state.with(words.event(event.value()), at);
                }
            }
        }
        return state;
    }

    /** The way from a row to the person's number. */
    static String subjectPath(Class<?> type) {
        return type.getAnnotation(AboutSubject.class).value();
    }

    /** As the guard reads it: an enum's constant in small letters, with hyphens. */
    private static String roleOf(@Nullable Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<DataCategory> categoriesOf(Class<?> type, Vocabulary words) {
        return fieldsOf(type).stream()
                .map(field -> field.getAnnotation(PersonalData.class))
                .filter(data -> data != null)
                .map(data -> words.category(data.value()))
                .distinct()
                .toList();
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        ReflectionUtils.doWithFields(type, fields::add);
        return fields;
    }

    private static @Nullable Object valueOf(Object row, String path) {
        Object value = row;
        for (String attribute : path.split("\\.", -1)) {
            if (value == null) {
                return null;
            }
            value = valueIn(Hibernate.unproxy(value), attribute);
        }
        return value;
    }

    private static @Nullable Object valueIn(Object row, String attribute) {
        Field field = ReflectionUtils.findField(row.getClass(), attribute);
        if (field == null) {
            throw new IllegalStateException(row.getClass().getSimpleName() + " has no attribute " + attribute);
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, row);
    }
}
