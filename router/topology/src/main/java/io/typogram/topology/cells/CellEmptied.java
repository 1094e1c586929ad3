package io.typogram.topology.cells;

import io.typogram.kernel.identity.CellId;

/// The last user of a cell that drains has moved away, and nobody is on the way to it. Fired after the
/// commit of whoever has seen it.
public record CellEmptied(CellId cell, Reason reason) {}
