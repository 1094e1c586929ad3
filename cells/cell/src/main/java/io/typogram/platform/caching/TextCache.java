package io.typogram.platform.caching;

import io.typogram.platform.persistence.AfterCommit;
import java.util.Optional;
import java.util.function.Supplier;
import org.infinispan.Cache;

/// One named cache. Keys and values are text, so that no class has to be known to every node, and an
/// old node and a new one can share a cell.
public final class TextCache {

    private final Supplier<Cache<String, String>> cache;
    private final AfterCommit afterCommit;

    TextCache(Supplier<Cache<String, String>> cache, AfterCommit afterCommit) {
        this.cache = cache;
        this.afterCommit = afterCommit;
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(cache.get().get(key));
    }

    public void put(String key, String value) {
        cache.get().put(key, value);
    }

    /// What is kept, or else what `reader` reads, which is then kept. A value that is removed while
    /// it is being read may stay for its lifespan, which is therefore short where that matters.
    public String get(String key, Supplier<String> reader) {
        return find(key).orElseGet(() -> read(key, reader));
    }

    /// Drops what the transaction under way makes wrong, on every node, once it has committed.
    public void forgetAfterCommit(String key) {
        afterCommit.run(() -> cache.get().remove(key));
    }

    private String read(String key, Supplier<String> reader) {
        String value = reader.get();
        cache.get().putForExternalRead(key, value);
        return value;
    }
}
