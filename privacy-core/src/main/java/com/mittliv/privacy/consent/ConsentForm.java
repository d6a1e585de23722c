package com.mittliv.privacy.consent;

import com.mittliv.privacy.vocabulary.Purpose;
import com.mittliv.privacy.vocabulary.Term;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a person agrees to by one act: a tick, a click, a signature. It may be about several purposes, and becomes a
 * consent of its own for each.
 *
 * @param purposes what for, narrower purposes included
 * @param words the whole text that is shown
 * @param channel where it is shown, as an id, for example {@code web-form}
 */
public record ConsentForm(Set<Purpose> purposes, String words, String channel) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no purpose, no text, or the channel is no id
     */
    public ConsentForm {
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException("a consent is for a purpose; name at least one");
        }
        if (words.isBlank()) {
            throw new IllegalArgumentException("a consent needs the words that are shown (Art. 7(1) GDPR)");
        }
        Term.requireId(channel);
        purposes = Collections.unmodifiableSet(new LinkedHashSet<>(purposes));
    }

    /**
     * A form.
     *
     * @param words the whole text that is shown
     * @param channel where it is shown, as an id
     * @param purposes what for
     * @return the form
     * @throws IllegalArgumentException if there is no purpose, no text, or the channel is no id
     */
    public static ConsentForm of(String words, String channel, Purpose... purposes) {
        return new ConsentForm(new LinkedHashSet<>(List.of(purposes)), words, channel);
    }

    /** Whether a text stands in the form, however its lines are broken. */
    boolean shows(String text) {
        return oneLine(words).contains(oneLine(text));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
