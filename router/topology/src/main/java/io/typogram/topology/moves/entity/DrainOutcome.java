package io.typogram.topology.moves.entity;

/// What came of the wish that a cell be drained.
public sealed interface DrainOutcome {

    /// It is being drained, since now or before.
    record Draining(Drain drain) implements DrainOutcome {}

    /// The cell's state does not say so.
    record NotDraining() implements DrainOutcome {}

    record CellUnknown() implements DrainOutcome {}
}
