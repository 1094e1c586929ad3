package io.typogram.edge.proxy;

import java.util.concurrent.TimeUnit;

/// How long a client has let the edge wait for its bytes, in relation to how many there were.
///
/// A time-out between two bytes does not stop a client that sends, or reads, one byte now and then.
/// So besides a time of grace it must keep up a rate. Only waiting for the client counts: what a
/// cell takes its time for is not held against it.
final class Pace {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long graceNanos;
    private final long bytesPerSecond;
    private long waitedNanos;
    private long bytes;
    private long sinceNanos;
    private boolean waiting;

    Pace(long graceNanos, long bytesPerSecond) {
        this.graceNanos = graceNanos;
        this.bytesPerSecond = bytesPerSecond;
    }

    void waits(long nowNanos) {
        if (!waiting) {
            waiting = true;
            sinceNanos = nowNanos;
        }
    }

    /// The client has sent or read something.
    void moved(long nowNanos, long moreBytes) {
        if (waiting) {
            waitedNanos += nowNanos - sinceNanos;
            waiting = false;
        }
        bytes += moreBytes;
    }

    boolean isTooSlow() {
        return waitedNanos - graceNanos > bytes * (double) SECOND / bytesPerSecond;
    }
}
