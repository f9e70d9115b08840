package dev.sidetone.system.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** The map that the daemon's state is made of. */
class LedgerTest {
    private static Ledger<Long, String> of(long... keys) {
        Ledger<Long, String> all = Ledger.empty();
        for (long key : keys) {
            all = all.with(key, "v" + key);
        }
        return all;
    }

    @Test
    void emptyHoldsNothing() {
        Ledger<Long, String> empty = Ledger.empty();

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.size()).isZero();
        assertThat(empty.first()).isNull();
        assertThat(empty.get(1L)).isNull();
        assertThat(empty.values()).isEmpty();
        assertThat(empty.without(1L)).isSameAs(empty);
    }

    @Test
    void aChangeLeavesTheFormerOneAsItWas() {
        Ledger<Long, String> before = of(2, 1);

        assertThat(before.with(1L, "other").values()).containsExactly("other", "v2");
        assertThat(before.without(2L).values()).containsExactly("v1");
        assertThat(before.values()).containsExactly("v1", "v2");
        assertThat(before.size()).isEqualTo(2);
    }

    @Test
    void equalByContentHoweverItCameToBe() {
        Ledger<Long, String> one = of(1, 2, 3);

        assertThat(one).isEqualTo(of(3, 4, 2, 1).without(4L)).hasSameHashCodeAs(of(2, 3, 1));
        assertThat(one).isNotEqualTo(of(1, 2)).isNotEqualTo(List.of("v1", "v2", "v3"));
        assertThat(one.hashCode()).isNotEqualTo(of(1, 2).hashCode());
        assertThat(one).hasToString("[v1, v2, v3]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void likeATreeMap(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, Integer> expected = new TreeMap<>();
        Ledger<Long, Integer> ledger = Ledger.empty();
        for (int i = 0; i < 1000; i++) {
            long key = random.nextLong(60);
            if (random.nextBoolean()) {
                expected.put(key, i);
                ledger = ledger.with(key, i);
            } else {
                expected.remove(key);
                ledger = ledger.without(key);
            }
            assertThat(ledger.values()).containsExactlyElementsOf(expected.values());
            assertThat(ledger.size()).isEqualTo(expected.size());
            assertThat(ledger.isEmpty()).isEqualTo(expected.isEmpty());
            assertThat(ledger.get(key)).isEqualTo(expected.get(key));
            assertThat(ledger.contains(key)).isEqualTo(expected.containsKey(key));
            assertThat(ledger.first())
                    .isEqualTo(expected.isEmpty() ? null : expected.firstEntry().getValue());
        }
    }

    /** A tree of neighbours that were a list would be deeper than any stack. */
    @Test
    void neighboursMakeNoList() {
        Ledger<Long, Long> ledger = Ledger.empty();
        for (long key = 0; key < 100_000; key++) {
            ledger = ledger.with(key, key);
        }
        assertThat(ledger.first()).isZero();
        assertThat(ledger.get(99_999L)).isEqualTo(99_999);
        assertThat(ledger.without(50_000L).size()).isEqualTo(99_999);
        assertThat(ledger.values()).hasSize(100_000).isSorted();
    }
}
