package io.typogram.topology.moves.control;

import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveState;
import io.typogram.topology.platform.GrowingPause;
import java.time.Duration;

/// How long a move rests after a turn that was interrupted.
public final class Pauses {

    static final Duration SHORTEST = GrowingPause.SHORTEST;
    static final Duration LONGEST = Duration.ofSeconds(30);

    /// While somebody waits behind the fence.
    static final Duration LONGEST_OF_URGENT = Duration.ofSeconds(2);

    /// When only what was left behind is to be cleared away.
    static final Duration LONGEST_OF_CLEARING = Duration.ofMinutes(10);

    /// Whoever could not be reached so often is away for longer.
    static final int URGENT_TURNS = 100;

    private Pauses() {}

    /// The pause after a turn, twice as long each time.
    public static Duration after(Move move) {
        return GrowingPause.after(move.turns(), longest(move));
    }

    private static Duration longest(Move move) {
        if (move.closed().isPresent()) {
            return LONGEST_OF_CLEARING;
        }
        boolean isUrgent = isUrgent(move.state()) && move.turns() <= URGENT_TURNS;
        return isUrgent ? LONGEST_OF_URGENT : LONGEST;
    }

    private static boolean isUrgent(MoveState state) {
        return switch (state) {
            case FENCED, VERIFIED, FLIPPED, ABORTED -> true;
            case PLANNED, COPYING, ACTIVE -> false;
        };
    }
}
