package io.typogram.typing.boundary;

import io.typogram.typing.boundary.FiguresRepresentation.AverageRepresentation;
import io.typogram.typing.control.Formulas;
import io.typogram.typing.entity.HistoryFigures;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.Speeds;
import org.jspecify.annotations.Nullable;

/// A result beside the player's own before it, and beside the bests of the cell's players, on the wire.
///
/// @param players how many players of the cell have a best of this category
/// @param percentSlower of these, the share whose best is slower
public record ComparisonRepresentation(
        @Nullable AverageRepresentation latest100,
        @Nullable AverageRepresentation latest10,
        long players,
        @Nullable Double percentSlower) {

    static ComparisonRepresentation of(Result result, HistoryFigures before, Speeds speeds) {
        return new ComparisonRepresentation(
                AverageRepresentation.of(before.latest100()),
                AverageRepresentation.of(before.latest10()),
                speeds.count(),
                speeds.percentSlowerThan(result.score().wpm())
                        .map(Formulas::roundToHundredths)
                        .orElse(null));
    }
}
