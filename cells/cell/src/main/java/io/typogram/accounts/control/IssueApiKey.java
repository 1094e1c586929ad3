package io.typogram.accounts.control;

import io.typogram.accounts.entity.StoredApiKey;
import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.callers.ApiScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Issues API keys, and revokes them. Both run in the transaction of a user write.
@ApplicationScoped
public class IssueApiKey {

    public static final int MAX_KEYS = 20;

    @Inject private StoredApiKeys keys;
    @Inject private VerifiedApiKeys verified;
    @Inject private InstantSource clock;

    private final SecureRandom secrets = new SecureRandom();

    /// What became of the wish for a key.
    public sealed interface Outcome {

        /// A key, shown this once.
        ///
        /// @param key the only time that the secret is seen
        record Issued(StoredApiKey stored, ApiKey key) implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /// The player's row is locked, so two who ask at once do not both get the last one.
    ///
    /// @throws IllegalArgumentException when name, scopes or end are not ones that a key may have
    public Outcome issue(
            UserId user, String name, Set<ApiScope> scopes, Optional<Instant> expiresAt) {
        byte[] secret = new byte[ApiKey.SECRET_BYTES];
        secrets.nextBytes(secret);
        ApiKey key = new ApiKey(user, UUID.randomUUID(), secret);
        StoredApiKey stored =
                StoredApiKey.made(user, key.id(), name, scopes, clock.instant(), expiresAt);
        if (keys.count(user) >= MAX_KEYS) {
            return new Outcome.TooMany();
        }
        keys.add(stored, key.secretHash());
        return new Outcome.Issued(stored, key);
    }

    /// Revoked is revoked, however often it is said. Another player's key stays.
    public void revoke(UserId user, UUID keyId) {
        if (keys.remove(user, keyId)) {
            verified.forgetAfterCommit(user, keyId);
        }
    }
}
