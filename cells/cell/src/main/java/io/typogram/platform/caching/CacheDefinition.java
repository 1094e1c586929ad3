package io.typogram.platform.caching;

import java.time.Duration;

/// What a cache is called, and its bounds.
///
/// @param sharing what the nodes of a cell have in common
/// @param maxEntries more push out the least useful
/// @param lifespan older entries are not given out
public record CacheDefinition(String name, Sharing sharing, long maxEntries, Duration lifespan) {

    /// What the nodes of a cell have of each other's entries.
    public enum Sharing {
        /// Each node has its own entries; a removal on one removes on all.
        INVALIDATION,
        /// An entry put on one node is found on all.
        DISTRIBUTED
    }

    public CacheDefinition {
        if (name.isBlank() || maxEntries < 1 || !lifespan.isPositive()) {
            throw new IllegalArgumentException("a cache has a name, a size and a lifespan");
        }
    }
}
