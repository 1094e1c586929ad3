package io.typogram.topology.moves.entity;

import java.time.Duration;
import java.util.Optional;

/// How far a drain is.
///
/// @param usersLeft how many live in the cell
/// @param failed how many users live in the cell still, and will not be tried again
public record DrainProgress(Drain drain, long usersLeft, MoveCounts moves, long failed) {

    /// When the cell will be empty if it goes on so; nothing when it stands still.
    public Optional<Duration> estimate(Duration age) {
        long left = usersLeft - failed;
        return moves.movedLately() == 0 || left <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil(left / moves.perSecond(age))));
    }
}
