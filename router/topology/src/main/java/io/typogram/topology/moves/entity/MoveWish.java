package io.typogram.topology.moves.entity;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Reason;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Somebody wants a user to live in another cell.
///
/// @param isMember whether the user is known as a member of the tenant whose cell the target is
/// @param override whether the user may leave their region, or a tenant's cell, or live in one without a seat
/// @param drain on behalf of which it is wanted
public record MoveWish(
        UserId user,
        CellId target,
        Reason reason,
        boolean isMember,
        boolean override,
        Optional<UUID> drain) {

    public MoveWish {
        Objects.requireNonNull(user);
        Objects.requireNonNull(target);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(drain);
    }

    /// As this one, of somebody who is known as a member.
    public MoveWish ofMember() {
        return new MoveWish(user, target, reason, true, override, drain);
    }
}
