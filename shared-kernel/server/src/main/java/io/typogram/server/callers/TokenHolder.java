package io.typogram.server.callers;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import java.util.Objects;
import java.util.Set;

/// Whose access token was verified.
///
/// @param username as the identity provider holds it
/// @param tenants those of whose organisations the holder is a member
public record TokenHolder(UserId id, String username, Set<String> roles, Set<TenantId> tenants) {

    public static final int MAX_USERNAME_LENGTH = 255;

    public TokenHolder {
        Objects.requireNonNull(id);
        Objects.requireNonNull(username);
        roles = Set.copyOf(roles);
        tenants = Set.copyOf(tenants);
    }
}
