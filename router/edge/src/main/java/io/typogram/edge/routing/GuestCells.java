package io.typogram.edge.routing;

import io.typogram.edge.cells.Cell;
import io.typogram.edge.cells.Cells;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Orders the cells for a guest by weighted rendezvous hashing.
///
/// Each cell gets a score from the guest's number and its own name. When a cell comes or goes only
/// the guests who score it highest move; with `-weight / ln(hash)` as the score each cell gets
/// guests in proportion to its weight (Schindelhauer and Schomaker, "Weighted distributed hash
/// tables", 2005).
final class GuestCells {

    private static final double UNIT = 0x1.0p-53;

    private GuestCells() {}

    /// The cells that may serve the guest, best first: those of `region`, then those of the others.
    /// Cells that are not healthy are left out.
    static List<CellId> inOrder(
            GuestId guest, RegionId region, Cells cells, Predicate<Cell> healthy) {
        Comparator<Cell> byScore =
                Comparator.comparingDouble((Cell cell) -> score(guest, cell)).reversed();
        Comparator<Cell> nearFirst = Comparator.comparing(cell -> !cell.region().equals(region));
        return cells.all().stream()
                .filter(cell -> cell.takesGuests() && healthy.test(cell))
                .sorted(nearFirst.thenComparing(byScore))
                .map(Cell::id)
                .toList();
    }

    private static double score(GuestId guest, Cell cell) {
        long hash = mix(guest.value() ^ mix(cell.id().value().hashCode()));
        double uniform = ((hash >>> 11) + 0.5) * UNIT;
        return -cell.weight() / Math.log(uniform);
    }

    /// The finaliser of SplitMix64.
    private static long mix(long value) {
        long hash = value + 0x9E37_79B9_7F4A_7C15L;
        hash = (hash ^ (hash >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return hash ^ (hash >>> 31);
    }
}
