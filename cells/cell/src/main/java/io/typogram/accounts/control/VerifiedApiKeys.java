package io.typogram.accounts.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.caching.CacheDefinition;
import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.platform.caching.Caches;
import io.typogram.platform.caching.TextCache;
import io.typogram.platform.residence.PlayerErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// What API keys are verified by, kept for a moment. Revoking a key drops it on every node; the short
/// life bounds what a race, or a node that did not hear of it, can leave.
@ApplicationScoped
public class VerifiedApiKeys {

    private static final CacheDefinition API_KEYS =
            new CacheDefinition("api-keys", Sharing.INVALIDATION, 10_000, Duration.ofSeconds(5));

    private final TextCache cache;

    @Inject private StoredApiKeys keys;

    @Inject
    public VerifiedApiKeys(Caches caches) {
        this.cache = caches.named(API_KEYS);
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected VerifiedApiKeys() {
        this.cache = null;
    }

    /// That there is no such key is not kept: ids that nobody has are endless.
    Optional<KnownApiKey> find(UserId user, UUID keyId, Supplier<Optional<KnownApiKey>> reader) {
        String name = name(user, keyId);
        return cache.find(name)
                .map(KnownApiKey::parse)
                .or(() -> {
                    Optional<KnownApiKey> read = reader.get();
                    read.ifPresent(known -> cache.put(name, known.text()));
                    return read;
                });
    }

    void erased(@Observes PlayerErased erasure) {
        keys.ids(erasure.player()).forEach(keyId -> forgetAfterCommit(erasure.player(), keyId));
    }

    void forgetAfterCommit(UserId user, UUID keyId) {
        cache.forgetAfterCommit(name(user, keyId));
    }

    /// With the user: else somebody's own key would open the account of whoever else it names.
    private static String name(UserId user, UUID keyId) {
        return user + "/" + keyId;
    }
}
