package io.typogram.edge.limiting;

import io.typogram.edge.metrics.PrometheusText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// Counts what was refused. Recording takes no lock.
public final class LimitingMetrics {

    private final Map<RouteClass, Map<Subject, LongAdder>> limited =
            new EnumMap<>(RouteClass.class);

    public LimitingMetrics() {
        for (RouteClass routeClass : RouteClass.values()) {
            Map<Subject, LongAdder> bySubject = new EnumMap<>(Subject.class);
            for (Subject by : Subject.values()) {
                bySubject.put(by, new LongAdder());
            }
            limited.put(routeClass, bySubject);
        }
    }

    void limited(RouteClass routeClass, Subject by) {
        counter(routeClass, by).increment();
    }

    /// How many requests of the class were refused because that bucket was empty.
    public long count(RouteClass routeClass, Subject by) {
        return counter(routeClass, by).sum();
    }

    public void write(PrometheusText text, BucketTable buckets, ConnectionCap connections) {
        String name = "typogram_edge_limited_total";
        text.describe(name, "counter", "Requests refused by class and by whose bucket was empty.");
        limited.forEach((routeClass, bySubject) ->
                bySubject.forEach((by, count) ->
                        text.sample(
                                name, "route", routeClass.label(), "by", by.label(), count.sum())));
        String forgotten = "typogram_edge_buckets_forgotten_total";
        text.describe(forgotten, "counter", "Buckets forgotten before they were full.");
        text.sample(forgotten, buckets.forgotten());
        String capped = "typogram_edge_capped_connections_total";
        text.describe(capped, "counter", "Connections refused because their address had enough.");
        text.sample(capped, connections.refused());
    }

    private LongAdder counter(RouteClass routeClass, Subject by) {
        return Objects.requireNonNull(Objects.requireNonNull(limited.get(routeClass)).get(by));
    }
}
