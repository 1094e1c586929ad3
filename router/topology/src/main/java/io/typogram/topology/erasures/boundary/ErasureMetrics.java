package io.typogram.topology.erasures.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Counts erasures by what came of them. Everything is counted by the node that committed it.
@ApplicationScoped
public class ErasureMetrics {

    @Inject private MetricRegistry registry;

    void requested() {
        count("requested");
    }

    /// @param took since it was asked for
    void done(Duration took) {
        count("done");
        registry.timer("typogram_topology_erasure_time").update(took);
    }

    /// A cell, or topology itself, found something that was not deleted.
    void left() {
        count("left");
    }

    private void count(String outcome) {
        registry.counter("typogram_topology_erasures", new Tag("outcome", outcome)).inc();
    }
}
