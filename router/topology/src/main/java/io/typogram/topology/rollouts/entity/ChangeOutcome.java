package io.typogram.topology.rollouts.entity;

/// What came of the wish to halt a rollout or to have it go on.
public sealed interface ChangeOutcome {

    record Changed(Rollout rollout) implements ChangeOutcome {}

    record Unknown() implements ChangeOutcome {}

    /// It is not in a state in which that can be done, or a later one has taken its place.
    record TooLate(Rollout rollout) implements ChangeOutcome {}
}
