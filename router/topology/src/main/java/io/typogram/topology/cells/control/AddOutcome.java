package io.typogram.topology.cells.control;

import io.typogram.kernel.identity.HostName;
import io.typogram.topology.cells.Cell;

/// What came of the wish that a cell be registered.
public sealed interface AddOutcome {

    record Added(Cell cell) implements AddOutcome {}

    /// It was registered before, as it is described now.
    record Known(Cell cell) implements AddOutcome {}

    /// A cell of that name is there, and is described otherwise.
    record Another(Cell cell) implements AddOutcome {}

    /// One of the host names leads to another cell.
    record HostTaken(HostName host, Cell holder) implements AddOutcome {}

    /// There are as many cells as there may be.
    record TooMany() implements AddOutcome {}
}
