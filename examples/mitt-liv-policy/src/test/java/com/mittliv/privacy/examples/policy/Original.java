package com.mittliv.privacy.examples.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The text of the policy, word by word.
 *
 * <p>It says a sentence that stands in it, or one that it makes of a lead-in and one item of the list behind it.
 */
final class Original {
    /** Words whose loss would turn a sentence round. */
    private static final Set<String> TURNING = Set.of("inte", "ej", "aldrig", "enbart", "endast", "utan");

    /** The longest list of the original, in words. */
    private static final int LONGEST_LIST = 100;

    private final List<String> words;

    private Original(List<String> words) {
        this.words = words;
    }

    static Original of(String text) {
        return new Original(words(text));
    }

    static Stream<String> sentences(String text) {
        return Arrays.stream(text.split("(?<=[.!?])\\s+(?=[A-ZÅÄÖ])"));
    }

    boolean says(String sentence) {
        List<String> wanted = words(sentence);
        if (Collections.indexOfSubList(words, wanted) >= 0) {
            return true;
        }
        for (int cut = 4; cut < wanted.size(); cut++) {
            if (isAnItem(wanted.subList(0, cut), wanted.subList(cut, wanted.size()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item follows its lead-in with nothing but other items between. */
    private boolean isAnItem(List<String> leadIn, List<String> item) {
        int start = Collections.indexOfSubList(words, leadIn);
        if (start < 0) {
            return false;
        }
        int from = start + leadIn.size();
        List<String> list = words.subList(from, Math.min(words.size(), from + LONGEST_LIST));
        int at = Collections.indexOfSubList(list, item);
        return at >= 0 && Collections.disjoint(list.subList(0, at), TURNING);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT)
                        .replaceAll("\\((?:i|ii|iii|iv)\\)", " ")
                        .split("[^\\p{L}\\p{N}/-]+|(?<=\\s)-(?=\\s)"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
