package io.typogram.topology.moves;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.MovingCell;

/// The cells, as the drivers of moves reach them.
public interface MovingCells {

    /// A way to speak to the cell; whether it answers is found out by asking.
    MovingCell of(CellId cell);
}
