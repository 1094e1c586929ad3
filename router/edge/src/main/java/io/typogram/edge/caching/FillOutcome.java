package io.typogram.edge.caching;

/// What becomes of a request that waited for another one's fill.
public sealed interface FillOutcome {

    /// The answer for it is here.
    record Filled(Stored stored, Served served) implements FillOutcome {}

    /// The fill broke off, or its answer was purged meanwhile: look again, but once only. Who is told
    /// this twice fetches alone.
    record LookAgain() implements FillOutcome {}

    /// The answer was not for others: fetch by [EdgeCache#alone].
    record GoAlone() implements FillOutcome {}
}
