package io.typogram.typing.control;

import io.typogram.typing.control.History.Selection;
import io.typogram.typing.control.Results.Position;
import io.typogram.typing.entity.Average;
import io.typogram.typing.entity.CalendarUnit;
import io.typogram.typing.entity.HistoryFigures;
import io.typogram.typing.entity.HistoryFigures.Point;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a player's results come to, all of them and the latest.
@ApplicationScoped
public class SummarizeHistory {

    /// The newest ones stand for all. Nearly everybody has fewer.
    static final int MAX_RESULTS = 10_000;

    /// A year and a month of days.
    static final int MAX_POINTS = 400;

    private static final long FEW = 10;
    private static final long MANY = 100;

    @Inject private History history;

    public HistoryFigures figures(Selection selection, Optional<CalendarUnit> unit) {
        if (selection.isEmpty()) {
            return HistoryFigures.NONE;
        }
        HistoryFigures figures = figures(selection, Optional.empty(), MAX_RESULTS + 1);
        return unit.map(chosen -> figures.withCourse(course(selection, chosen))).orElse(figures);
    }

    /// What the runs of the same category before this one come to, up to a hundred of them.
    public HistoryFigures before(Result result) {
        return figures(
                Selection.of(result.userId(), result.settings()),
                Optional.of(new Position(result.completedAt(), result.resultId())),
                Math.toIntExact(MANY));
    }

    private HistoryFigures figures(Selection selection, Optional<Position> before, int limit) {
        List<?> rows = history.newest(selection, before, limit, HistorySql.FIGURES).getResultList();
        Map<Long, Average> byLatest =
                rows.stream()
                        .map(row -> (Object[]) row)
                        .collect(
                                Collectors.toMap(
                                        SummarizeHistory::latest, SummarizeHistory::average));
        return new HistoryFigures(
                Optional.ofNullable(byLatest.get((long) MAX_RESULTS)),
                Optional.ofNullable(byLatest.get(MANY)),
                Optional.ofNullable(byLatest.get(FEW)),
                rows.stream().allMatch(row -> chosen((Object[]) row) <= MAX_RESULTS),
                List.of());
    }

    private List<Point> course(Selection selection, CalendarUnit unit) {
        List<?> newestFirst =
                history.newest(selection, Optional.empty(), MAX_RESULTS, HistorySql.COURSE)
                        .setParameter(14, unit.wireName())
                        .setParameter(15, MAX_POINTS)
                        .getResultList();
        return newestFirst.reversed().stream()
                .map(row -> new Point(date(((Object[]) row)[0]), average((Object[]) row)))
                .toList();
    }

    private static long latest(Object[] row) {
        return ((Number) row[0]).longValue();
    }

    private static long chosen(Object[] row) {
        return ((Number) row[7]).longValue();
    }

    private static Average average(Object[] row) {
        return new Average(
                ((Number) row[1]).longValue(),
                hundredths(row[2]),
                hundredths(row[3]),
                hundredths(row[4]),
                hundredths(row[5]),
                hundredths(row[6]));
    }

    private static double hundredths(Object column) {
        return Formulas.roundToHundredths(((Number) column).doubleValue());
    }

    private static LocalDate date(Object column) {
        return switch (column) {
            case LocalDate date -> date;
            case Date date -> date.toLocalDate();
            default -> throw new IllegalArgumentException("not a date: " + column.getClass());
        };
    }
}
