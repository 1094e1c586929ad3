package io.typogram.topology.cells.boundary;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellRepresentation;
import io.typogram.topology.cells.NodeRelease;
import io.typogram.topology.cells.control.CellChange;
import java.util.List;

/// A cell with its history on the wire.
///
/// @param version that of its latest change
/// @param changes the latest, the newest first
public record CellHistoryRepresentation(
        CellRepresentation cell, long version, List<ChangeRepresentation> changes) {

    public CellHistoryRepresentation {
        changes = List.copyOf(changes);
    }

    /// What a cell was from a version on, who made it so, and why.
    public record ChangeRepresentation(
            long version,
            String at,
            String by,
            String reason,
            String state,
            long weight,
            long capacity,
            List<String> nodes,
            List<String> hosts) {

        public ChangeRepresentation {
            nodes = List.copyOf(nodes);
            hosts = List.copyOf(hosts);
        }

        static ChangeRepresentation of(CellChange change) {
            return new ChangeRepresentation(
                    change.version(),
                    change.at().toString(),
                    change.reason().by(),
                    change.reason().why(),
                    change.state().wireName(),
                    change.weight(),
                    change.capacity(),
                    change.nodes(),
                    change.hosts());
        }
    }

    static CellHistoryRepresentation of(
            Cell cell, List<NodeRelease> releases, List<CellChange> changes) {
        return new CellHistoryRepresentation(
                CellRepresentation.of(cell, releases),
                cell.version(),
                changes.stream().map(ChangeRepresentation::of).toList());
    }
}
