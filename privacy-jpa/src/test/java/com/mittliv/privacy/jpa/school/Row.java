package com.mittliv.privacy.jpa.school;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a row says of itself in Java, for comparison with what SQL makes of it. */
public interface Row {
    /** An attribute's datum, and what stands in its place where it is withheld or erased. */
    record Datum(
            DataCategory category,
            String path,
            @Nullable Object value,
            @Nullable Object withheld) {
        static Datum of(DataCategory category, String path, @Nullable Object value) {
            return new Datum(category, path, value, null);
        }

        static Datum of(DataCategory category, String path, java.util.Collection<?> value) {
            return new Datum(category, path, List.copyOf(value), List.of());
        }
    }

    /** Its id. */
    Object key();

    /** The id of its person. */
    @Nullable
    String subject();

    /** The id of its role, if the policy knows it. */
    @Nullable
    String role();

    /** When what happened to it. */
    Map<Event, Instant> events();

    /** What it holds. */
    List<Datum> data();

    /** An attribute that is nobody's. */
    void setMemo(String memo);
}
