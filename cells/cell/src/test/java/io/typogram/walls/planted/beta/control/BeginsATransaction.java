package io.typogram.walls.planted.beta.control;

import jakarta.transaction.Transactional;

/// Transactions begin at the boundary.
public final class BeginsATransaction {

    /// Does nothing, in a transaction of its own.
    @Transactional
    public void begin() {}
}
