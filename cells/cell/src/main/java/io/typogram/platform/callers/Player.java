package io.typogram.platform.callers;

import io.typogram.kernel.identity.UserId;
import io.typogram.server.callers.TokenHolder;
import java.util.Objects;
import java.util.Set;

/// A caller whose access token was verified.
///
/// @param username as the identity provider holds it; a display name is chosen by the player
public record Player(UserId id, String username, Set<String> roles) {

    public Player {
        Objects.requireNonNull(id);
        Objects.requireNonNull(username);
        roles = Set.copyOf(roles);
    }

    static Player of(TokenHolder holder) {
        return new Player(holder.id(), holder.username(), holder.roles());
    }
}
