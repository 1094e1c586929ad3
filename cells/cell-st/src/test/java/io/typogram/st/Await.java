package io.typogram.st;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what must come about, and says what did not.
final class Await {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 20;

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        until(what, LONGEST, condition);
    }

    /// Waits at most `longest`, and says how long it was.
    static Duration until(String what, Duration longest, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(longest) > 0) {
                throw new AssertionError("after " + longest + " still not so: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
