package io.typogram.topology.claims.entity;

import java.time.Instant;
import java.util.Optional;

/// An entry of the audit.
public record ClaimChange(
        long step, Instant changed, String change, String by, Optional<String> note) {}
