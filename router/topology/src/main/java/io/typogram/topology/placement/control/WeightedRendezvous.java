package io.typogram.topology.placement.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Weighted rendezvous hashing: each cell draws a number for the user, and the highest wins.
///
/// The draw is `-weight / ln(u)` with `u` in (0, 1) from a hash of user and cell, so a cell wins a share
/// of users in proportion to its weight, every node chooses alike, and a cell that joins takes only the
/// users that it now wins: nobody changes between two others. (D. Thaler and C. Ravishankar, "Using
/// name-based mappings to increase hit rates", 1998; weights as in J. Resch, "New hashing algorithms for
/// data storage", 2015.)
final class WeightedRendezvous {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int MANTISSA_BITS = 53;
    private static final double UNIT = 0x1.0p-53;

    private WeightedRendezvous() {}

    static Optional<Cell> choose(UserId user, Collection<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.weight() > 0)
                .max(
                        Comparator.<Cell>comparingDouble(cell -> draw(user, cell))
                                .thenComparing(Cell::id));
    }

    private static double draw(UserId user, Cell cell) {
        long hash = mix(cellHash(cell.id()) ^ mix(userHash(user)));
        double uniform = ((hash >>> (Long.SIZE - MANTISSA_BITS)) + 0.5) * UNIT;
        return -cell.weight() / Math.log(uniform);
    }

    private static long userHash(UserId user) {
        return mix(user.value().getMostSignificantBits()) + user.value().getLeastSignificantBits();
    }

    /// FNV-1a over the characters of the name.
    private static long cellHash(CellId cell) {
        long hash = FNV_OFFSET;
        for (char letter : cell.value().toCharArray()) {
            hash = (hash ^ letter) * FNV_PRIME;
        }
        return hash;
    }

    /// The finalizer of SplitMix64: every bit of the input moves every bit of the output.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
