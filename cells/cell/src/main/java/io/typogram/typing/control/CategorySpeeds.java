package io.typogram.typing.control;

import io.typogram.platform.caching.CacheDefinition;
import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.platform.caching.Caches;
import io.typogram.platform.caching.TextCache;
import io.typogram.typing.entity.Speeds;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How fast the players of this cell are, for each category: counted from their bests, and kept for a while, because
/// counting goes through all of them and one more makes no difference. Who has just left the cell is among them
/// until their data is removed.
@ApplicationScoped
public class CategorySpeeds {

    private static final CacheDefinition SPEEDS =
            new CacheDefinition(
                    "category-speeds", Sharing.DISTRIBUTED, 2_000, Duration.ofMinutes(10));

    private static final String BETWEEN_SPEEDS = " ";
    private static final String BETWEEN_SPEED_AND_COUNT = ":";

    private final TextCache cache;

    @PersistenceContext private EntityManager entities;

    @Inject
    public CategorySpeeds(Caches caches) {
        this.cache = caches.named(SPEEDS);
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected CategorySpeeds() {
        this.cache = null;
    }

    /// Up to ten minutes old.
    public Speeds of(TestSettings category) {
        return speeds(cache.get(name(category), () -> text(category)));
    }

    private String text(TestSettings category) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT CAST(floor(wpm) AS bigint), count(*) FROM category_bests
                                WHERE mode = ? AND amount = ? AND language = ? AND punctuation = ?
                                    AND numbers = ? AND difficulty = ? AND lazy = ?
                                GROUP BY 1
                                """)
                        .setParameter(1, category.mode().wireName())
                        .setParameter(2, category.amount())
                        .setParameter(3, category.language().value())
                        .setParameter(4, category.punctuation())
                        .setParameter(5, category.numbers())
                        .setParameter(6, category.difficulty().wireName())
                        .setParameter(7, category.lazy())
                        .getResultList();
        return rows.stream()
                .map(row -> ((Object[]) row)[0] + BETWEEN_SPEED_AND_COUNT + ((Object[]) row)[1])
                .collect(Collectors.joining(BETWEEN_SPEEDS));
    }

    private static Speeds speeds(String text) {
        NavigableMap<Long, Long> players = new TreeMap<>();
        Stream.of(text.split(BETWEEN_SPEEDS))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split(BETWEEN_SPEED_AND_COUNT, 2))
                .forEach(entry -> players.put(Long.valueOf(entry[0]), Long.valueOf(entry[1])));
        return new Speeds(players);
    }

    private static String name(TestSettings category) {
        return Stream.of(
                        category.mode().wireName(),
                        category.amount(),
                        category.language(),
                        category.punctuation(),
                        category.numbers(),
                        category.difficulty().wireName(),
                        category.lazy())
                .map(String::valueOf)
                .collect(Collectors.joining("/"));
    }
}
