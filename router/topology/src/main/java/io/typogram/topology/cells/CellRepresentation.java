package io.typogram.topology.cells;

import io.typogram.kernel.identity.HostName;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cell on the wire.
///
/// @param release what its nodes run; left out where they run several, have not said, or nobody asks
/// @param releases what each node runs that has said; left out where none has, or nobody asks
public record CellRepresentation(
        String id,
        String region,
        String kind,
        String state,
        long weight,
        long capacity,
        long users,
        List<String> nodes,
        List<String> hosts,
        @Nullable String release,
        @Nullable List<NodeReleaseRepresentation> releases) {

    public CellRepresentation {
        nodes = List.copyOf(nodes);
        hosts = List.copyOf(hosts);
    }

    /// What a node runs, on the wire.
    public record NodeReleaseRepresentation(String node, String release, String since) {

        static NodeReleaseRepresentation of(NodeRelease said) {
            return new NodeReleaseRepresentation(
                    said.node().toString(), said.release().value(), said.since().toString());
        }
    }

    /// For operators, who are told what the nodes run.
    ///
    /// @param all what the nodes of all cells run
    public static CellRepresentation of(Cell cell, List<NodeRelease> all) {
        List<NodeRelease> own = all.stream().filter(said -> said.cell().equals(cell.id())).toList();
        List<Release> different = own.stream().map(NodeRelease::release).distinct().toList();
        CellRepresentation plain = of(cell);
        return new CellRepresentation(
                plain.id,
                plain.region,
                plain.kind,
                plain.state,
                plain.weight,
                plain.capacity,
                plain.users,
                plain.nodes,
                plain.hosts,
                different.size() == 1 ? different.getFirst().value() : null,
                own.isEmpty() ? null : own.stream().map(NodeReleaseRepresentation::of).toList());
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
                cell.hosts().stream().map(HostName::value).toList(),
                null,
                null);
    }
}
