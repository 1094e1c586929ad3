package io.typogram.platform.callers;

import io.typogram.kernel.identity.UserId;
import java.util.Objects;
import java.util.Set;

/// A caller whose access token was verified.
///
/// @param username as the identity provider holds it; a display name is chosen by the player
public record Player(UserId id, String username, Set<String> roles) {

    public static final int MAX_USERNAME_LENGTH = 255;

    public Player {
        Objects.requireNonNull(id);
        Objects.requireNonNull(username);
        roles = Set.copyOf(roles);
    }
}
