package io.typogram.topology.rollouts.entity;

import java.time.Instant;
import java.util.Optional;

/// One line of a rollout's audit.
///
/// @param change the state that it came to
/// @param by who, or `topology`
/// @param note why
public record RolloutChange(
        long version, Instant at, String change, String by, Optional<String> note) {}
