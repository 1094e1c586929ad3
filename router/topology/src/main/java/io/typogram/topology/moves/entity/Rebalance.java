package io.typogram.topology.moves.entity;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The wish that each user of a region lives in the cell where they would be placed now.
///
/// @param users how many were to move when it began, as far as that was counted
/// @param looked how far the region's users have been looked at
/// @param unplaced how many stayed because the cell that they belong to had no room
/// @param outcome `BALANCED` or `CALLED_OFF`, once it has ended
public record Rebalance(
        UUID id,
        RegionId region,
        Reason reason,
        long users,
        Looked looked,
        long unplaced,
        Instant began,
        Optional<Instant> ended,
        Optional<String> outcome) {

    public static final String BALANCED = "BALANCED";
    public static final String CALLED_OFF = "CALLED_OFF";

    /// How far a look at all users of a region has come: cell by cell, and user by user in each.
    ///
    /// @param cell empty before the first
    /// @param user the last one of the cell, empty before the first
    /// @param all whether nobody is left
    public record Looked(Optional<CellId> cell, Optional<UserId> user, boolean all) {

        public static final Looked NONE = new Looked(Optional.empty(), Optional.empty(), false);

        public static final Looked ALL = new Looked(Optional.empty(), Optional.empty(), true);
    }

    public Rebalance lookedAt(Looked now, long nowUnplaced) {
        return new Rebalance(id, region, reason, users, now, nowUnplaced, began, ended, outcome);
    }

    public Rebalance ended(String how, Instant now) {
        return new Rebalance(
                id,
                region,
                reason,
                users,
                looked,
                unplaced,
                began,
                Optional.of(now),
                Optional.of(how));
    }
}
