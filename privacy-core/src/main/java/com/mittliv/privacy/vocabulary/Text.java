package com.mittliv.privacy.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A text in one or more languages, the first being the one it was written in.
 *
 * @param byLanguage the text by ISO 639 language code, for example {@code sv}, in order of authority
 */
public record Text(Map<String, String> byLanguage) {
    /** No text in any language. */
    public static final Text NONE = new Text(Map.of());

    /**
     * Checks and copies the text.
     *
     * @throws IllegalArgumentException if a key is no language code or a text is blank
     */
    public Text {
        for (Map.Entry<String, String> text : byLanguage.entrySet()) {
            String language = text.getKey();
            if (!isLanguage(language)) {
                throw new IllegalArgumentException(
                        "`" + language + "` is no language code; use two or three small letters, for example `sv`");
            }
            if (text.getValue().isBlank()) {
                throw new IllegalArgumentException("the text for language `" + language + "` is blank");
            }
        }
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /**
     * Makes a text in one language.
     *
     * @param language the ISO 639 code, for example {@code sv}
     * @param words the text
     * @return the text
     * @throws IllegalArgumentException if the language is no code or the text blank
     */
    public static Text of(String language, String words) {
        return new Text(Map.of(language, words));
    }

    /**
     * Tells whether a string is a language code as this class takes it.
     *
     * @param code the string
     * @return whether it is two or three small letters
     */
    public static boolean isLanguage(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) < 'a' || code.charAt(i) > 'z') {
                return false;
            }
        }
        return code.length() == 2 || code.length() == 3;
    }

    /**
     * This text with a further language.
     *
     * @param language the ISO 639 code
     * @param words the text in that language
     * @return a new text
     * @throws IllegalArgumentException if the language is no code or the text blank
     */
    public Text and(String language, String words) {
        Map<String, String> all = new LinkedHashMap<>(byLanguage);
        all.put(language, words);
        return new Text(all);
    }

    /**
     * The text in a language, or in the language it was written in where it has no translation.
     *
     * @param language the wanted ISO 639 code
     * @return the text, empty only if there is none in any language
     */
    public Optional<String> in(String language) {
        String words = byLanguage.get(language);
        return words != null ? Optional.of(words) : byLanguage.values().stream().findFirst();
    }

    /**
     * Tells whether there is a text at all.
     *
     * @return whether there is none in any language
     */
    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }
}
