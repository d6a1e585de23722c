package com.mittliv.privacy.examples.app.desk;

import com.mittliv.privacy.decision.RecordState;
import com.mittliv.privacy.jpa.AboutSubject;
import com.mittliv.privacy.jpa.PersonalData;
import com.mittliv.privacy.jpa.RetentionEvent;
import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Vocabulary;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** What the annotations of a row say, in the engine's terms. */
final class RowFacts {
    private RowFacts() {}

    static RecordState recordOf(Object row, Vocabulary words) {
        AboutSubject about = row.getClass().getAnnotation(AboutSubject.class);
        String role = about.roleFrom().isEmpty() ? about.role() : roleOf(valueOf(row, about.roleFrom()));
        RecordState state = RecordState.of(words.role(role));
        for (Field field : row.getClass().getDeclaredFields()) {
            RetentionEvent event = field.getAnnotation(RetentionEvent.class);
            if (event != null && valueOf(row, field.getName()) instanceof Instant at) {
                state = state.with(words.event(event.value()), at);
            }
        }
        return state;
    }

    /** As the guard reads it: an enum's constant in small letters, with hyphens. */
    private static String roleOf(@Nullable Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<DataCategory> categoriesOf(Class<?> type, Vocabulary words) {
        return Arrays.stream(type.getDeclaredFields())
                .map(field -> field.getAnnotation(PersonalData.class))
                .filter(data -> data != null)
                .map(data -> words.category(data.value()))
                .toList();
    }

    private static @Nullable Object valueOf(Object row, String attribute) {
        Field field = ReflectionUtils.findField(row.getClass(), attribute);
        if (field == null) {
            throw new IllegalStateException(row.getClass().getSimpleName() + " has no attribute " + attribute);
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, row);
    }
}
