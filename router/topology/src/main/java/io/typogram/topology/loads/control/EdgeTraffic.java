package io.typogram.topology.loads.control;

import io.typogram.topology.loads.control.MetricsPage.Sample;
import io.typogram.topology.loads.entity.Measure;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What edges have counted of each cell, or of themselves as `edge`, `cache` and `sign-in`. Counts of
/// several edges add up; what happened between two looks is their difference.
public final class EdgeTraffic {

    public static final Set<String> METRICS =
            Set.of(
                    "typogram_edge_requests_total",
                    "typogram_edge_unanswered_total",
                    "typogram_edge_request_seconds_bucket");

    private static final double MILLIS_PER_SECOND = 1000;

    private final Map<String, Counts> cells;

    private EdgeTraffic(Map<String, Counts> cells) {
        this.cells = cells;
    }

    /// Of one cell: answers, failures, and answers that took no longer than each bound.
    private record Counts(double requests, double errors, NavigableMap<Double, Double> within) {

        static final Counts NONE = new Counts(0, 0, new TreeMap<>());

        Counts combine(Counts other, int sign) {
            NavigableMap<Double, Double> sum = new TreeMap<>(within);
            other.within.forEach((bound, count) -> sum.merge(bound, sign * count, Double::sum));
            return new Counts(requests + sign * other.requests, errors + sign * other.errors, sum);
        }

        boolean isPossible() {
            return requests >= 0
                    && errors >= 0
                    && within.values().stream().allMatch(count -> count >= 0);
        }
    }

    public static EdgeTraffic none() {
        return new EdgeTraffic(Map.of());
    }

    public static EdgeTraffic of(MetricsPage page) {
        Set<String> names = new HashSet<>();
        METRICS.forEach(metric -> page.of(metric).forEach(one -> names.add(one.label("cell"))));
        Map<String, Counts> cells = new HashMap<>();
        names.forEach(name -> cells.put(name, read(page, name)));
        return new EdgeTraffic(cells);
    }

    private static Counts read(MetricsPage page, String cell) {
        NavigableMap<Double, Double> within = new TreeMap<>();
        for (Sample bucket : page.of("typogram_edge_request_seconds_bucket")) {
            if (bucket.label("cell").equals(cell)) {
                within.merge(bound(bucket.label("le")), bucket.value(), Double::sum);
            }
        }
        return new Counts(
                page.sum("typogram_edge_requests_total", one -> one.label("cell").equals(cell)),
                page.sum(
                                "typogram_edge_requests_total",
                                one ->
                                        one.label("cell").equals(cell)
                                                && one.label("class").equals("5xx"))
                        + page.sum(
                                "typogram_edge_unanswered_total",
                                one -> one.label("cell").equals(cell)),
                within);
    }

    private static double bound(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    public EdgeTraffic plus(EdgeTraffic other) {
        return combine(other, 1);
    }

    /// What has come since `before`.
    public EdgeTraffic since(EdgeTraffic before) {
        return combine(before, -1);
    }

    private EdgeTraffic combine(EdgeTraffic other, int sign) {
        Map<String, Counts> combined = new HashMap<>(cells);
        other.cells.forEach((cell, counts) ->
                combined.put(cell, combined.getOrDefault(cell, Counts.NONE).combine(counts, sign)));
        return new EdgeTraffic(combined);
    }

    /// Whether it can have happened: who counts less than before has begun anew.
    public boolean isPossible() {
        return cells.values().stream().allMatch(Counts::isPossible);
    }

    /// What it comes to for a cell. A cell that no edge has spoken of has had nothing to do.
    public Map<Measure, Double> ofCell(String cell, double seconds) {
        return measures(cells.getOrDefault(cell, Counts.NONE), seconds);
    }

    /// What it comes to for everything that passed.
    public Map<Measure, Double> ofAll(double seconds) {
        Counts all =
                cells.values().stream()
                        .reduce(Counts.NONE, (sum, counts) -> sum.combine(counts, 1));
        return measures(all, seconds);
    }

    private static Map<Measure, Double> measures(Counts counts, double seconds) {
        Map<Measure, Double> found = new EnumMap<>(Measure.class);
        found.put(Measure.REQUESTS_PER_SECOND, counts.requests() / seconds);
        found.put(Measure.ERRORS_PER_SECOND, counts.errors() / seconds);
        double all = counts.within().isEmpty() ? 0 : counts.within().lastEntry().getValue();
        if (all > 0) {
            found.put(Measure.P50_MILLIS, quantile(counts.within(), 0.5 * all));
            found.put(Measure.P99_MILLIS, quantile(counts.within(), 0.99 * all));
        }
        return found;
    }

    /// Where among the bounds so many are, evenly spread between two bounds, as Prometheus'
    /// `histogram_quantile` has it; beyond the last bound, that bound.
    private static double quantile(NavigableMap<Double, Double> within, double rank) {
        double lower = 0;
        double before = 0;
        for (Map.Entry<Double, Double> bucket : within.entrySet()) {
            double upper = bucket.getKey();
            double here = bucket.getValue() - before;
            if (bucket.getValue() >= rank && here > 0) {
                double share = (rank - before) / here;
                double seconds = Double.isInfinite(upper) ? lower : lower + share * (upper - lower);
                return seconds * MILLIS_PER_SECOND;
            }
            before = bucket.getValue();
            lower = upper;
        }
        return lower * MILLIS_PER_SECOND;
    }
}
