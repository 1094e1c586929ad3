package io.typogram.typing.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a player's results come to. Those that do not count are in none of it.
///
/// @param latest10 of the ten that were completed last
/// @param complete whether all results were looked at, and not only the newest of very many
/// @param course from the earliest to the latest
public record HistoryFigures(
        Optional<Average> all,
        Optional<Average> latest100,
        Optional<Average> latest10,
        boolean complete,
        List<Point> course) {

    public static final HistoryFigures NONE =
            new HistoryFigures(
                    Optional.empty(), Optional.empty(), Optional.empty(), true, List.of());

    public HistoryFigures {
        course = List.copyOf(course);
    }

    /// A day, week or month in which something was typed.
    ///
    /// @param from its first day, of UTC
    public record Point(LocalDate from, Average average) {}

    public HistoryFigures withCourse(List<Point> points) {
        return new HistoryFigures(all, latest100, latest10, complete, points);
    }
}
