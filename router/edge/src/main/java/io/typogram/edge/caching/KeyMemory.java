package io.typogram.edge.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// What became of the last fills, so that nobody waits in vain. Bounded, and for a short time only.
final class KeyMemory {

    enum Verdict {
        /// The answer could not be given to others: who waited for it waited for nothing.
        NOT_STORABLE,
        /// The answer was kept and is for requests with credentials too.
        FOR_EVERYBODY,
        /// No cell could answer.
        FAILED
    }

    private record Remembered(Verdict verdict, long untilNanos) {}

    private final Cache<FillKey, Remembered> byKey;

    KeyMemory(int most) {
        byKey = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    void remember(FillKey key, Verdict verdict, long untilNanos) {
        byKey.put(key, new Remembered(verdict, untilNanos));
    }

    boolean says(Verdict verdict, FillKey key, long nowNanos) {
        Remembered remembered = byKey.getIfPresent(key);
        return remembered != null
                && remembered.verdict() == verdict
                && nowNanos - remembered.untilNanos() < 0;
    }

    void clear() {
        byKey.invalidateAll();
    }
}
