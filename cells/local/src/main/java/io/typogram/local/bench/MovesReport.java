package io.typogram.local.bench;

import io.typogram.local.bench.PatientClient.Tally;
import io.typogram.local.command.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What moving one player back and forth took.
///
/// @param results how many the player had in the beginning
/// @param filledSeconds how long it took to make the player's results
/// @param runsPerSecond how many runs the client sent while it was moved
/// @param firstCopy the move by which everything was copied, if there was one
/// @param moves all later ones, by which differences were
/// @param acknowledged all results that the server said it had kept
/// @param lost how many of them are not there in the end, or could not be read right afterwards
record MovesReport(
        int results,
        double filledSeconds,
        int runsPerSecond,
        List<OneMove> firstCopy,
        List<OneMove> moves,
        Tally client,
        int acknowledged,
        int lost)
        implements BenchReport {

    MovesReport {
        firstCopy = List.copyOf(firstCopy);
        moves = List.copyOf(moves);
    }

    /// Whether nobody saw an error, nothing was lost, and somebody was moved.
    boolean isGood() {
        return client.errors() == 0 && lost == 0 && arrived(moves).size() + firstCopy.size() > 0;
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", "moves");
        report.put("results", results);
        report.put("filledSeconds", filledSeconds);
        report.put("runsPerSecond", runsPerSecond);
        report.put("firstCopy", figures(firstCopy));
        report.put("laterMoves", figures(moves));
        report.put("answers", client.answers());
        report.put("toldToComeAgain", client.retried());
        report.put("errors", client.errors());
        report.put("firstError", client.firstError());
        report.put("longestAnswerMillis", client.longestAnswerMillis());
        report.put("longestWaitMillis", client.longestWaitMillis());
        report.put("acknowledged", acknowledged);
        report.put("lost", lost);
        return report;
    }

    private static Map<String, Object> figures(List<OneMove> all) {
        List<OneMove> arrived = arrived(all);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("moves", all.size());
        figures.put("givenUp", all.size() - arrived.size());
        figures.put("reasons", reasons(all));
        if (arrived.isEmpty()) {
            return figures;
        }
        figures.put("rows", arrived.getLast().rows());
        figures.put("pauseMillis", spread(arrived, OneMove::pauseMillis));
        figures.put("copyMillis", spread(arrived, OneMove::copyMillis));
        figures.put("verifyMillis", spread(arrived, OneMove::verifyMillis));
        figures.put("flipMillis", spread(arrived, OneMove::flipMillis));
        figures.put("activateMillis", spread(arrived, OneMove::activateMillis));
        return figures;
    }

    private static Map<String, Object> spread(
            List<OneMove> moves, ToDoubleFunction<OneMove> figure) {
        Latencies latencies = latencies(moves, figure);
        Map<String, Object> spread = new LinkedHashMap<>();
        spread.put("p50", Figures.tenths(latencies.millis(.50)));
        spread.put("p99", Figures.tenths(latencies.millis(.99)));
        spread.put("max", Figures.tenths(latencies.millis(1)));
        return spread;
    }

    private static Latencies latencies(List<OneMove> moves, ToDoubleFunction<OneMove> figure) {
        return Latencies.ofNanos(
                moves.stream()
                        .mapToLong(move -> Math.round(figure.applyAsDouble(move) * 1e6))
                        .toArray());
    }

    @Override
    public String text() {
        TextTable table =
                new TextTable()
                        .row(
                                "",
                                "moves",
                                "given up",
                                "pause p50 ms",
                                "p99",
                                "max",
                                "of it verifying",
                                "flip",
                                "activating",
                                "copying before");
        addTo(table, "first copy", firstCopy);
        addTo(table, "later", moves);
        return "a player with %,d results, made in %.0f s, and %d more a second%n"
                        .formatted(results, filledSeconds, runsPerSecond)
                + table
                + whyGivenUp()
                + client.text("the client")
                + "%,d results acknowledged, %,d of them lost%n".formatted(acknowledged, lost);
    }

    private String whyGivenUp() {
        List<String> why =
                Stream.concat(reasons(firstCopy).stream(), reasons(moves).stream())
                        .distinct()
                        .toList();
        return why.isEmpty() ? "" : "given up because of %s%n".formatted(String.join(", ", why));
    }

    private static List<String> reasons(List<OneMove> all) {
        return all.stream()
                .map(OneMove::failure)
                .filter(failure -> !failure.isEmpty())
                .distinct()
                .toList();
    }

    private static void addTo(TextTable table, String name, List<OneMove> all) {
        List<OneMove> arrived = arrived(all);
        List<String> row = new ArrayList<>();
        row.add(name);
        row.add(Integer.toString(all.size()));
        row.add(Integer.toString(all.size() - arrived.size()));
        if (!arrived.isEmpty()) {
            row.add(percentile(arrived, OneMove::pauseMillis, .50));
            row.add(percentile(arrived, OneMove::pauseMillis, .99));
            row.add(percentile(arrived, OneMove::pauseMillis, 1));
            row.add(percentile(arrived, OneMove::verifyMillis, .50));
            row.add(percentile(arrived, OneMove::flipMillis, .50));
            row.add(percentile(arrived, OneMove::activateMillis, .50));
            row.add(percentile(arrived, OneMove::copyMillis, .50));
        }
        table.row(row.toArray(String[]::new));
    }

    private static String percentile(
            List<OneMove> moves, ToDoubleFunction<OneMove> figure, double share) {
        return "%.0f".formatted(latencies(moves, figure).millis(share));
    }

    private static List<OneMove> arrived(List<OneMove> all) {
        return all.stream().filter(OneMove::arrived).toList();
    }
}
