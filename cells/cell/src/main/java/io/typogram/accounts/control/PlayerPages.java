package io.typogram.accounts.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.caching.CacheDefinition;
import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.platform.caching.Caches;
import io.typogram.platform.caching.TextCache;
import io.typogram.platform.events.CachePurges;
import io.typogram.platform.residence.PlayerErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Public profiles, kept as the text that is answered. A change drops the profile on every node of this
/// cell and then on every edge. So does one of another cell, once it is merged here: an edge may have
/// fetched what this cell knew before.
@ApplicationScoped
public class PlayerPages {

    private static final CacheDefinition PROFILES =
            new CacheDefinition("profiles", Sharing.INVALIDATION, 20_000, Duration.ofSeconds(10));

    private final TextCache cache;

    @Inject private CachePurges purges;

    @Inject
    public PlayerPages(Caches caches) {
        this.cache = caches.named(PROFILES);
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected PlayerPages() {
        this.cache = null;
    }

    /// A player's page. That there is no such player is not kept: ids that nobody has are endless.
    public Optional<String> find(UserId user, Supplier<Optional<String>> reader) {
        return cache.find(user.toString())
                .or(() -> {
                    Optional<String> read = reader.get();
                    read.ifPresent(page -> cache.put(user.toString(), page));
                    return read;
                });
    }

    /// The key under which caches before the cells keep a player's page.
    public static String tag(UserId user) {
        return "profile:" + user;
    }

    void erased(@Observes PlayerErased erasure) {
        forgetAfterCommit(erasure.player());
    }

    /// First here, then in the caches before the cells, which may ask again at once.
    void forgetAfterCommit(UserId user) {
        cache.forgetAfterCommit(user.toString());
        purges.afterCommit(tag(user));
    }
}
