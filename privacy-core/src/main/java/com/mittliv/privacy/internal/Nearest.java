package com.mittliv.privacy.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that a misspelt one was probably meant to be. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /**
     * The known word nearest to a given one.
     *
     * @param word what was written
     * @param known what could have been meant
     * @return the nearest word, empty if none is near
     */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        int far = farFrom(word);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) < far)
                .map(candidate -> new Scored(candidate, distance(word, candidate)))
                .filter(scored -> scored.distance < far)
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word))
                .map(Scored::word);
    }

    /** From how many changes on a word is another one; of few letters, few may differ. */
    private static int farFrom(String word) {
        return word.length() < 5 ? Math.min(word.length(), 2) : Math.max(2, word.length() / 3) + 1;
    }

    private record Scored(String word, int distance) {}

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost one each. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, beforeLast[j - 2] + 1);
                }
                row[j] = best;
            }
        }
        return row[b.length()];
    }
}
