package io.typogram.local.platform;

import java.util.List;
import java.util.Optional;

/// What an operator decides about a platform before it is brought up.
///
/// @param nodes Liberty nodes a cell
/// @param topologyNodes Liberty nodes of topology
/// @param databaseUrl a JDBC address that replaces the cells' own PostgreSQL; may hold `{cell}`
/// @param only components to start, with all that they need; empty for everything
public record PlatformOptions(
        List<PlannedCell> cells,
        int nodes,
        int topologyNodes,
        Optional<String> databaseUrl,
        Ports ports,
        List<String> only) {

    private static final String CELL_PLACEHOLDER = "{cell}";

    public PlatformOptions {
        cells = List.copyOf(cells);
        only = List.copyOf(only);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a platform needs a cell");
        }
        if (nodes < 1 || nodes > Ports.NODES_AT_MOST) {
            throw new IllegalArgumentException(
                    "a cell has between 1 and %d nodes".formatted(Ports.NODES_AT_MOST));
        }
        if (topologyNodes < 1 || topologyNodes > Ports.NODES_AT_MOST) {
            throw new IllegalArgumentException(
                    "topology has between 1 and %d nodes".formatted(Ports.NODES_AT_MOST));
        }
        databaseUrl.ifPresent(PlatformOptions::requireDatabaseUrl);
        if (cells.size() > 1
                && databaseUrl.filter(url -> !url.contains(CELL_PLACEHOLDER)).isPresent()) {
            throw new IllegalArgumentException(
                    "several cells cannot share one database: write %s where the name of the cell belongs"
                            .formatted(CELL_PLACEHOLDER));
        }
    }

    /// The same for other cells.
    ///
    /// @throws IllegalArgumentException when these options do not allow for them
    public PlatformOptions withCells(List<PlannedCell> others) {
        return new PlatformOptions(others, nodes, topologyNodes, databaseUrl, ports, only);
    }

    /// The database given for a cell, if one was given.
    Optional<Database> database(PlannedCell cell) {
        return databaseUrl.map(
                url -> Database.parse(url.replace(CELL_PLACEHOLDER, cell.id().value())));
    }

    private static void requireDatabaseUrl(String url) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new IllegalArgumentException(
                    "a database is named as jdbc:postgresql://host:port/name?user=…&password=…");
        }
    }
}
