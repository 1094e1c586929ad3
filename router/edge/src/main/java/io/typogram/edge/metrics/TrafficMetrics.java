package io.typogram.edge.metrics;

import io.typogram.edge.limiting.RouteClass;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int STATUS_CLASSES = 6;

    private final Map<String, Map<RouteClass, Answers>> answers = new ConcurrentHashMap<>();
    private final Histogram added = new Histogram(SECONDS);

    private final LongAdder replays = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder withheldRetries = new LongAdder();
    private final LongAdder connectFailures = new LongAdder();
    private final LongAdder brokenOff = new LongAdder();
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
        Map<RouteClass, Answers> known = answers.get(who);
        Map<RouteClass, Answers> routes =
                known != null ? known : answers.computeIfAbsent(who, added -> newRoutes());
        Objects.requireNonNull(routes.get(route)).add(status, nanos);
    }

    /// Records how long the edge had a request before it was on its way to a cell.
    public void passedOn(long nanos) {
        added.recordNanos(nanos);
    }

    public void replayed() {
        replays.increment();
    }

    public void retried() {
        retries.increment();
    }

    /// Records a retry that was safe, and that the budget did not allow.
    public void retryWithheld() {
        withheldRetries.increment();
    }

    public void connectFailed() {
        connectFailures.increment();
    }

    public void brokeOff() {
        brokenOff.increment();
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

    public long replays() {
        return replays.sum();
    }

    public void write(PrometheusText text) {
        writeAnswers(text);
        added.write(text, "typogram_edge_added_seconds", "Time before a request was passed on.");
        writeDurations(text);
        counter(text, "typogram_edge_replays_total", "Requests replayed after a 421.", replays);
        counter(text, "typogram_edge_retries_total", "Requests sent again elsewhere.", retries);
        counter(
                text,
                "typogram_edge_withheld_retries_total",
                "Requests not sent again because too many were already.",
                withheldRetries);
        counter(
                text,
                "typogram_edge_connect_failures_total",
                "Connections to nodes that could not be opened.",
                connectFailures);
        counter(
                text,
                "typogram_edge_broken_off_total",
                "Connections that nodes closed before their answer was whole.",
                brokenOff);
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
        forEachAnswered((labels, each) -> {
            for (int status = 1; status < STATUS_CLASSES; status++) {
                List<String> more = new ArrayList<>(labels);
                more.add("class");
                more.add(status + "xx");
                text.sample(name, more, each.byStatus[status].sum());
            }
        });
    }

    private void writeDurations(PrometheusText text) {
        String name = "typogram_edge_request_seconds";
        text.describe(name, "histogram", "Time from a request to the end of its answer.");
        forEachAnswered((labels, each) -> each.durations.writeSamples(text, name, labels));
    }

    private void forEachAnswered(BiConsumer<List<String>, Answers> action) {
        answers.forEach((who, routes) ->
                routes.forEach((route, each) -> {
                    if (!each.isEmpty()) {
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

    private static Map<RouteClass, Answers> newRoutes() {
        Map<RouteClass, Answers> routes = new EnumMap<>(RouteClass.class);
        for (RouteClass route : RouteClass.values()) {
            routes.put(route, new Answers());
        }
        return routes;
    }

    /// What one answerer has answered to requests of one class.
    private static final class Answers {

        private final LongAdder[] byStatus = new LongAdder[STATUS_CLASSES];
        private final Histogram durations = new Histogram(SECONDS);

        Answers() {
            Arrays.setAll(byStatus, status -> new LongAdder());
        }

        void add(int status, long nanos) {
            byStatus[Math.clamp(status / 100, 0, STATUS_CLASSES - 1)].increment();
            durations.recordNanos(nanos);
        }

        boolean isEmpty() {
            return durations.count() == 0;
        }
    }
}
