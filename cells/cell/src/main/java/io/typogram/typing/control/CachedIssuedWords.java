package io.typogram.typing.control;

import io.typogram.platform.caching.CacheDefinition;
import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.platform.caching.TextCache;
import io.typogram.typing.entity.IssuedTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps the words of tests that were handed out lately, on whichever node; others are made again.
final class CachedIssuedWords implements IssuedWords {

    static final CacheDefinition ISSUED_TESTS =
            new CacheDefinition(
                    "issued-tests", Sharing.DISTRIBUTED, 20_000, Duration.ofMinutes(10));

    private static final String SEPARATOR = " ";

    private final TextCache cache;
    private final IssuedWords maker;

    CachedIssuedWords(TextCache cache, IssuedWords maker) {
        this.cache = cache;
        this.maker = maker;
    }

    void issued(UUID testId, List<String> words) {
        cache.put(testId.toString(), String.join(SEPARATOR, words));
    }

    @Override
    public Optional<List<String>> of(IssuedTest test) {
        return cache.find(test.testId().toString())
                .map(words -> List.of(words.split(SEPARATOR)))
                .or(() -> maker.of(test));
    }
}
