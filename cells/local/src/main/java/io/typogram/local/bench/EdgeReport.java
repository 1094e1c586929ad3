package io.typogram.local.bench;

import io.typogram.local.command.TextTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What `bench edge` prints.
///
/// @param steadyPerSecond the rate of the open loop
record EdgeReport(Map<Contestant, ProxyFigures> figures, int steadyPerSecond)
        implements BenchReport {

    EdgeReport {
        figures = new LinkedHashMap<>(figures);
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", "edge");
        json.put("cpuMicrosPerRequest", medians(true, ProxyFigures::cpuMicros));
        json.put("requestsPerSecond", medians(false, ProxyFigures::requestsPerSecond));
        json.put("p50Millis", medians(false, ProxyFigures::p50Millis));
        json.put("p99Millis", medians(false, ProxyFigures::p99Millis));
        json.put("steadyRequestsPerSecond", steadyPerSecond);
        json.put("steadyP50Millis", medians(false, ProxyFigures::steadyP50Millis));
        json.put("steadyP99Millis", medians(false, ProxyFigures::steadyP99Millis));
        Map<String, Object> added = new LinkedHashMap<>();
        proxies()
                .forEach((contestant, one) ->
                        addedMillis(one)
                                .ifPresent(millis -> added.put(contestant.key(), rounded(millis))));
        json.put("steadyP99AddedMillis", added);
        json.put("systemMicrosPerRequest", medians(true, ProxyFigures::systemMicros));
        Map<String, Object> spread = new LinkedHashMap<>();
        proxies()
                .forEach((contestant, one) ->
                        spread.put(
                                contestant.key(),
                                Map.of(
                                        "min", rounded(one.cpuMicros().min()),
                                        "max", rounded(one.cpuMicros().max()))));
        json.put("cpuMicrosPerRequestSpread", spread);
        return json;
    }

    @Override
    public String text() {
        TextTable table =
                new TextTable()
                        .row(
                                "",
                                "CPU us/request",
                                "in kernel",
                                "ratio",
                                "requests/s",
                                "ratio",
                                "p50 ms",
                                "p99 ms",
                                "steady p50",
                                "steady p99",
                                "p99 added");
        figures.forEach((contestant, one) -> addRow(table, contestant, one));
        return table + explanation();
    }

    private void addRow(TextTable table, Contestant contestant, ProxyFigures one) {
        boolean proxy = contestant != Contestant.DIRECT;
        table.row(
                contestant.title(),
                proxy ? spread(one.cpuMicros()) : "",
                proxy ? text(one.systemMicros().median()) : "",
                proxy ? ratio(one, ProxyFigures::cpuMicros, false) : "",
                "" + Math.round(one.requestsPerSecond().median()),
                proxy ? ratio(one, ProxyFigures::requestsPerSecond, true) : "",
                text(one.p50Millis().median()),
                text(one.p99Millis().median()),
                text(one.steadyP50Millis().median()),
                text(one.steadyP99Millis().median()),
                proxy ? addedMillis(one).map(EdgeReport::text).orElse("") : "");
    }

    private String explanation() {
        return """
        CPU: of the whole process, the middle of all rounds, and the least to the most.
        Ratios: to the better of nginx and HAProxy.
        p50, p99: 64 connections, each as fast as it is answered.
        steady: %d requests/s over 64 connections, whatever the answers take.
        """
                .formatted(steadyPerSecond);
    }

    private static String spread(Sample sample) {
        return String.format(
                Locale.ROOT, "%.1f (%.1f to %.1f)", sample.median(), sample.min(), sample.max());
    }

    /// To the better of the two proxies that others have made, if any was measured.
    private String ratio(
            ProxyFigures one, Function<ProxyFigures, Sample> figure, boolean moreIsBetter) {
        return theirBest(figure, moreIsBetter)
                .map(best -> text(figure.apply(one).median() / best))
                .orElse("");
    }

    private Optional<Double> theirBest(
            Function<ProxyFigures, Sample> figure, boolean moreIsBetter) {
        return proxies().entrySet().stream()
                .filter(entry -> entry.getKey() != Contestant.EDGE)
                .map(entry -> figure.apply(entry.getValue()).median())
                .reduce(moreIsBetter ? Math::max : Math::min);
    }

    private Optional<Double> addedMillis(ProxyFigures one) {
        return Optional.ofNullable(figures.get(Contestant.DIRECT))
                .map(direct -> one.steadyP99Millis().median() - direct.steadyP99Millis().median());
    }

    private Map<Contestant, ProxyFigures> proxies() {
        Map<Contestant, ProxyFigures> proxies = new LinkedHashMap<>(figures);
        proxies.remove(Contestant.DIRECT);
        return proxies;
    }

    private Map<String, Object> medians(
            boolean proxiesOnly, Function<ProxyFigures, Sample> figure) {
        Map<String, Object> medians = new LinkedHashMap<>();
        (proxiesOnly ? proxies() : figures)
                .forEach((contestant, one) ->
                        medians.put(contestant.key(), rounded(figure.apply(one).median())));
        return medians;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
