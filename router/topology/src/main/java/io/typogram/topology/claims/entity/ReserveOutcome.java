package io.typogram.topology.claims.entity;

import java.time.Duration;

/// What came of the wish to reserve a name.
public sealed interface ReserveOutcome {

    record Reserved(Claim claim) implements ReserveOutcome {}

    /// The same wish came before; this is where it stands.
    record ReservedBefore(Claim claim) implements ReserveOutcome {}

    /// Somebody else has the name, or one that looks like it.
    record Taken() implements ReserveOutcome {}

    /// The wish came before and was not confirmed in time. Another one needs another id.
    record Expired() implements ReserveOutcome {}

    /// The wish came before, and was given up.
    record Released() implements ReserveOutcome {}

    /// The id is that of another wish.
    record IdUsed() implements ReserveOutcome {}

    /// The user is being erased, or was.
    record Erased() implements ReserveOutcome {}

    /// The user has reserved as many as they may.
    ///
    /// @param pause until the first of them expires
    record TooMany(int max, Duration pause) implements ReserveOutcome {}
}
