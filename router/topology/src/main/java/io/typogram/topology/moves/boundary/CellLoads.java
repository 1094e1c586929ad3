package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// How busy cells have said they are, when they last answered this node.
@ApplicationScoped
public class CellLoads {

    /// What was said longer ago means nothing.
    private static final Duration VALID = Duration.ofSeconds(10);

    @Inject private InstantSource clock;
    @Inject private MetricRegistry registry;

    private final Map<CellId, Heard> heard = new ConcurrentHashMap<>();

    void heard(CellId cell, double load) {
        if (heard.put(cell, new Heard(load, clock.instant())) == null) {
            registry.gauge(
                    "typogram_topology_cell_load",
                    () -> of(cell).orElse(0),
                    new Tag("cell", cell.value()));
        }
    }

    /// From 0 to 1; nothing when the cell has not answered lately.
    OptionalDouble of(CellId cell) {
        Heard last = heard.get(cell);
        return last == null || last.at().plus(VALID).isBefore(clock.instant())
                ? OptionalDouble.empty()
                : OptionalDouble.of(last.load());
    }

    private record Heard(double load, Instant at) {}
}
