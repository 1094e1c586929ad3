package io.typogram.kernel.moves;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Topology's records of moves, and the directory. Every method is one transaction. All but [#take] do
/// something only if the move still stands as it was given, in the same turn; they answer how it
/// stands then, and nothing when somebody else has taken it up or given it up.
public interface Moves {

    /// Begins a turn at a move, unless nothing is left to do or another driver's turn may still be under
    /// way. The turn's number is higher than that of any before, of whatever move.
    Optional<Move> take(UUID id);

    /// Says that the turn goes on, so that nobody else takes the move up.
    Optional<Move> renew(Move move);

    /// Goes on to `COPYING` or `FENCED`.
    Optional<Move> advance(Move move, MoveState next);

    /// Goes on from `FENCED` to `VERIFIED`.
    Optional<Move> verified(Move move, Move.Verified found);

    /// Goes on from `VERIFIED` to `FLIPPED`, together with the directory, if that says `from` still. If
    /// it says anything else, the move is given up.
    Optional<Move> flip(Move move);

    /// Goes on from `FLIPPED` to `ACTIVE`.
    Optional<Move> activated(Move move);

    /// Gives up, if that is still possible.
    Optional<Move> abort(Move move, String reason);

    /// The source has closed. What was left behind may go after `window`.
    Optional<Move> closed(Move move, Stamp stamp, Duration window);

    /// Nothing is left to do.
    Optional<Move> finished(Move move);

    /// What was left behind is not what was verified: writes went past the fence. It is kept, and a
    /// person has to look. Nothing is left to do for a driver.
    Optional<Move> unaccounted(Move move);
}
