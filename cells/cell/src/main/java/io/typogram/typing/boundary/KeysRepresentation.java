package io.typogram.typing.boundary;

import io.typogram.typing.entity.KeyFigures;
import io.typogram.typing.entity.KeyFigures.Pair;
import io.typogram.typing.entity.KeyFigures.Presses;
import io.typogram.typing.entity.KeyFigures.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How keys and pairs of keys were typed, on the wire. Times are missing where there are none.
public record KeysRepresentation(
        int results,
        List<KeyRepresentation> keys,
        List<PairRepresentation> pairs,
        List<PairRepresentation> slowest,
        List<PairRepresentation> mostMissed) {

    /// One character.
    public record KeyRepresentation(
            String character,
            int presses,
            int errors,
            @Nullable Double meanMillis,
            @Nullable Double medianMillis) {

        static KeyRepresentation of(KeyFigures.Key key) {
            Presses presses = key.presses();
            return new KeyRepresentation(
                    key.character(),
                    presses.count(),
                    presses.errors(),
                    presses.times().map(Times::meanMillis).orElse(null),
                    presses.times().map(Times::medianMillis).orElse(null));
        }
    }

    /// One character behind another.
    public record PairRepresentation(
            String first,
            String second,
            int presses,
            int errors,
            @Nullable Double meanMillis,
            @Nullable Double medianMillis) {

        static List<PairRepresentation> of(List<Pair> pairs) {
            return pairs.stream().map(PairRepresentation::of).toList();
        }

        static PairRepresentation of(Pair pair) {
            Presses presses = pair.presses();
            return new PairRepresentation(
                    pair.first(),
                    pair.second(),
                    presses.count(),
                    presses.errors(),
                    presses.times().map(Times::meanMillis).orElse(null),
                    presses.times().map(Times::medianMillis).orElse(null));
        }
    }

    static KeysRepresentation of(KeyFigures figures) {
        return new KeysRepresentation(
                figures.results(),
                figures.keys().stream().map(KeyRepresentation::of).toList(),
                PairRepresentation.of(figures.pairs()),
                PairRepresentation.of(figures.slowest()),
                PairRepresentation.of(figures.mostMissed()));
    }
}
