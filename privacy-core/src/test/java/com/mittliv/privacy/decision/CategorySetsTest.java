package com.mittliv.privacy.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mittliv.privacy.vocabulary.DataCategory;
import com.mittliv.privacy.vocabulary.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategorySetsTest {
    private static List<DataCategory> categories(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> DataCategory.of("category-" + i))
                .toList();
    }

    @Test
    void aSetHoldsTheCategoriesOfItsBitsInTheirOrderAndNoOthers() {
        for (int count : new int[] {1, 9, 10, 33, 64}) {
            List<DataCategory> categories = categories(count);
            CategorySets sets = new CategorySets(categories);
            for (long bits : new long[] {0, 1, 0b1010, -1L >>> 64 - count, 1L << count - 1}) {
                long known = bits & -1L >>> 64 - count;
                List<DataCategory> expected = IntStream.range(0, count)
                        .filter(i -> (known >>> i & 1) == 1)
                        .mapToObj(categories::get)
                        .toList();
                Set<DataCategory> set = sets.of(known);
                assertThat(set).containsExactlyElementsOf(expected).hasSameSizeAs(expected);
                assertThat(categories)
                        .allSatisfy(c -> assertThat(set.contains(c)).isEqualTo(expected.contains(c)));
            }
        }
    }

    @Test
    void setsMetAgainAreAtHandAndSetsOfOtherBitsNeverTakenForThem() {
        CategorySets sets = new CategorySets(categories(64));
        assertThat(sets.of(0b110)).isSameAs(sets.of(0b110));
        // 2^10 + 1 and 2^20 + 2^10 fall on places that others hold.
        for (long bits : new long[] {0, 1, 1L << 10, 1L << 20, 1L << 40, (1L << 10) + 1, (1L << 40) + (1L << 20), -1}) {
            assertThat(sets.of(bits)).hasSize(Long.bitCount(bits));
        }
    }

    @Test
    void aCategoryIsFoundByItsIdHoweverItIsDescribed() {
        Set<DataCategory> set = new CategorySets(categories(3)).of(0b111);
        assertThat(set.contains(DataCategory.of("category-1"))).isTrue();
        assertThat(set.contains(DataCategory.of("category-1").named(Text.of("en", "another"))))
                .isTrue();
        assertThat(set.contains(DataCategory.of(new StringBuilder("category-1").toString())))
                .isTrue();
        assertThat(set.contains(DataCategory.of("category-9"))).isFalse();
        assertThat(set).isEqualTo(Set.copyOf(categories(3)));
    }

    @Test
    void aSetCannotBeChanged() {
        Set<DataCategory> set = new CategorySets(categories(3)).of(0b11);
        assertThatThrownBy(() -> set.add(DataCategory.of("category-2")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.remove(DataCategory.of("category-1")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(set::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
