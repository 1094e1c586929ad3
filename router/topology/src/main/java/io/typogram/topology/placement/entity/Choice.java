package io.typogram.topology.placement.entity;

import io.typogram.topology.cells.Cell;

/// What the policy says about one user.
public sealed interface Choice {

    record Chosen(Cell cell) implements Choice {}

    record NoRoom() implements Choice {}

    record UnknownRegion() implements Choice {}
}
