package io.typogram.edge.health;

/// What a node said of itself.
public enum Readiness {
    READY,
    /// It said so, or nobody listens there.
    NOT_READY,
    /// It took the question and did not answer in time. It may be slow and nothing else.
    SILENT
}
