package io.typogram.topology.erasures.entity;

import java.time.Instant;
import java.util.Optional;

/// One line of an erasure's history.
public record ErasureChange(
        long step, Instant at, String change, String by, Optional<String> note) {}
