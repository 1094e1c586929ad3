package io.typogram.topology.rollouts.entity;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.cells.Cell;

/// What came of the wish to roll a release out.
public sealed interface BeginOutcome {

    record Begun(Rollout rollout) implements BeginOutcome {}

    /// Another one is on its way.
    record UnderWay(Rollout rollout) implements BeginOutcome {}

    record CellUnknown(CellId cell) implements BeginOutcome {}

    /// The cell that was named takes no users, so it would show nothing.
    record Unfit(Cell cell) implements BeginOutcome {}

    /// No cell was named, and none is active and for everybody.
    record NoCanary() implements BeginOutcome {}
}
