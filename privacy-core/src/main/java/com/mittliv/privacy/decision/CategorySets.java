package com.mittliv.privacy.decision;

import com.mittliv.privacy.vocabulary.DataCategory;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The subsets of at most 64 categories. Those met lately are at hand, so that masking allocates nothing. */
// Any thread may write an element, whose fields are final; a set that is pushed out is made anew.
final class CategorySets {
    /** So many categories have few enough subsets for each to have a place of its own. */
    private static final int FEW = 12;

    private static final int KEPT = 1 << 10;

    private final List<DataCategory> categories;
    private final @Nullable Subset[] met;

    CategorySets(List<DataCategory> categories) {
        this.categories = categories;
        this.met = new Subset[categories.size() <= FEW ? 1 << categories.size() : KEPT];
    }

    /** The immutable set of the categories whose bits are set, in their order. */
    Set<DataCategory> of(long bits) {
        int place = (int) (categories.size() <= FEW ? bits : bits ^ bits >>> 10 ^ bits >>> 20 ^ bits >>> 40)
                & met.length - 1;
        Subset known = met[place];
        if (known == null || known.bits != bits) {
            known = subset(categories, bits);
            met[place] = known;
        }
        return known;
    }

    private static Subset subset(List<DataCategory> categories, long bits) {
        @Nullable String[] ids = new String[Integer.highestOneBit(categories.size()) << 3];
        for (int place = 0; place < categories.size(); place++) {
            if ((bits >>> place & 1) != 0) {
                String id = categories.get(place).id();
                ids[Subset.slot(ids, id)] = id;
            }
        }
        return new Subset(categories, bits, ids);
    }

    private static final class Subset extends AbstractSet<DataCategory> {
        private final List<DataCategory> categories;
        private final long bits;
        /** The members' ids, found without walking: every attribute of a bean that is masked is looked up. */
        private final @Nullable String[] ids;

        Subset(List<DataCategory> categories, long bits, @Nullable String[] ids) {
            this.categories = categories;
            this.bits = bits;
            this.ids = ids;
        }

        @Override
        public boolean contains(@Nullable Object category) {
            // By its id, as everywhere: a category that is described otherwise is still the same.
            return category instanceof DataCategory named && ids[slot(ids, named.id())] != null;
        }

        /** Where an id is, or would be; there is always a free place. */
        private static int slot(@Nullable String[] ids, String id) {
            int hash = id.hashCode();
            int slot = (hash ^ hash >>> 15) & ids.length - 1;
            String there = ids[slot];
            // An application's categories are constants mostly, whose ids are the very ones.
            while (there != null && there != id && !there.equals(id)) {
                slot = slot + 1 & ids.length - 1;
                there = ids[slot];
            }
            return slot;
        }

        @Override
        public Iterator<DataCategory> iterator() {
            return IntStream.range(0, categories.size())
                    .filter(place -> (bits >>> place & 1) != 0)
                    .mapToObj(categories::get)
                    .iterator();
        }

        @Override
        public int size() {
            return Long.bitCount(bits);
        }
    }
}
