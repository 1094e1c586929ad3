package io.typogram.topology.cells.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.platform.Inputs;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The wish that a cell be registered, as it was sent.
public record CellDescription(
        @Nullable String region,
        @Nullable String kind,
        @Nullable List<String> hosts,
        @Nullable Long weight,
        @Nullable Long capacity,
        @Nullable List<String> nodes,
        @Nullable String by,
        @Nullable String reason) {

    static final CellDescription NONE =
            new CellDescription(null, null, null, null, null, null, null, null);

    /// The new cell, in which nobody lives.
    Cell toCell(CellId id) {
        CellKind wished =
                CellKind.ofWireName(kind == null ? "" : kind)
                        .orElseThrow(
                                () -> new InvalidInputException("kind is shared or dedicated."));
        List<HostName> names =
                texts("hosts", hosts, Cell.MAX_HOSTS)
                        .map(Inputs::hostName)
                        .flatMap(Optional::stream)
                        .toList();
        if ((wished == CellKind.DEDICATED) == names.isEmpty()) {
            throw new InvalidInputException(
                    "a dedicated cell has host names, and a shared one has none.");
        }
        List<URI> addresses =
                texts("nodes", nodes, Cell.MAX_NODES).map(Inputs::nodeAddress).toList();
        if (addresses.isEmpty()) {
            throw new InvalidInputException("a cell has a node.");
        }
        return new Cell(
                id,
                Inputs.regionId(region),
                wished,
                CellState.PROVISIONING,
                Inputs.number("weight", weight, 0, Cell.MAX_WEIGHT),
                Inputs.number("capacity", capacity, 0, Cell.MAX_CAPACITY),
                0,
                addresses,
                names,
                0);
    }

    private static Stream<String> texts(String name, @Nullable List<String> texts, int max) {
        List<String> given = texts == null ? List.of() : texts;
        if (given.size() > max || given.stream().distinct().count() < given.size()) {
            throw new InvalidInputException("%s are at most %d, each once.".formatted(name, max));
        }
        return given.stream();
    }
}
