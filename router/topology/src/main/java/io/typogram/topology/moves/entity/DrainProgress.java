package io.typogram.topology.moves.entity;

import java.time.Duration;
import java.util.Optional;

/// How far a drain is.
///
/// @param usersLeft how many live in the cell
/// @param open how many of the drain's moves are under way
/// @param moved how many users have got a new home by it
/// @param aborted how many of its moves were given up; most were tried again
/// @param failed how many users live in the cell still, and will not be tried again
/// @param movedLately how many got a new home within [#LATELY]
public record DrainProgress(
        Drain drain,
        long usersLeft,
        long open,
        long moved,
        long aborted,
        long failed,
        long movedLately) {

    public static final Duration LATELY = Duration.ofMinutes(1);

    /// Users a second, of late.
    ///
    /// @param age since when the drain goes on
    public double perSecond(Duration age) {
        Duration span = age.compareTo(LATELY) < 0 ? age : LATELY;
        long millis = Math.max(1, span.toMillis());
        return movedLately * 1000.0 / millis;
    }

    /// When the cell will be empty if it goes on so; nothing when it stands still.
    public Optional<Duration> estimate(Duration age) {
        long left = usersLeft - failed;
        return movedLately == 0 || left <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil(left / perSecond(age))));
    }
}
