package io.typogram.topology.moves.entity;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.cells.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The wish that everybody leaves a cell.
///
/// @param acrossRegions whether users may leave their region
/// @param users how many lived there when it began
/// @param nowhereToGo whether, at the last look, somebody was found whom no cell may take
/// @param outcome `DRAINED` or `CALLED_OFF`, once it has ended
public record Drain(
        UUID id,
        CellId cell,
        Reason reason,
        boolean acrossRegions,
        long users,
        boolean nowhereToGo,
        Instant began,
        Optional<Instant> ended,
        Optional<String> outcome) {

    public static final String DRAINED = "DRAINED";
    public static final String CALLED_OFF = "CALLED_OFF";

    public Drain withNowhereToGo(boolean isSo) {
        return new Drain(id, cell, reason, acrossRegions, users, isSo, began, ended, outcome);
    }

    public Drain ended(String how, Instant now) {
        return new Drain(
                id,
                cell,
                reason,
                acrossRegions,
                users,
                nowhereToGo,
                began,
                Optional.of(now),
                Optional.of(how));
    }
}
