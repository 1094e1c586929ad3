package io.typogram.typing.entity;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How fast the players of a cell are in one category: of each, the best run.
///
/// @param players how many have a best of so many whole words a minute
public record Speeds(NavigableMap<Long, Long> players) {

    public Speeds {
        players = Collections.unmodifiableNavigableMap(new TreeMap<>(players));
    }

    public long count() {
        return count(players);
    }

    /// Percent of the players whose best is slower than this by a whole word or more; nothing, where there are none.
    public Optional<Double> percentSlowerThan(double wpm) {
        long all = count();
        long slower = count(players.headMap((long) Math.floor(wpm)));
        return all == 0 ? Optional.empty() : Optional.of(100.0 * slower / all);
    }

    private static long count(SortedMap<Long, Long> some) {
        return some.values().stream().mapToLong(Long::longValue).sum();
    }
}
