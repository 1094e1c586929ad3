package io.typogram.platform.caching;

import io.typogram.platform.persistence.SchemaReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/// Whether the nodes of the cell find each other.
@ApplicationScoped
public class CacheMetrics {

    @Inject private Caches caches;

    /// The gauge is there from the start.
    void register(@Observes SchemaReady ready) {
        // That the container calls this makes the bean, and with it the gauge.
    }

    /// Fewer than the cell has nodes means that this node's caches hear nothing of the others'.
    @Gauge(name = "typogram_cluster_nodes", absolute = true, unit = MetricUnits.NONE)
    public int clusterNodes() {
        return caches.nodesInView();
    }
}
