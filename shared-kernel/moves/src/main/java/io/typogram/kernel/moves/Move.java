package io.typogram.kernel.moves;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// One user's move, as topology has it on record.
///
/// @param from the home that the user has until the flip
/// @param turn the number of the latest turn that a driver had at it
/// @param verified what both sides had in common behind the fence
/// @param closed the stamp at which the source closed; the user may move again from then on
/// @param purgeAfter when the data left behind in the source may go
/// @param finished whether nothing is left to do
public record Move(
        UUID id,
        UserId user,
        Home from,
        CellId target,
        MoveState state,
        long turn,
        int turns,
        Optional<Verified> verified,
        Optional<Stamp> closed,
        Optional<Instant> purgeAfter,
        boolean finished) {

    /// What was found behind the fence.
    ///
    /// @param settled whether the user has any data
    public record Verified(String digest, boolean settled) {}

    public Move {
        Objects.requireNonNull(id);
        Objects.requireNonNull(user);
        Objects.requireNonNull(state);
        if (from.cell().equals(target)) {
            throw new IllegalArgumentException("a move leads to another cell");
        }
    }

    /// The home that the user has from the flip on.
    public Home to() {
        return new Home(target, from.epoch() + 1);
    }
}
