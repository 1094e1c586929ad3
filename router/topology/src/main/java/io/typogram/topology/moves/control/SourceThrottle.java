package io.typogram.topology.moves.control;

import java.util.OptionalDouble;

/// How many users may be copied out of one cell at once, by how busy the cell is. One always may: otherwise a
/// cell that is busy all the time could never be drained, and a drain is what it may need.
public final class SourceThrottle {

    /// Below this a cell is not held back.
    static final double BUSY = 0.80;

    /// From here on it is as good as full.
    static final double FULL = 0.95;

    private SourceThrottle() {}

    /// The most that may be copied at once.
    ///
    /// @param max when the cell has time
    /// @param load how busy it is, from 0 to 1; nothing when that is not known
    public static int most(int max, OptionalDouble load) {
        double held = (load.orElse(0) - BUSY) / (FULL - BUSY);
        return max - (int) Math.round((max - 1) * Math.clamp(held, 0, 1));
    }
}
