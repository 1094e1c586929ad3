package io.typogram.topology.claims.entity;

/// What came of the wish to confirm a claim.
public sealed interface ConfirmOutcome {

    /// The name is the user's, now or since before.
    record Confirmed(Claim claim) implements ConfirmOutcome {}

    record Unknown() implements ConfirmOutcome {}

    /// It came too late.
    record Expired() implements ConfirmOutcome {}

    /// The claim was given up.
    record Released() implements ConfirmOutcome {}

    /// Another claim of the same user has the name, or one that looks like it, and is not replaced.
    record Taken() implements ConfirmOutcome {}

    /// The user has as many as they may, and none is replaced.
    record TooMany(int max) implements ConfirmOutcome {}

    /// What was to be replaced never was a name of this user and kind.
    record NotReplaceable() implements ConfirmOutcome {}
}
