package io.typogram.topology.cells;

import io.typogram.kernel.identity.CellId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What those who have moved left behind in a cell. Who moves users knows it.
public interface CellLeftovers {

    /// What is kept in the cell still; empty when it is all cleared away. Runs in the caller's transaction.
    Optional<Leftovers> of(CellId cell) throws SQLException;

    /// Copies of users' data that are not cleared away yet.
    ///
    /// @param moves by how many moves they were left
    /// @param keptUntil when the last of them may be cleared away, if that is known
    record Leftovers(long moves, Optional<Instant> keptUntil) {}
}
