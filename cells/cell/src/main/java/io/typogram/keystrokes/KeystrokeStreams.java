package io.typogram.keystrokes;

import io.typogram.kernel.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The streams of the players who live in this cell, found by the run that they are of.
public interface KeystrokeStreams {

    /// Keeps a stream in the caller's transaction.
    void keep(UserId user, UUID resultId, Keystrokes keystrokes, Instant keptAt);

    /// A player's stream; another's is not found.
    Optional<Keystrokes> find(UserId user, UUID resultId);
}
