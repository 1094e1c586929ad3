package io.typogram.server.callers;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// Whose access token was verified.
///
/// @param username as the identity provider holds it
/// @param tenants those of whose organisations the holder is a member
/// @param signedInAt when they proved last who they are; when the token was made if it does not say that
public record TokenHolder(
        UserId id, String username, Set<String> roles, Set<TenantId> tenants, Instant signedInAt) {

    public static final int MAX_USERNAME_LENGTH = 255;

    public TokenHolder {
        Objects.requireNonNull(id);
        Objects.requireNonNull(username);
        Objects.requireNonNull(signedInAt);
        roles = Set.copyOf(roles);
        tenants = Set.copyOf(tenants);
    }
}
