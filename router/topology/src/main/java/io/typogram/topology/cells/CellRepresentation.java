package io.typogram.topology.cells;

import java.net.URI;
import java.util.List;

/// A cell on the wire.
public record CellRepresentation(
        String id,
        String region,
        String kind,
        String state,
        long weight,
        long capacity,
        long users,
        List<String> nodes) {

    public CellRepresentation {
        nodes = List.copyOf(nodes);
    }

    public static CellRepresentation of(Cell cell) {
        return new CellRepresentation(
                cell.id().value(),
                cell.region().value(),
                cell.kind().wireName(),
                cell.state().wireName(),
                cell.weight(),
                cell.capacity(),
                cell.users(),
                cell.nodes().stream().map(URI::toString).toList());
    }
}
