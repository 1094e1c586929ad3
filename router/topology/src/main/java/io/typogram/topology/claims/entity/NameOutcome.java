package io.typogram.topology.claims.entity;

/// What came of reading a name.
public sealed interface NameOutcome {

    record Fit(Name name) implements NameOutcome {}

    /// Nobody may have this one.
    record ForNobody() implements NameOutcome {}

    /// It is no name of its kind.
    ///
    /// @param why a sentence for people
    record Unfit(String why) implements NameOutcome {}
}
