package io.typogram.edge.caching;

import io.typogram.edge.metrics.PrometheusText;
import java.util.concurrent.atomic.LongAdder;

/// Counts what requests find. Nothing here takes a lock.
final class CacheMetrics {

    final LongAdder hits = new LongAdder();
    final LongAdder stale = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder coalesced = new LongAdder();
    final LongAdder bypassed = new LongAdder();
    final LongAdder stored = new LongAdder();
    final LongAdder evicted = new LongAdder();
    final LongAdder purgedTags = new LongAdder();
    final LongAdder purgedAll = new LongAdder();

    void write(PrometheusText text, long bytes, long entries, long collecting) {
        String requests = "typogram_edge_cache_requests_total";
        text.describe(requests, "counter", "Requests by what they found in the cache.");
        text.sample(requests, "found", "hit", hits.sum());
        text.sample(requests, "found", "stale", stale.sum());
        text.sample(requests, "found", "miss", misses.sum());
        text.sample(requests, "found", "coalesced", coalesced.sum());
        text.sample(requests, "found", "bypass", bypassed.sum());
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
