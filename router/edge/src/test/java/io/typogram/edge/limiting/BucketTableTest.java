package io.typogram.edge.limiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BucketTableTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = -5 * SECOND;
    private static final long KEY = 0x1234_5678_9ABC_DEF0L;
    private static final Limit TWO_A_SECOND = new Limit(2, 1, 3);

    private final BucketTable table = new BucketTable(BucketTable.FEWEST_BUCKETS, START);

    @Test
    void aBucketLetsItsBurstThroughAndThenItsRate() {
        assertThat(charge(0)).isEqualTo(SECOND / 2);
        assertThat(charge(0)).isEqualTo(SECOND);
        assertThat(charge(0)).isEqualTo(3 * SECOND / 2);
        assertThat(charge(0)).isEqualTo(-SECOND / 2);
        assertThat(charge(SECOND / 2 - 1)).as("a nanosecond too early").isEqualTo(-1);
        assertThat(charge(SECOND / 2)).isPositive();
        assertThat(charge(SECOND / 2)).isNegative();
        assertThat(charge(10 * SECOND)).as("full again").isEqualTo(SECOND / 2);
    }

    @Test
    void lookingChargesNothing() {
        for (int time = 0; time < 100; time++) {
            assertThat(table.look(KEY, TWO_A_SECOND, START)).isEqualTo(SECOND / 2);
        }
        charge(0);
        assertThat(table.look(KEY, TWO_A_SECOND, START)).isEqualTo(charge(0));
        charge(0);
        assertThat(table.look(KEY, TWO_A_SECOND, START)).isEqualTo(charge(0)).isNegative();
    }

    @Test
    void aRefusedRequestCostsNothing() {
        IntStream.range(0, 3).forEach(_ -> charge(0));
        IntStream.range(0, 1000).forEach(_ -> assertThat(charge(0)).isNegative());
        assertThat(charge(SECOND / 2)).isPositive();
    }

    @Property(tries = 300)
    void inEveryStretchOfTimeAtMostTheBurstAndTheRatePass(
            @ForAll @Size(min = 1, max = 200)
                    List<@LongRange(min = 0, max = 400_000_000L) Long> pauses,
            @ForAll @IntRange(min = 1, max = 50) int requests,
            @ForAll @IntRange(min = 1, max = 7) int perSeconds,
            @ForAll @IntRange(min = 1, max = 20) int burst) {
        Limit limit = new Limit(requests, perSeconds, burst);
        BucketTable fresh = new BucketTable(BucketTable.FEWEST_BUCKETS, START);
        List<Long> passed = new ArrayList<>();
        long now = START;
        for (long pause : pauses) {
            now += pause;
            if (fresh.charge(KEY, limit, now) > 0) {
                passed.add(now);
            }
        }
        assertThat(passed).isNotEmpty();
        for (int first = 0; first < passed.size(); first++) {
            for (int last = first; last < passed.size(); last++) {
                double seconds = (passed.get(last) - passed.get(first)) / (double) SECOND;
                assertThat((double) (last - first + 1))
                        .isLessThanOrEqualTo(burst + seconds * requests / perSeconds);
            }
        }
    }

    @Property(tries = 300)
    void whoeverComesBackWhenToldIsLetIn(
            @ForAll @IntRange(min = 1, max = 1_000_000) int requests,
            @ForAll @IntRange(min = 1, max = 3600) int perSeconds,
            @ForAll @IntRange(min = 1, max = 50) int burst) {
        Limit limit = new Limit(requests, perSeconds, burst);
        BucketTable fresh = new BucketTable(BucketTable.FEWEST_BUCKETS, START);
        for (int request = 0; request < burst; request++) {
            assertThat(fresh.charge(KEY, limit, START)).isPositive();
        }
        long wait = -fresh.charge(KEY, limit, START);
        assertThat(wait).isPositive();
        assertThat(fresh.charge(KEY, limit, START + wait - 1)).isNegative();
        assertThat(fresh.charge(KEY, limit, START + wait)).isPositive();
    }

    @Test
    void threadsThatRaceForOneNewKeyGetNoMoreThanItsBurst() {
        Limit limit = new Limit(1, 3600, 100);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2_000; round++) {
            long key = random.nextLong();
            assertThat(race(4, () -> allowedOf(50, key, limit))).isEqualTo(100);
        }
    }

    @Test
    void threadsThatRaceInOneFullSetLoseNoChargeOfABucketThatStays() {
        Limit deep = new Limit(1, 3600, 1000);
        Limit shallow = new Limit(1, 1, 1);
        for (int round = 0; round < 20; round++) {
            long common = Long.MAX_VALUE - round;
            BucketTable crowded = new BucketTable(BucketTable.FEWEST_BUCKETS, START);
            crowded.charge(common, deep, START);
            // Neighbours in the hash are neighbours in the table, so all of these meet in one set.
            int allowed =
                    race(
                            4,
                            () -> {
                                int passed = 0;
                                SplittableRandom random = new SplittableRandom(4);
                                for (int request = 0; request < 400; request++) {
                                    passed += crowded.charge(common, deep, START) > 0 ? 1 : 0;
                                    long other = common - 100 - random.nextInt(1 << 20);
                                    crowded.charge(other, shallow, START);
                                }
                                return passed;
                            });
            assertThat(allowed).isEqualTo(999);
        }
    }

    @Test
    void tenMillionAddressesTakeNoMoreRoomAndFreeNobodyWhoIsHeldBack() {
        BucketTable small = new BucketTable(1 << 16, START);
        assertThat(small.bytes()).isEqualTo(16L << 16);
        Limit limit = new Limit(1, 1, 5);
        while (small.charge(KEY, limit, START) > 0) {
            // Until it is empty.
        }
        SplittableRandom random = new SplittableRandom(2);
        for (int flood = 0; flood < 10_000_000; flood++) {
            long key = random.nextLong();
            assertThat(small.charge(key == 0 ? 1 : key, limit, START) > 0).isTrue();
        }
        assertThat(small.bytes()).isEqualTo(16L << 16);
        assertThat(small.charge(KEY, limit, START)).isNegative();
        assertThat(small.forgotten()).isGreaterThan(9_000_000);
    }

    @Test
    void bucketsThatAreFullAgainGoFirst() {
        Limit limit = new Limit(1, 1, 5);
        SplittableRandom random = new SplittableRandom(3);
        for (int second = 0; second < 100; second++) {
            for (int caller = 0; caller < 200; caller++) {
                table.charge(random.nextLong(), limit, START + second * SECOND);
            }
        }
        // 200 at once among 1,024 places: hardly ever more than eight of them in one set.
        assertThat(table.forgotten()).isLessThan(20);
    }

    @Test
    void aForgottenBucketIsAFullOne() {
        Limit limit = new Limit(1, 3600, 2);
        List<Long> sameSet = IntStream.range(1, 10).mapToObj(Long::valueOf).toList();
        sameSet.forEach(key -> assertThat(table.charge(key, limit, START)).isPositive());
        assertThat(table.forgotten()).isEqualTo(1);
        long letThrough =
                sameSet.stream()
                        .filter(key -> table.look(key, limit, START) == 3600 * SECOND)
                        .count();
        assertThat(letThrough).as("starts anew").isEqualTo(1);
    }

    @Test
    void tooSmallAndTooLargeTablesAreRefused() {
        assertThat(new BucketTable(BucketTable.FEWEST_BUCKETS + 1, 0).bytes())
                .isEqualTo(2L * BucketTable.FEWEST_BUCKETS * 16);
        assertThatThrownBy(() -> new BucketTable(BucketTable.FEWEST_BUCKETS - 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BucketTable(BucketTable.MOST_BUCKETS + 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long charge(long sinceStart) {
        return table.charge(KEY, TWO_A_SECOND, START + sinceStart);
    }

    private int allowedOf(int requests, long key, Limit limit) {
        int allowed = 0;
        for (int request = 0; request < requests; request++) {
            allowed += table.charge(key, limit, START) > 0 ? 1 : 0;
        }
        return allowed;
    }

    /// Runs the same in some threads that begin at once, and adds up what they give.
    private static int race(int threads, Counting counting) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<CompletableFuture<Integer>> racing =
                IntStream.range(0, threads)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(
                                        () -> {
                                            await(start);
                                            return counting.count();
                                        },
                                        task -> Thread.ofPlatform().start(task)))
                        .toList();
        return racing.stream().mapToInt(CompletableFuture::join).sum();
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @FunctionalInterface
    private interface Counting {
        int count();
    }
}
