package io.typogram.edge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class KeyedPermutationTest {

    private static final int BUCKET_BITS = 10;
    private static final int PER_BUCKET = 100;

    /// Ids that somebody might choose in the hope that they meet.
    private static final List<LongFunction<UUID>> CRAFTED =
            List.of(
                    number -> new UUID(0, number),
                    number -> new UUID(number, 0),
                    number -> new UUID(number, number),
                    number -> new UUID(number, ~number),
                    number -> new UUID(0, number << 46),
                    number -> new UUID(number << 46, 0),
                    number -> new UUID(number << 46, 0x8000_0000_0000_0000L),
                    number -> new UUID(number << 24, number << 24),
                    number -> new UUID(number * 0x9E37_79B9_7F4A_7C15L, 7),
                    number -> new UUID(Long.reverse(number), Long.reverse(number)),
                    number ->
                            new UUID(1L << number % 64, (1L << number / 64 % 64) ^ number >>> 12));

    @Property
    void whatWasMixedCanBeUnmixed(@ForAll long secret, @ForAll long most, @ForAll long least) {
        KeyedPermutation permutation = new KeyedPermutation(new Random(secret));
        KeyedPermutation.Mixed mixed = permutation.mix(most, least);
        assertThat(permutation.unmix(mixed.high(), mixed.low())).isEqualTo(new UUID(most, least));
    }

    /// A bucket of a hundred random keys on average has more than 170, or a key that is 60 places away
    /// from where it is expected, less than once in a billion times.
    @Property(tries = 20)
    void craftedIdsFillBucketsAsEvenlyAsRandomOnesAndAreFoundWhereTheyAreExpected(
            @ForAll long secret) {
        KeyedPermutation permutation = new KeyedPermutation(new Random(secret));
        for (LongFunction<UUID> crafted : CRAFTED) {
            long[] keys =
                    LongStream.range(0, (long) PER_BUCKET << BUCKET_BITS)
                            .mapToObj(crafted)
                            .mapToLong(id ->
                                    permutation
                                            .mix(
                                                    id.getMostSignificantBits(),
                                                    id.getLeastSignificantBits())
                                            .high())
                            .toArray();
            assertEven(keys);
        }
    }

    private static void assertEven(long[] keys) {
        long[][] buckets = new long[1 << BUCKET_BITS][];
        int[] counts = new int[buckets.length];
        for (long key : keys) {
            counts[bucketOf(key)]++;
        }
        Arrays.setAll(buckets, bucket -> new long[counts[bucket]]);
        for (long key : keys) {
            buckets[bucketOf(key)][--counts[bucketOf(key)]] = key << BUCKET_BITS;
        }
        for (long[] bucket : buckets) {
            assertThat(bucket.length).isBetween(40, 170);
            assertThat(farthest(bucket)).isLessThan(60);
        }
    }

    /// How far the key that is farthest is from where it is expected.
    private static int farthest(long[] bucket) {
        long[] ordered = Arrays.stream(bucket).map(key -> key ^ Long.MIN_VALUE).sorted().toArray();
        int farthest = 0;
        for (int place = 0; place < ordered.length; place++) {
            long key = ordered[place] ^ Long.MIN_VALUE;
            int expected = (int) Math.unsignedMultiplyHigh(key, ordered.length);
            farthest = Math.max(farthest, Math.abs(expected - place));
        }
        return farthest;
    }

    private static int bucketOf(long key) {
        return (int) (key >>> (Long.SIZE - BUCKET_BITS));
    }
}
