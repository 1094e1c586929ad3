package io.typogram.topology.cells.control;

import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Reason;
import java.time.Instant;
import java.util.List;

/// One line of the audit: who changed a cell, why, and what it was from then on.
public record CellChange(
        long version,
        Instant at,
        Reason reason,
        CellState state,
        long weight,
        long capacity,
        List<String> nodes,
        List<String> hosts) {

    public CellChange {
        nodes = List.copyOf(nodes);
        hosts = List.copyOf(hosts);
    }
}
