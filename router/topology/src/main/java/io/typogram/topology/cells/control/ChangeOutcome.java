package io.typogram.topology.cells.control;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellLeftovers.Leftovers;

/// What came of a wish to change a cell.
public sealed interface ChangeOutcome {

    /// The cell is as wished, whether by this change or before it.
    record Changed(Cell cell) implements ChangeOutcome {}

    /// There is no such cell.
    record Unknown() implements ChangeOutcome {}

    /// It is new, and none of its nodes says that it is ready.
    record NotReady(Cell cell) implements ChangeOutcome {}

    /// Something that users left there is not cleared away.
    record NotCleared(Cell cell, Leftovers leftovers) implements ChangeOutcome {}

    /// The state cannot follow the cell's present one, or somebody still lives there.
    record Unreachable(Cell cell) implements ChangeOutcome {}
}
