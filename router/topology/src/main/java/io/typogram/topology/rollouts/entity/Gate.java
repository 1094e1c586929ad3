package io.typogram.topology.rollouts.entity;

import java.util.Optional;

/// Whether a cell may take a release now.
public sealed interface Gate {

    record Open() implements Gate {}

    /// Another cell takes it first. There is no rollout when nobody has begun one.
    record CanaryFirst(Optional<Rollout> rollout) implements Gate {}

    record Halted(Rollout rollout) implements Gate {}
}
