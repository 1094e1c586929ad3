package io.typogram.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// How events fare on their way out and in.
@ApplicationScoped
public class EventMetrics {

    @Inject private MetricRegistry registry;
    @Inject private OutboxBacklog backlog;

    /// Makes the gauges, where they are not there already. They are wanted before anything was
    /// published, and what is registered while an application starts is not kept.
    void gauge() {
        registry.gauge("typogram_outbox_depth", backlog, OutboxBacklog::rows);
        registry.gauge(
                "typogram_outbox_oldest_seconds", backlog, waiting -> waiting.oldest().toSeconds());
    }

    void refused() {
        registry.counter("typogram_events_refused").inc();
    }

    void published(int events) {
        registry.counter("typogram_events_published").inc(events);
    }

    void merged(int events) {
        registry.counter("typogram_events_merged").inc(events);
    }

    /// Counted each time that a message fails, so once for every redelivery.
    void notMerged() {
        registry.counter("typogram_events_not_merged").inc();
    }

    void purgesSent(int tags) {
        registry.counter("typogram_purges_sent").inc(tags);
    }

    void purgeFailed() {
        registry.counter("typogram_purges_failed").inc();
    }

    void purgeDropped() {
        registry.counter("typogram_purges_dropped").inc();
    }
}
