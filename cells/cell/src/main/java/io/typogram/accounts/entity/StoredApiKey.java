package io.typogram.accounts.entity;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.callers.ApiScope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is kept of an API key beside the hash of its secret.
///
/// @param name what the player calls it
/// @param lastUsedAt to the hour, or so
public record StoredApiKey(
        UserId userId,
        UUID keyId,
        String name,
        Set<ApiScope> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {

    public static final int MAX_NAME_LENGTH = 60;

    public StoredApiKey {
        Objects.requireNonNull(userId);
        Objects.requireNonNull(keyId);
        Objects.requireNonNull(createdAt);
        name = name.strip();
        scopes = Set.copyOf(scopes);
        require(
                !name.isEmpty() && name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH,
                "name has 1 to 60 characters");
        require(
                name.codePoints().noneMatch(Character::isISOControl),
                "name has no control characters");
    }

    /// A key that is made now. What is asked of it beyond its name is asked once: a kept key whose
    /// scopes this version does not know is still a key.
    public static StoredApiKey made(
            UserId user,
            UUID keyId,
            String name,
            Set<ApiScope> scopes,
            Instant now,
            Optional<Instant> expiresAt) {
        require(!scopes.isEmpty(), "scopes names at least one scope");
        require(
                expiresAt.map(now::isBefore).orElse(true),
                "expiresAt is a time that is still to come");
        return new StoredApiKey(user, keyId, name, scopes, now, expiresAt, Optional.empty());
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
