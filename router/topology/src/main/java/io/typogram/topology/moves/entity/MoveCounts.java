package io.typogram.topology.moves.entity;

import java.time.Duration;

/// What has become of the moves of one drain or rebalance.
///
/// @param open how many are under way
/// @param moved how many users have got a new home
/// @param aborted how many were given up; most were tried again
/// @param movedLately how many got a new home within [#LATELY]
public record MoveCounts(long open, long moved, long aborted, long movedLately) {

    public static final Duration LATELY = Duration.ofMinutes(1);

    /// Users a second, of late.
    ///
    /// @param age since when it goes on
    public double perSecond(Duration age) {
        Duration span = age.compareTo(LATELY) < 0 ? age : LATELY;
        long millis = Math.max(1, span.toMillis());
        return movedLately * 1000.0 / millis;
    }
}
