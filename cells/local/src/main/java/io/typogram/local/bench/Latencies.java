package io.typogram.local.bench;

import java.util.Arrays;

/// How long many answers took.
final class Latencies {

    private static final double NANOS_A_MILLI = 1e6;

    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    static Latencies ofNanos(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    int count() {
        return sorted.length;
    }

    /// The smallest measured time that this share of all does not exceed.
    double millis(double share) {
        int place = (int) Math.ceil(sorted.length * share) - 1;
        return sorted[Math.max(0, place)] / NANOS_A_MILLI;
    }
}
