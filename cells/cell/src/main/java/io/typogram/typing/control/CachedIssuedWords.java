package io.typogram.typing.control;

import io.typogram.platform.caching.CacheDefinition;
import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.platform.caching.TextCache;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps the words of tests that were handed out lately, on whichever node; others are made again.
final class CachedIssuedWords implements IssuedWords {

    static final CacheDefinition ISSUED_TESTS =
            new CacheDefinition(
                    "issued-tests", Sharing.DISTRIBUTED, 20_000, Duration.ofMinutes(10));

    private static final String SEPARATOR = " ";

    /// As many as two minutes have.
    private static final int MAX_WORDS = 720;

    private final TextCache cache;
    private final IssuedWords maker;

    CachedIssuedWords(TextCache cache, IssuedWords maker) {
        this.cache = cache;
        this.maker = maker;
    }

    /// Keeps what a test of usual length needs; a longer one is made again, lest few of them fill the cache.
    void issued(IssuedTest test, List<String> words) {
        if (isKept(test.settings()) && words.size() <= MAX_WORDS) {
            cache.put(test.testId().toString(), String.join(SEPARATOR, words));
        }
    }

    private static boolean isKept(TestSettings settings) {
        return settings.mode().hasText() && settings.mode() != Mode.CUSTOM;
    }

    @Override
    public Optional<List<String>> of(IssuedTest test) {
        return cache.find(test.testId().toString())
                .map(words -> List.of(words.split(SEPARATOR)))
                .or(() -> maker.of(test));
    }
}
