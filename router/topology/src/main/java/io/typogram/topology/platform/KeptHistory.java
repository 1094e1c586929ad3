package io.typogram.topology.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// What a context of topology keeps of what has ended, and for how long. Whoever keeps such a thing implements
/// it, or it would grow for ever.
public interface KeptHistory {

    /// What it is, such as `moves`.
    String name();

    /// For how long it is kept after its end.
    Duration kept();

    /// Forgets what ended before a time, `limit` of it at most, in the caller's transaction.
    ///
    /// @return how many were forgotten
    int forget(Instant before, int limit) throws SQLException;
}
