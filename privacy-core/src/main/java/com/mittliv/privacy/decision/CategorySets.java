package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The subsets of a few categories, each made once, so that masking allocates nothing. */
final class CategorySets {
    /** More categories than this have too many subsets to keep. */
    private static final int KEPT = 12;

    private final List<DataCategory> categories;
    private final AtomicReferenceArray<Set<DataCategory>> known;

    CategorySets(List<DataCategory> categories) {
        this.categories = categories;
        this.known = new AtomicReferenceArray<>(categories.size() <= KEPT ? 1 << categories.size() : 0);
    }

    /** The immutable set of the categories whose bits are set, in their order. */
    Set<DataCategory> of(BitSet passed) {
        return make(passed);
    }

    /** The immutable set of the categories whose bits are set; only if they are {@linkplain #areKept few}. */
    Set<DataCategory> of(int bits) {
        Set<DataCategory> set = known.get(bits);
        if (set == null) {
            set = make(BitSet.valueOf(new long[] {bits}));
            known.set(bits, set);
        }
        return set;
    }

    boolean areKept() {
        return known.length() > 0;
    }

    private Set<DataCategory> make(BitSet passed) {
        Set<DataCategory> set = new LinkedHashSet<>();
        passed.stream().forEach(i -> set.add(categories.get(i)));
        return Collections.unmodifiableSet(set);
    }
}
