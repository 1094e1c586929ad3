package io.typogram.topology.moves.entity;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MoveState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which moves somebody wants to see, the newest first.
///
/// @param cell from which or to which they lead
/// @param before where the page before ended
public record MoveFilter(
        Optional<MoveState> state,
        Optional<CellId> cell,
        Optional<UserId> user,
        Optional<Place> before) {

    /// Where a page ended.
    public record Place(Instant planned, UUID id) {}
}
