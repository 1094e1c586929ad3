package io.typogram.typing.boundary;

import io.typogram.typing.entity.Average;
import io.typogram.typing.entity.HistoryFigures;
import io.typogram.typing.entity.HistoryFigures.Point;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What results come to, on the wire. What there are no results for is missing.
public record FiguresRepresentation(
        @Nullable AverageRepresentation all,
        @Nullable AverageRepresentation latest100,
        @Nullable AverageRepresentation latest10,
        boolean complete,
        List<PointRepresentation> course) {

    /// Means of some results, how many they are, and the best of them.
    public record AverageRepresentation(
            long results,
            double seconds,
            double wpm,
            double bestWpm,
            double accuracy,
            double consistency) {

        static @Nullable AverageRepresentation of(Optional<Average> average) {
            return average.map(AverageRepresentation::of).orElse(null);
        }

        static AverageRepresentation of(Average average) {
            return new AverageRepresentation(
                    average.results(),
                    average.seconds(),
                    average.wpm(),
                    average.bestWpm(),
                    average.accuracy(),
                    average.consistency());
        }
    }

    /// The results of a day, a week or a month.
    public record PointRepresentation(
            String from,
            long results,
            double seconds,
            double wpm,
            double bestWpm,
            double accuracy,
            double consistency) {

        static PointRepresentation of(Point point) {
            Average average = point.average();
            return new PointRepresentation(
                    point.from().toString(),
                    average.results(),
                    average.seconds(),
                    average.wpm(),
                    average.bestWpm(),
                    average.accuracy(),
                    average.consistency());
        }
    }

    static FiguresRepresentation of(HistoryFigures figures) {
        return new FiguresRepresentation(
                AverageRepresentation.of(figures.all()),
                AverageRepresentation.of(figures.latest100()),
                AverageRepresentation.of(figures.latest10()),
                figures.complete(),
                figures.course().stream().map(PointRepresentation::of).toList());
    }
}
