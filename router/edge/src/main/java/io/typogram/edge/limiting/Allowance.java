package io.typogram.edge.limiting;

import java.util.function.BiConsumer;

/// What is left in a bucket, and the headers that tell a client.
///
/// The names are those that most clients read, of `draft-ietf-httpapi-ratelimit-headers-06`. The
/// meaning of the seconds is what version 11 of the draft says of its effective window: within them,
/// no more than what is left can be used.
///
/// @param limit how many requests a full bucket lets through at once
/// @param remaining how many it lets through now
/// @param resetSeconds after how many seconds it lets one more through
public record Allowance(long limit, long remaining, long resetSeconds) {

    public static final String LIMIT = "ratelimit-limit";
    public static final String REMAINING = "ratelimit-remaining";
    public static final String RESET = "ratelimit-reset";

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// What is left when the bucket would be full again after so many nanoseconds.
    static Allowance after(Limit limit, long aheadNanos) {
        long interval = limit.intervalNanos();
        long left = limit.capacityNanos() - aheadNanos;
        long remaining = left / interval;
        return new Allowance(limit.burst(), remaining, seconds((remaining + 1) * interval - left));
    }

    /// Nothing is left until so many nanoseconds from now.
    static Allowance none(Limit limit, long waitNanos) {
        return new Allowance(limit.burst(), 0, seconds(waitNanos));
    }

    boolean isTighterThan(Allowance other) {
        return remaining != other.remaining
                ? remaining < other.remaining
                : resetSeconds > other.resetSeconds;
    }

    /// Gives each header's name, in lower case, and its value.
    public void forEachHeader(BiConsumer<String, String> header) {
        header.accept(LIMIT, Long.toString(limit));
        header.accept(REMAINING, Long.toString(remaining));
        header.accept(RESET, Long.toString(resetSeconds));
    }

    /// Rounded up: whoever comes back after them is not too early.
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, NANOS_PER_SECOND);
    }
}
