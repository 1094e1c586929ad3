package io.typogram.topology.cells.control;

import io.typogram.topology.cells.Cell;

/// What came of a wish to change a cell.
public sealed interface ChangeOutcome {

    /// The cell is as wished, whether by this change or before it.
    record Changed(Cell cell) implements ChangeOutcome {}

    /// There is no such cell.
    record Unknown() implements ChangeOutcome {}

    /// The state cannot follow the cell's present one, or somebody still lives there.
    record Unreachable(Cell cell) implements ChangeOutcome {}
}
