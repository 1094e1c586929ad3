package io.typogram.kernel.events;

/// How far an event travels.
public enum Reach {
    /// To the consumers of the origin's region only.
    REGION,
    /// To every cell of every region, by geo-replication. Such an event carries state that merges,
    /// because it may arrive late, twice, or after its successor.
    GLOBAL
}
