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
    private static final int KEPT = 1 << 10;

    private final List<DataCategory> categories;
    private final Places places;
    private final @Nullable Subset[] met;

    CategorySets(List<DataCategory> categories) {
        this.categories = categories;
        this.places = new Places(categories);
        this.met = new Subset[categories.size() < 10 ? 1 << categories.size() : KEPT];
    }

    /** The immutable set of the categories whose bits are set, in their order. */
    Set<DataCategory> of(long bits) {
        int place = (int) (bits ^ bits >>> 10 ^ bits >>> 20 ^ bits >>> 40) & met.length - 1;
        Subset known = met[place];
        if (known == null || known.bits != bits) {
            known = new Subset(bits);
            met[place] = known;
        }
        return known;
    }

    private final class Subset extends AbstractSet<DataCategory> {
        private final long bits;

        Subset(long bits) {
            this.bits = bits;
        }

        @Override
        public boolean contains(@Nullable Object category) {
            // By its id, as everywhere: a category that is described otherwise is still the same.
            return category instanceof DataCategory named && (bits & places.bit(named.id())) != 0;
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

    /** Where each category stands, found without walking: every attribute of a bean that is masked is looked up. */
    private static final class Places {
        private final @Nullable String[] table;
        private final long[] bits;

        Places(List<DataCategory> categories) {
            table = new String[Integer.highestOneBit(categories.size()) << 2];
            bits = new long[table.length];
            for (int i = 0; i < categories.size(); i++) {
                String id = categories.get(i).id();
                int slot = slot(id);
                table[slot] = id;
                bits[slot] |= 1L << i;
            }
        }

        /** The bit of a category; that of one not asked for is none. */
        long bit(String id) {
            return bits[slot(id)];
        }

        private int slot(String id) {
            int hash = id.hashCode();
            int slot = (hash ^ hash >>> 15) & table.length - 1;
            String there = table[slot];
            while (there != null && !there.equals(id)) {
                slot = slot + 1 & table.length - 1;
                there = table[slot];
            }
            return slot;
        }
    }
}
