package io.typogram.edge.caching;

import java.time.Duration;

/// The bounds of the cache.
///
/// @param bytes what all that is kept may take; zero switches the cache off
/// @param entryBytes the largest body that is kept
/// @param fillBytes what bodies that are still coming may take
/// @param variants how many answers are kept of one address, by `Vary`
/// @param varyNames how many request headers an answer may depend on
/// @param tags how many purge keys an answer may have
/// @param purges how many purged keys are remembered; beyond that whatever is older than the oldest
///     of them counts as purged
/// @param remembered of how many addresses it is remembered what became of their last fill
/// @param followers how many requests wait for one fill
/// @param longestWait how long each of them waits
/// @param longestFill after which another request takes the place of one that fills
/// @param notStorableFor how long requests do not wait for each other after an answer that could not
///     be kept
/// @param pauseAfterFailure how long no cell is asked again for an answer that may be given out stale
/// @param longestLifetime whatever a cell says; also the bound of both stale windows
public record CacheLimits(
        long bytes,
        int entryBytes,
        long fillBytes,
        int variants,
        int varyNames,
        int tags,
        int purges,
        int remembered,
        int followers,
        Duration longestWait,
        Duration longestFill,
        Duration notStorableFor,
        Duration pauseAfterFailure,
        Duration longestLifetime) {

    public static final long STANDARD_BYTES = 64L * 1024 * 1024;
    public static final int STANDARD_ENTRY_BYTES = 1024 * 1024;

    /// All variants of one address must be countable in an int.
    private static final int MOST_ENTRY_BYTES = 64 * 1024 * 1024;

    /// Two requests at a time can collect the largest body, however small the cache.
    private static final int SHARE_OF_FILLS = 4;

    public CacheLimits {
        if (bytes < 0
                || entryBytes < 1
                || entryBytes > MOST_ENTRY_BYTES
                || fillBytes < entryBytes) {
            throw new IllegalArgumentException("a cache that cannot collect what it may keep");
        }
        if (variants < 1 || purges < 1 || remembered < 1 || followers < 0) {
            throw new IllegalArgumentException("a cache without room");
        }
    }

    /// The bounds of a cache of that size.
    public static CacheLimits of(long bytes, int entryBytes) {
        return new CacheLimits(
                bytes,
                entryBytes,
                Math.max(bytes / SHARE_OF_FILLS, 2L * entryBytes),
                8,
                4,
                32,
                16_384,
                8_192,
                5_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofDays(1));
    }

    boolean isOn() {
        return bytes > 0;
    }
}
