package io.typogram.topology.erasures.boundary;

import io.typogram.topology.erasures.entity.CellErasure;
import io.typogram.topology.erasures.entity.ErasureRecord;
import io.typogram.topology.erasures.entity.ErasureStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A receipt on the wire. It says what was done, and not for whom.
///
/// @param state `requested`, `fenced`, `erased` or `done`
/// @param askedBy `player` or `operator`
/// @param cellsDone how many of `cellsTotal` have nothing left
/// @param signIn `pending`, `deleted` or `not_configured`
/// @param topology how many rows of which table the directory and its neighbours have deleted
/// @param notErased what an erasure does not reach
public record ReceiptRepresentation(
        String id,
        String state,
        String askedBy,
        String requestedAt,
        @Nullable String fencedAt,
        @Nullable String doneAt,
        int cellsDone,
        int cellsTotal,
        List<CellRepresentation> cells,
        String signIn,
        SortedMap<String, Long> topology,
        List<String> notErased) {

    private static final List<String> NOT_ERASED =
            List.of(
                    "Backups keep what was in them until they are overwritten.",
                    "Messages between cells that were sent before are kept by the broker until they expire; no cell takes them over.",
                    "Logs name accounts by a random id only, and are deleted by their age.",
                    "That random id is remembered for a time, so that nothing can bring the account back.");

    public ReceiptRepresentation {
        cells = List.copyOf(cells);
        notErased = List.copyOf(notErased);
    }

    /// One cell's part.
    ///
    /// @param state `pending`, `erased`, `failed` or `retired`
    /// @param rows how many rows were deleted of which table
    public record CellRepresentation(
            String cell, String state, @Nullable String erasedAt, SortedMap<String, Long> rows) {

        static CellRepresentation of(CellErasure cell) {
            return new CellRepresentation(
                    cell.cell().value(),
                    cell.state().name().toLowerCase(Locale.ROOT),
                    cell.erasedAt().map(Instant::toString).orElse(null),
                    cell.rows());
        }
    }

    static ReceiptRepresentation of(ErasureStatus status) {
        ErasureRecord erasure = status.erasure();
        return new ReceiptRepresentation(
                erasure.id().toString(),
                erasure.state().name().toLowerCase(Locale.ROOT),
                erasure.isPlayersOwn() ? ErasureRecord.PLAYER : "operator",
                erasure.times().requested().toString(),
                erasure.times().fenced().map(Instant::toString).orElse(null),
                erasure.times().done().map(Instant::toString).orElse(null),
                (int) status.cells().stream().filter(CellErasure::isOver).count(),
                status.cells().size(),
                status.cells().stream().map(CellRepresentation::of).toList(),
                erasure.signIn().name().toLowerCase(Locale.ROOT),
                erasure.rows(),
                NOT_ERASED);
    }
}
