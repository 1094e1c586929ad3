package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.moves.CellUnreachableException;
import io.typogram.moves.MovingCell;
import io.typogram.topology.moves.MovingCells;
import jakarta.enterprise.context.ApplicationScoped;

/// The way to the cells is not built yet: none can be reached.
@ApplicationScoped
public class UnconnectedCells implements MovingCells {

    @Override
    public MovingCell of(CellId cell) {
        throw new CellUnreachableException("there is no way to " + cell + " yet");
    }
}
