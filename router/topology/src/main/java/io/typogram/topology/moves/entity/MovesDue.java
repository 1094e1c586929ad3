package io.typogram.topology.moves.entity;

/// There is work for those who drive moves. Fired within this node only, and only after the commit.
public record MovesDue() {}
