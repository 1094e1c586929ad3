package io.typogram.topology.moves.entity;

import io.typogram.kernel.identity.CellId;
import java.util.UUID;

/// A move that somebody should take up.
///
/// @param isUrgent whether the user may be waiting behind the fence
public record DueMove(UUID id, CellId source, boolean isUrgent) {}
