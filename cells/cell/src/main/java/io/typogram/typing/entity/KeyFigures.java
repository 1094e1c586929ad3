package io.typogram.typing.entity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How the characters of some runs were typed, one by one and in pairs.
///
/// @param results how many runs were read
/// @param keys the characters that were wanted, the most frequent first
/// @param pairs the most frequent pairs of characters, the most frequent first
/// @param slowest those of the pairs that took longest, the slowest first
/// @param mostMissed those of the pairs that went wrong most often, the worst first
public record KeyFigures(
        int results, List<Key> keys, List<Pair> pairs, List<Pair> slowest, List<Pair> mostMissed) {

    /// One character.
    public record Key(String character, Presses presses) {

        public Key {
            Objects.requireNonNull(character);
            Objects.requireNonNull(presses);
        }
    }

    /// One character right behind another.
    public record Pair(String first, String second, Presses presses) {

        public Pair {
            Objects.requireNonNull(first);
            Objects.requireNonNull(second);
            Objects.requireNonNull(presses);
        }
    }

    /// How often something was wanted, and what came of it.
    ///
    /// @param errors how often something else was typed
    public record Presses(int count, int errors, Optional<Times> times) {

        public Presses {
            Objects.requireNonNull(times);
            if (errors < 0 || errors > count) {
                throw new IllegalArgumentException("there are no more errors than presses");
            }
        }

        public double errorShare() {
            return count == 0 ? 0 : (double) errors / count;
        }
    }

    /// How long something took.
    ///
    /// @param count how many times were measured, one at least
    public record Times(int count, double meanMillis, double medianMillis) {}

    public KeyFigures {
        keys = List.copyOf(keys);
        pairs = List.copyOf(pairs);
        slowest = List.copyOf(slowest);
        mostMissed = List.copyOf(mostMissed);
    }
}
