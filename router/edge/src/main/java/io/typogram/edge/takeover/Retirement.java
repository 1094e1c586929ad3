package io.typogram.edge.takeover;

/// What an edge does once another one serves in its place.
public interface Retirement {

    /// Frees at once what only one edge can hold.
    void letGo();

    /// Answers what is under way, and ends.
    void retire();
}
