package io.typogram.topology.platform;

import java.time.Duration;

/// How long something rests after a turn that was interrupted: twice as long each time.
public final class GrowingPause {

    public static final Duration SHORTEST = Duration.ofMillis(250);

    private static final int MAX_DOUBLINGS = 12;

    private GrowingPause() {}

    /// The pause after a turn.
    ///
    /// @param turns how many there were, from one
    public static Duration after(int turns, Duration longest) {
        int doublings = Math.clamp(turns - 1L, 0, MAX_DOUBLINGS);
        Duration pause = SHORTEST.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
