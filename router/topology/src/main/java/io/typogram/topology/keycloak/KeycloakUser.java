package io.typogram.topology.keycloak;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import jakarta.json.JsonObject;
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

    /// As Keycloak tells of one. Empty when the id is of another kind than those that we place.
    static Optional<KeycloakUser> read(JsonObject found) {
        return Uuids.parse(found.getString("id"))
                .map(id ->
                        new KeycloakUser(
                                new UserId(id),
                                found.getString("username"),
                                Optional.ofNullable(found.getString("email", null)),
                                found.getBoolean("enabled", false)));
    }
}
