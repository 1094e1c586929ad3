package io.typogram.topology.cells;

import io.typogram.kernel.identity.CellId;
import java.net.URI;
import java.time.Instant;

/// What a node of a cell runs.
///
/// @param since when it said so first
public record NodeRelease(CellId cell, URI node, Release release, Instant since) {}
