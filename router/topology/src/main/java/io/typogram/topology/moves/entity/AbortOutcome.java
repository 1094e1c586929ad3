package io.typogram.topology.moves.entity;

/// What came of the wish that a move be given up.
public sealed interface AbortOutcome {

    record Aborted(MoveRecord move) implements AbortOutcome {}

    record AbortedBefore(MoveRecord move) implements AbortOutcome {}

    /// The user's home has changed; another move can take them back.
    record TooLate(MoveRecord move) implements AbortOutcome {}

    record Unknown() implements AbortOutcome {}
}
