package io.typogram.local.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What `bench edge` prints.
///
/// @param steadyPerSecond the rate of the open loop
record EdgeReport(Map<Contestant, ProxyFigures> figures, int steadyPerSecond) {

    EdgeReport {
        figures = new LinkedHashMap<>(figures);
    }

    Map<String, Object> json() {
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

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                line(
                        "%-8s %22s %7s %12s %7s %9s %9s   %9s %9s %9s",
                        "",
                        "CPU us/request",
                        "ratio",
                        "requests/s",
                        "ratio",
                        "p50 ms",
                        "p99 ms",
                        "p50 ms",
                        "p99 ms",
                        "added"));
        text.append(
                line(
                        "%-8s %22s %7s %12s %7s %19s   %29s",
                        "",
                        "(least to most)",
                        "",
                        "",
                        "",
                        "64 at once",
                        "at %,d/s".formatted(steadyPerSecond)));
        figures.forEach((contestant, one) -> text.append(line(contestant, one)));
        return text.toString();
    }

    private String line(Contestant contestant, ProxyFigures one) {
        boolean proxy = contestant != Contestant.DIRECT;
        return line(
                "%-8s %22s %7s %12.0f %7s %9.2f %9.2f   %9.2f %9.2f %9s",
                contestant.title(),
                proxy ? spread(one.cpuMicros()) : "",
                proxy ? ratio(one, ProxyFigures::cpuMicros, false) : "",
                one.requestsPerSecond().median(),
                proxy ? ratio(one, ProxyFigures::requestsPerSecond, true) : "",
                one.p50Millis().median(),
                one.p99Millis().median(),
                one.steadyP50Millis().median(),
                one.steadyP99Millis().median(),
                proxy ? addedMillis(one).map("%.2f"::formatted).orElse("") : "");
    }

    private static String spread(Sample sample) {
        return String.format(
                Locale.ROOT, "%.1f (%.1f to %.1f)", sample.median(), sample.min(), sample.max());
    }

    /// To the better of the two proxies that others have made, if any was measured.
    private String ratio(
            ProxyFigures one, Function<ProxyFigures, Sample> figure, boolean moreIsBetter) {
        return theirBest(figure, moreIsBetter)
                .map(best -> "%.2f".formatted(figure.apply(one).median() / best))
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

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + System.lineSeparator();
    }
}
