package com.mittliv.privacy.decision;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A person's {@link Standing} for every purpose. Of most purposes most people have said nothing: those share their
 * pages with everybody else, so that a large vocabulary costs a person little.
 */
final class StandingPages {
    private static final int SHIFT = 6;
    private static final int SIZE = 1 << SHIFT;

    private final byte[][] pages;

    private StandingPages(byte[][] pages) {
        this.pages = pages;
    }

    /** The same standing for so many purposes. */
    static StandingPages of(int purposes, int standing) {
        byte[] page = new byte[Math.min(SIZE, Math.max(1, purposes))];
        Arrays.fill(page, (byte) standing);
        byte[][] pages = new byte[(purposes >>> SHIFT) + 1][];
        Arrays.fill(pages, page);
        return new StandingPages(pages);
    }

    /** These with some purposes' standings worked out anew. */
    StandingPages with(IntStream purposes, IntUnaryOperator standing) {
        byte[][] changed = pages.clone();
        int[] own = purposes.distinct().toArray();
        for (int purpose : own) {
            int page = purpose >>> SHIFT;
            if (changed[page] == pages[page]) {
                changed[page] = pages[page].clone();
            }
            changed[page][purpose & SIZE - 1] = (byte) standing.applyAsInt(purpose);
        }
        return own.length == 0 ? this : new StandingPages(changed);
    }

    int at(int purpose) {
        return pages[purpose >>> SHIFT][purpose & SIZE - 1];
    }
}
