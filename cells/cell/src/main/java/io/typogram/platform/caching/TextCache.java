package io.typogram.platform.caching;

import io.typogram.platform.persistence.AfterCommit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.commons.CacheException;
import org.infinispan.context.Flag;
import org.jspecify.annotations.Nullable;

/// One named cache. Keys and values are text, so that no class has to be known to every node, and an
/// old node and a new one can share a cell.
///
/// What a cache cannot do now, it leaves: that another node has died is noticed after seconds, and
/// until then whatever waits for its answer ends with a time-out.
public final class TextCache {

    private final Supplier<Cache<String, String>> cache;
    private final AfterCommit afterCommit;

    TextCache(Supplier<Cache<String, String>> cache, AfterCommit afterCommit) {
        this.cache = cache;
        this.afterCommit = afterCommit;
    }

    public Optional<String> find(String key) {
        return attempt(found -> found.get(key));
    }

    /// Keeps a value; the other nodes have it a moment later.
    public void put(String key, String value) {
        var _ =
                attempt(found ->
                        found.withFlags(Flag.FORCE_ASYNCHRONOUS, Flag.IGNORE_RETURN_VALUES)
                                .put(key, value));
    }

    /// What is kept, or else what `reader` reads, which is then kept. A value that is removed while
    /// it is being read may stay for its lifespan, which is therefore short where that matters.
    public String get(String key, Supplier<String> reader) {
        return find(key).orElseGet(() -> read(key, reader));
    }

    /// Drops what the transaction under way makes wrong, on every node, once it has committed.
    public void forgetAfterCommit(String key) {
        afterCommit.run(() -> {
            var _ = attempt(found -> found.remove(key));
        });
    }

    private String read(String key, Supplier<String> reader) {
        String value = reader.get();
        var _ =
                attempt(found -> {
                    found.putForExternalRead(key, value);
                    return null;
                });
        return value;
    }

    private Optional<String> attempt(
            Function<AdvancedCache<String, String>, @Nullable String> step) {
        try {
            AdvancedCache<String, String> found = cache.get().getAdvancedCache();
            return Optional.ofNullable(step.apply(found.withFlags(Flag.FAIL_SILENTLY)));
        } catch (CacheException unreachable) {
            return Optional.empty();
        }
    }
}
