package io.typogram.topology.cells;

import io.typogram.kernel.identity.HostName;
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
        List<String> nodes,
        List<String> hosts) {

    public CellRepresentation {
        nodes = List.copyOf(nodes);
        hosts = List.copyOf(hosts);
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
                cell.nodes().stream().map(URI::toString).toList(),
                cell.hosts().stream().map(HostName::value).toList());
    }
}
