package io.typogram.platform.callers;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.callers.TokenHolder;
import java.util.Objects;
import java.util.Set;

/// A caller whose access token was verified.
///
/// @param username as the identity provider holds it; a display name is chosen by the player
/// @param tenants whose members they are, as their token says
public record Player(UserId id, String username, Set<String> roles, Set<TenantId> tenants) {

    /// One of whom nothing is known but who they are, such as the holder of an API key.
    public Player(UserId id, String username) {
        this(id, username, Set.of(), Set.of());
    }

    public Player {
        Objects.requireNonNull(id);
        Objects.requireNonNull(username);
        roles = Set.copyOf(roles);
        tenants = Set.copyOf(tenants);
    }

    public static Player of(TokenHolder holder) {
        return new Player(holder.id(), holder.username(), holder.roles(), holder.tenants());
    }
}
