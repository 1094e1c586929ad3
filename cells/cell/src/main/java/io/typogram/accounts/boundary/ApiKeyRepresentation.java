package io.typogram.accounts.boundary;

import io.typogram.accounts.entity.StoredApiKey;
import io.typogram.kernel.identity.ApiKey;
import io.typogram.platform.callers.ApiScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An API key on the wire, for its owner's eyes.
///
/// @param key the key itself, in the answer that issues it and never again
public record ApiKeyRepresentation(
        String id,
        String name,
        List<String> scopes,
        String createdAt,
        @Nullable String expiresAt,
        @Nullable String lastUsedAt,
        @Nullable String key) {

    static ApiKeyRepresentation of(StoredApiKey stored) {
        return of(stored, null);
    }

    static ApiKeyRepresentation issued(StoredApiKey stored, ApiKey key) {
        return of(stored, key.text());
    }

    private static ApiKeyRepresentation of(StoredApiKey stored, @Nullable String key) {
        return new ApiKeyRepresentation(
                stored.keyId().toString(),
                stored.name(),
                stored.scopes().stream().sorted().map(ApiScope::wireName).toList(),
                stored.createdAt().toString(),
                stored.expiresAt().map(Instant::toString).orElse(null),
                stored.lastUsedAt().map(Instant::toString).orElse(null),
                key);
    }
}
