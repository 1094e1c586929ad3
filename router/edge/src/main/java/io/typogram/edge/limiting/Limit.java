package io.typogram.edge.limiting;

/// A token bucket's measure: `requests` in `perSeconds`, spread evenly, and up to `burst` at once.
///
/// In any stretch of `t` seconds it lets through at most `burst + t × requests / perSeconds`.
public record Limit(int requests, int perSeconds, int burst) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long LONGEST_CAPACITY_NANOS = 366 * 24 * 3600 * NANOS_PER_SECOND;
    private static final int WHOLE_PERCENT = 100;

    public Limit {
        if (requests < 1 || perSeconds < 1 || burst < 1) {
            throw new IllegalArgumentException("a limit that lets nothing through");
        }
        if (burst > LONGEST_CAPACITY_NANOS / intervalNanos(requests, perSeconds)) {
            throw new IllegalArgumentException("a bucket that takes over a year to fill");
        }
    }

    /// The time in which one request's worth flows in. Rounded up, so that never more than the rate
    /// passes.
    public long intervalNanos() {
        return intervalNanos(requests, perSeconds);
    }

    /// The time in which an empty bucket fills.
    public long capacityNanos() {
        return burst * intervalNanos();
    }

    /// So many percent of it, and never nothing at all.
    public Limit percent(int percent) {
        if (percent == WHOLE_PERCENT) {
            return this;
        }
        long scaledBurst = Math.max(1, (long) burst * percent / WHOLE_PERCENT);
        return new Limit(
                Math.multiplyExact(requests, percent),
                Math.multiplyExact(perSeconds, WHOLE_PERCENT),
                Math.toIntExact(scaledBurst));
    }

    private static long intervalNanos(int requests, int perSeconds) {
        return Math.ceilDiv(perSeconds * NANOS_PER_SECOND, (long) requests);
    }
}
