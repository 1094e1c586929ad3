package io.typogram.platform.moves;

import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.moves.Moves;
import io.typogram.kernel.moves.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Topology's record of one move, which one driver drives.
final class OneMove implements Moves {

    private Move move;
    private final List<String> reasons = new ArrayList<>();

    OneMove(Move move) {
        this.move = move;
    }

    Move move() {
        return move;
    }

    List<String> reasons() {
        return reasons;
    }

    @Override
    public Optional<Move> take(UUID id) {
        return now(
                new Move(
                        id,
                        move.user(),
                        move.from(),
                        move.target(),
                        move.state(),
                        move.turn() + 1,
                        move.turns() + 1,
                        move.verified(),
                        move.closed(),
                        move.purgeAfter(),
                        false));
    }

    @Override
    public Optional<Move> renew(Move same) {
        return Optional.of(same);
    }

    @Override
    public Optional<Move> advance(Move before, MoveState next) {
        return now(with(before, next, before.verified(), before.closed(), false));
    }

    @Override
    public Optional<Move> verified(Move before, Move.Verified found) {
        return now(with(before, MoveState.VERIFIED, Optional.of(found), before.closed(), false));
    }

    @Override
    public Optional<Move> flip(Move before) {
        return advance(before, MoveState.FLIPPED);
    }

    @Override
    public Optional<Move> activated(Move before) {
        return advance(before, MoveState.ACTIVE);
    }

    @Override
    public Optional<Move> abort(Move before, String reason) {
        reasons.add(reason);
        return advance(before, MoveState.ABORTED);
    }

    @Override
    public Optional<Move> closed(Move before, Stamp stamp, Duration window) {
        return now(with(before, before.state(), before.verified(), Optional.of(stamp), false));
    }

    @Override
    public Optional<Move> finished(Move before) {
        return now(with(before, before.state(), before.verified(), before.closed(), true));
    }

    @Override
    public Optional<Move> unaccounted(Move before) {
        reasons.add("unaccounted");
        return finished(before);
    }

    private Optional<Move> now(Move next) {
        move = next;
        return Optional.of(next);
    }

    private static Move with(
            Move before,
            MoveState state,
            Optional<Move.Verified> verified,
            Optional<Stamp> closed,
            boolean finished) {
        return new Move(
                before.id(),
                before.user(),
                before.from(),
                before.target(),
                state,
                before.turn(),
                before.turns(),
                verified,
                closed,
                closed.map(_ -> Instant.EPOCH),
                finished);
    }
}
