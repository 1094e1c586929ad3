package io.typogram.topology.moves.entity;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.topology.cells.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A drain of a cell, or a rebalance of a region, as it stands on record.
///
/// @param cell that is drained, and otherwise `region` that is rebalanced
/// @param users how many were to move when it began
/// @param outcome such as `DRAINED`, once it has ended
public record DrainSummary(
        UUID id,
        Optional<CellId> cell,
        Optional<RegionId> region,
        Reason reason,
        long users,
        Instant began,
        Optional<Instant> ended,
        Optional<String> outcome) {}
