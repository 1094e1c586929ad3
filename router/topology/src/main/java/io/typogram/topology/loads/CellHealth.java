package io.typogram.topology.loads;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.cells.Cell;
import java.time.Instant;
import java.util.OptionalDouble;

/// How cells have served of late, as this node of topology has seen it.
public interface CellHealth {

    /// Whether this node has looked at all since it started; before that, nothing it says means anything.
    boolean hasLooked();

    /// Whether each of the cell's nodes said in the latest round that it is ready.
    boolean isReady(Cell cell);

    /// How a cell has served since then, or in the latest hour if that is longer ago.
    Service serviceOf(CellId cell, Instant since);

    /// What the edges have counted.
    ///
    /// @param requests how many were answered, and how many of those with an error
    /// @param p99Millis the mean of what was seen in each step
    record Service(double requests, double errors, OptionalDouble p99Millis) {

        public static final Service NONE = new Service(0, 0, OptionalDouble.empty());

        /// From 0 to 1; 0 of nothing.
        public double errorShare() {
            return requests == 0 ? 0 : Math.min(1, errors / requests);
        }
    }
}
