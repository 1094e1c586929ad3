package io.typogram.edge.directory;

import java.util.Arrays;

/// News of users whose buckets lie side by side, which can be put into the order of the buckets, so
/// that a bucket is written once for all who are in it.
///
/// It is small enough for a processor's cache: what is random here costs little.
final class GatheredNews {

    /// Takes 24 bytes of heap for each.
    static final int MOST = 1 << 13;

    private static final int FEWEST = 1 << 4;

    private long[] highs = new long[FEWEST];
    private long[] lows = new long[FEWEST];
    private int[] news = new int[FEWEST];
    private int[] order = {};
    private int count;

    /// Sees the places that the news of one bucket have.
    @FunctionalInterface
    interface Visitor {
        void visit(int bucket, int begin, int end);
    }

    void add(long high, long low, int what) {
        if (count == highs.length) {
            highs = Arrays.copyOf(highs, 2 * count);
            lows = Arrays.copyOf(lows, 2 * count);
            news = Arrays.copyOf(news, 2 * count);
        }
        highs[count] = high;
        lows[count] = low;
        news[count++] = what;
    }

    boolean isFull() {
        return count == MOST;
    }

    long high(int place) {
        return highs[order[place]];
    }

    long low(int place) {
        return lows[order[place]];
    }

    int what(int place) {
        return news[order[place]];
    }

    /// Shows all news, those of one bucket in the order in which they came, and forgets them.
    ///
    /// @param firstBucket of those that these news can be of
    /// @param buckets how many those are
    /// @param bucketShift how far a high half has to be shifted to become the number of a bucket
    void drain(int firstBucket, int buckets, int bucketShift, Visitor visitor) {
        int[] ends = sort(firstBucket, buckets, bucketShift);
        int begin = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            if (begin < ends[bucket]) {
                visitor.visit(firstBucket + bucket, begin, ends[bucket]);
            }
            begin = ends[bucket];
        }
        count = 0;
    }

    /// A counting sort.
    ///
    /// @return where each bucket's places end
    private int[] sort(int firstBucket, int buckets, int bucketShift) {
        int[] places = new int[buckets + 1];
        for (int index = 0; index < count; index++) {
            places[(int) (highs[index] >>> bucketShift) - firstBucket + 1]++;
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            places[bucket + 1] += places[bucket];
        }
        order = order.length < count ? new int[count] : order;
        for (int index = 0; index < count; index++) {
            order[places[(int) (highs[index] >>> bucketShift) - firstBucket]++] = index;
        }
        return places;
    }
}
