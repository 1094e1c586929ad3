package io.typogram.edge.metrics;

import io.typogram.edge.limiting.RouteClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/// Counts what passes through. Used by all event loops; nothing here takes a lock that one of them
/// could wait for.
public final class TrafficMetrics {

    private static final double[] SECONDS = {
        0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
        0.5, 1, 2.5, 5, 10
    };

    /// So many cells, and others who answer, are told apart. What comes from more of them is counted
    /// together, so that a topology which names new cells without end does not fill the memory.
    static final int MAX_ANSWERERS = 1024;

    static final String OTHERS = "others";

    private final Map<String, Map<RouteClass, Traffic>> traffic = new ConcurrentHashMap<>();
    private final Histogram added = new Histogram(SECONDS);

    private final LongAdder floods = new LongAdder();
    private final LongAdder failedHandshakes = new LongAdder();
    private final LongAdder slowReaders = new LongAdder();
    private final AtomicInteger clientConnections = new AtomicInteger();
    private final AtomicInteger upstreamConnections = new AtomicInteger();
    private final AtomicInteger tunnels = new AtomicInteger();

    /// Records one answer.
    ///
    /// @param who the cell that answered, or `edge`, `cache` or `sign-in`
    public void answered(String who, RouteClass route, int status, long nanos) {
        of(who, route).answered(status, nanos);
    }

    /// Records what went wrong with one request.
    ///
    /// @param who the cell that was asked, or `sign-in`
    public void met(Trouble trouble, String who, RouteClass route) {
        of(who, route).met(trouble);
    }

    private Traffic of(String who, RouteClass route) {
        Map<RouteClass, Traffic> known = traffic.get(who);
        return Objects.requireNonNull((known == null ? firstOf(who) : known).get(route));
    }

    private Map<RouteClass, Traffic> firstOf(String who) {
        String counted = traffic.size() < MAX_ANSWERERS ? who : OTHERS;
        return traffic.computeIfAbsent(counted, added -> newRoutes());
    }

    /// Records how long the edge had a request before it was on its way to a cell.
    public void passedOn(long nanos) {
        added.recordNanos(nanos);
    }

    /// Records a connection that was cut because its client sent too much that wants no answer.
    public void flooded() {
        floods.increment();
    }

    /// Records a client that was cut because it read its answer too slowly.
    public void slowReaderCut() {
        slowReaders.increment();
    }

    public void handshakeFailed() {
        failedHandshakes.increment();
    }

    public AtomicInteger clientConnections() {
        return clientConnections;
    }

    public AtomicInteger upstreamConnections() {
        return upstreamConnections;
    }

    public AtomicInteger tunnels() {
        return tunnels;
    }

    public void write(PrometheusText text) {
        writeAnswers(text);
        added.write(text, "typogram_edge_added_seconds", "Time before a request was passed on.");
        writeDurations(text);
        writeTroubles(text);
        counter(
                text,
                "typogram_edge_floods_total",
                "HTTP/2 connections cut because of too many control frames.",
                floods);
        counter(
                text,
                "typogram_edge_failed_handshakes_total",
                "TLS handshakes that did not succeed.",
                failedHandshakes);
        counter(
                text,
                "typogram_edge_slow_readers_total",
                "Clients cut because they read too slowly.",
                slowReaders);
        writeConnections(text);
    }

    private void writeAnswers(PrometheusText text) {
        String name = "typogram_edge_requests_total";
        text.describe(name, "counter", "Answers by who gave them, kind of request and status.");
        forEachSeen((labels, each) -> {
            for (int status = 1; status < Traffic.STATUS_CLASSES; status++) {
                List<String> more = new ArrayList<>(labels);
                more.add("class");
                more.add(status + "xx");
                text.sample(name, more, each.answers(status));
            }
        });
    }

    private void writeDurations(PrometheusText text) {
        String name = "typogram_edge_request_seconds";
        text.describe(name, "histogram", "Time from a request to the end of its answer.");
        forEachSeen((labels, each) -> each.durations().writeSamples(text, name, labels));
    }

    private void writeTroubles(PrometheusText text) {
        for (Trouble trouble : Trouble.values()) {
            text.describe(trouble.metric(), "counter", trouble.help());
            forEachSeen(
                    (labels, each) -> text.sample(trouble.metric(), labels, each.times(trouble)));
        }
    }

    private void forEachSeen(BiConsumer<List<String>, Traffic> action) {
        traffic.forEach((who, routes) ->
                routes.forEach((route, each) -> {
                    if (!each.isUntouched()) {
                        action.accept(List.of("cell", who, "route", route.label()), each);
                    }
                }));
    }

    private void writeConnections(PrometheusText text) {
        String name = "typogram_edge_connections";
        text.describe(name, "gauge", "Open connections.");
        text.sample(name, "side", "client", clientConnections.get());
        text.sample(name, "side", "upstream", upstreamConnections.get());
        text.sample(name, "side", "tunnel", tunnels.get());
    }

    private static void counter(PrometheusText text, String name, String help, LongAdder value) {
        text.describe(name, "counter", help);
        text.sample(name, value.sum());
    }

    private static Map<RouteClass, Traffic> newRoutes() {
        Map<RouteClass, Traffic> routes = new EnumMap<>(RouteClass.class);
        for (RouteClass route : RouteClass.values()) {
            routes.put(route, new Traffic(SECONDS));
        }
        return routes;
    }
}
