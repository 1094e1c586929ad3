package io.typogram.topology.moves.entity;

import java.time.Instant;
import java.util.Optional;

/// One line of a move's history.
///
/// @param step counts the lines from one
/// @param change a state that was entered, `CLOSED`, `FINISHED` or `UNACCOUNTED`
public record MoveChange(long step, Instant at, String change, String by, Optional<String> note) {}
