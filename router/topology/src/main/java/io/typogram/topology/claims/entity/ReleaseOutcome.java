package io.typogram.topology.claims.entity;

/// What came of the wish to give a claim up.
public sealed interface ReleaseOutcome {

    /// It is given up, now or since before.
    record Released(Claim claim) implements ReleaseOutcome {}

    record Unknown() implements ReleaseOutcome {}
}
