package io.typogram.topology.moves.entity;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Reason;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Somebody wants a user to live in another cell.
///
/// @param override whether the user may leave their region, or a tenant's cell
/// @param drain on behalf of which it is wanted
public record MoveWish(
        UserId user, CellId target, Reason reason, boolean override, Optional<UUID> drain) {

    public MoveWish {
        Objects.requireNonNull(user);
        Objects.requireNonNull(target);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(drain);
    }
}
