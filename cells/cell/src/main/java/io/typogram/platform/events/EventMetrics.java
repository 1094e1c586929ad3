package io.typogram.platform.events;

import io.typogram.platform.persistence.SchemaReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/// How events fare on their way out and in.
@ApplicationScoped
public class EventMetrics {

    @Inject private MetricRegistry registry;
    @Inject private Outbox outbox;

    /// The gauge is there from the start, and not only once something was published: it matters most
    /// when nothing can be.
    void register(@Observes SchemaReady ready) {
        // That the container calls this makes the bean, and with it the gauge.
    }

    /// Events that the broker has not acknowledged. Growing means that the other cells fall behind.
    @Gauge(name = "typogram_outbox_depth", absolute = true, unit = MetricUnits.NONE)
    public long outboxDepth() {
        return outbox.depth();
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
}
