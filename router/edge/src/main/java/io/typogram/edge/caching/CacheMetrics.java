package io.typogram.edge.caching;

import io.typogram.edge.limiting.RouteClass;
import io.typogram.edge.metrics.PrometheusText;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// Counts what requests find. Nothing here takes a lock.
final class CacheMetrics {

    /// What a request finds.
    enum Found {
        HIT,
        STALE,
        MISS,
        COALESCED,
        BYPASS;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<RouteClass, Map<Found, LongAdder>> requests = new EnumMap<>(RouteClass.class);
    final LongAdder stored = new LongAdder();
    final LongAdder evicted = new LongAdder();
    final LongAdder purgedTags = new LongAdder();
    final LongAdder purgedAll = new LongAdder();

    CacheMetrics() {
        for (RouteClass route : RouteClass.values()) {
            Map<Found, LongAdder> byFound = new EnumMap<>(Found.class);
            for (Found found : Found.values()) {
                byFound.put(found, new LongAdder());
            }
            requests.put(route, byFound);
        }
    }

    void count(RouteClass route, Found found) {
        Objects.requireNonNull(Objects.requireNonNull(requests.get(route)).get(found)).increment();
    }

    void write(PrometheusText text, long bytes, long entries, long collecting) {
        String name = "typogram_edge_cache_requests_total";
        text.describe(name, "counter", "Requests by class and by what they found in the cache.");
        requests.forEach((route, byFound) ->
                byFound.forEach((found, count) ->
                        text.sample(
                                name,
                                "route",
                                route.label(),
                                "found",
                                found.label(),
                                count.sum())));
        sample(text, "typogram_edge_cache_stored_total", "counter", "Answers kept.", stored.sum());
        sample(
                text,
                "typogram_edge_cache_evictions_total",
                "counter",
                "Addresses dropped to make room.",
                evicted.sum());
        String purges = "typogram_edge_cache_purges_total";
        text.describe(purges, "counter", "Purges of one key, and of everything.");
        text.sample(purges, "of", "tag", purgedTags.sum());
        text.sample(purges, "of", "everything", purgedAll.sum());
        sample(text, "typogram_edge_cache_bytes", "gauge", "What is kept takes.", bytes);
        sample(text, "typogram_edge_cache_addresses", "gauge", "Addresses kept.", entries);
        sample(
                text,
                "typogram_edge_cache_collecting_bytes",
                "gauge",
                "Bodies that are still coming take.",
                collecting);
    }

    private static void sample(
            PrometheusText text, String name, String type, String help, long value) {
        text.describe(name, type, help);
        text.sample(name, value);
    }
}
