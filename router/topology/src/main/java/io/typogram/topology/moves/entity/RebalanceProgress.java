package io.typogram.topology.moves.entity;

import java.time.Duration;
import java.util.Optional;

/// How far a rebalance is.
///
/// @param failed how many users live where they do not belong, and will not be tried again
public record RebalanceProgress(Rebalance rebalance, MoveCounts moves, long failed) {

    /// When it will be done if it goes on so; nothing when it stands still.
    public Optional<Duration> estimate(Duration age) {
        long left = rebalance.users() - moves.moved() - failed - rebalance.unplaced();
        return rebalance.ended().isPresent() || moves.movedLately() == 0 || left <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil(left / moves.perSecond(age))));
    }
}
