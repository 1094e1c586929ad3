package io.typogram.topology.directory.boundary;

import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.platform.SchemaReady;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/// Tells whoever scrapes the metrics how large the directory is.
@ApplicationScoped
public class DirectorySize {

    @Inject private Transactions transactions;
    @Inject private Cells cells;
    @Inject private Versions versions;

    /// Gauges are known once their bean is made; nobody else asks for this one.
    void begin(@Observes SchemaReady ready) {}

    @Gauge(name = "typogram_topology_users", absolute = true, unit = "none")
    public long users() {
        return transactions.run(cells::all).stream().mapToLong(Cell::users).sum();
    }

    @Gauge(name = "typogram_topology_room", absolute = true, unit = "none")
    public long room() {
        return transactions.run(cells::all).stream()
                .filter(Cell::isOpenToAnybody)
                .mapToLong(cell -> Math.max(0, cell.capacity() - cell.users()))
                .sum();
    }

    @Gauge(name = "typogram_topology_version", absolute = true, unit = "none")
    public long version() {
        return transactions.run(versions::read).current();
    }
}
