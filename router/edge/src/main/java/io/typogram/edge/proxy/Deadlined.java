package io.typogram.edge.proxy;

/// Something that does not wait for ever.
interface Deadlined {

    long NEVER = Long.MAX_VALUE;

    /// On the clock of [MonotonicClock]; [#NEVER] when it waits for nothing.
    long deadlineNanos();

    /// Called on the event loop once the deadline has passed.
    void expired();
}
