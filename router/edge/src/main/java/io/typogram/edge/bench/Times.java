package io.typogram.edge.bench;

/// How long something took, many times: counted in steps of ten nanoseconds up to a tenth of a
/// millisecond.
final class Times {

    private static final int STEP_NANOS = 10;
    private static final int STEPS = 10_000;

    private final long[] counts = new long[STEPS + 1];
    private long count;
    private long longest;

    void add(long nanos) {
        counts[(int) Math.min(STEPS, nanos / STEP_NANOS)]++;
        count++;
        longest = Math.max(longest, nanos);
    }

    long count() {
        return count;
    }

    long longestNanos() {
        return longest;
    }

    /// The smallest time that this share of all does not exceed, rounded up to a step.
    long percentileNanos(double share) {
        long wanted = (long) Math.ceil(count * share);
        long seen = 0;
        for (int step = 0; step < STEPS; step++) {
            seen += counts[step];
            if (seen >= wanted) {
                return (step + 1L) * STEP_NANOS;
            }
        }
        return longest;
    }
}
