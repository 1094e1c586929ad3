package io.typogram.topology.keycloak;

import io.typogram.kernel.identity.UserId;
import java.util.Objects;
import java.util.Optional;

/// A user as Keycloak knows them.
///
/// @param enabled whether they may sign in
public record KeycloakUser(UserId id, String username, Optional<String> email, boolean enabled) {

    public KeycloakUser {
        Objects.requireNonNull(id);
        Objects.requireNonNull(username);
        Objects.requireNonNull(email);
    }
}
