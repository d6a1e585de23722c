package com.mittliv.privacy.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ids and language codes are looked through letter by letter; a regular expression says what they look like. */
class FormsTest {
    // The bounds of what is taken, and what lies just outside.
    private static final char[] CHARACTERS = {'a', 'z', '`', '{', '0', '9', '/', ':', '-', 'A', 'å'};

    @Test
    void anIdIsWhatItsExpressionMatches() {
        Pattern id = Pattern.compile(Term.ID);
        assertThat(words(5))
                .anyMatch(Term::isId)
                .allMatch(word -> Term.isId(word) == id.matcher(word).matches());
    }

    @Test
    void anIdIsAtMostAHundredCharacters() {
        assertThat(Term.isId("a".repeat(100))).isTrue();
        assertThat(Term.isId("a".repeat(101))).isFalse();
    }

    @Test
    void aLanguageIsTwoOrThreeSmallLetters() {
        Pattern language = Pattern.compile("[a-z]{2,3}");
        assertThat(words(4))
                .anyMatch(Text::isLanguage)
                .allMatch(
                        word -> Text.isLanguage(word) == language.matcher(word).matches());
    }

    /** All words of the characters up to a length, the empty one included. */
    private static List<String> words(int longest) {
        List<String> words = new ArrayList<>(List.of(""));
        int begin = 0;
        for (int length = 1; length <= longest; length++) {
            int end = words.size();
            for (String word : List.copyOf(words.subList(begin, end))) {
                for (char c : CHARACTERS) {
                    words.add(word + c);
                }
            }
            begin = end;
        }
        return words;
    }
}
