package io.typogram.kernel.moves;

import io.typogram.kernel.identity.CellId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Takes moves from state to state. What it has learned is in [Moves] before it is relied on, so any
/// driver can go on where another one stopped, and several may try at the same time.
public final class MoveDriver {

    private final Moves moves;
    private final Function<CellId, MovingCell> cells;
    private final InstantSource clock;
    private final MoveLimits limits;

    public MoveDriver(
            Moves moves,
            Function<CellId, MovingCell> cells,
            InstantSource clock,
            MoveLimits limits) {
        this.moves = moves;
        this.cells = cells;
        this.clock = clock;
        this.limits = limits;
    }

    /// How far a move came.
    public enum Progress {
        /// Nothing is left to do.
        FINISHED,
        /// What was left behind is kept until the rollback window ends.
        ENDED,
        /// A cell could not be reached; somebody should go on soon.
        INTERRUPTED,
        /// Somebody else has taken it up or given it up.
        TAKEN
    }

    /// Takes a move as far as it goes now.
    public Progress drive(UUID id) {
        return moves.take(id).map(this::drive).orElse(Progress.TAKEN);
    }

    private Progress drive(Move taken) {
        var turn =
                new Turn(
                        taken,
                        cells.apply(taken.from().cell()),
                        cells.apply(taken.target()),
                        moves,
                        clock,
                        limits);
        Move move = taken;
        while (!move.finished()) {
            if (move.purgeAfter().filter(due -> clock.instant().isBefore(due)).isPresent()) {
                return Progress.ENDED;
            }
            Optional<Move> next;
            try {
                next = turn.step(move);
            } catch (CellUnreachableException unreachable) {
                return Progress.INTERRUPTED;
            }
            if (next.isEmpty()) {
                return Progress.TAKEN;
            }
            move = next.get();
        }
        return Progress.FINISHED;
    }
}
