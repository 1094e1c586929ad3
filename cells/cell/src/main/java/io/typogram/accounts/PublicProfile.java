package io.typogram.accounts;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.time.Instant;
import java.util.Objects;

/// What everybody may know of a player, whichever cell the player lives in.
public record PublicProfile(UserId userId, Profile profile, Instant joinedAt, CellId cell) {

    public PublicProfile {
        Objects.requireNonNull(userId);
        Objects.requireNonNull(profile);
        Objects.requireNonNull(joinedAt);
        Objects.requireNonNull(cell);
    }
}
