package io.typogram.topology.moves.entity;

/// What came of the wish that a move that was given up be tried again.
public sealed interface RetryOutcome {

    /// A new move was wished for.
    record Asked(PlanOutcome outcome) implements RetryOutcome {}

    /// The move was not given up.
    record NotAborted(MoveRecord move) implements RetryOutcome {}

    record Unknown() implements RetryOutcome {}
}
