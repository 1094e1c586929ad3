package io.typogram.topology.moves.entity;

import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.cells.Reason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A move with all that is on record of it, and every change that is made of it.
///
/// @param overridden whether it was allowed to leave its region, or a tenant's cell
/// @param drain on behalf of which it was planned
/// @param failure why it was given up
/// @param unaccounted whether something else than what was verified was left behind
/// @param steps how many changes are written down of it
public record MoveRecord(
        Move move,
        Reason reason,
        boolean overridden,
        Optional<UUID> drain,
        Optional<String> failure,
        boolean unaccounted,
        long steps,
        Times times) {

    /// When it came so far.
    public record Times(
            Instant planned,
            Instant changed,
            Optional<Instant> fenced,
            Optional<Instant> activated,
            Optional<Instant> finished) {}

    public MoveRecord {
        Objects.requireNonNull(move);
        Objects.requireNonNull(reason);
    }

    /// A move that nobody has taken up yet.
    public static MoveRecord planned(UUID id, MoveWish wish, Home from, Instant now) {
        var move =
                new Move(
                        id,
                        wish.user(),
                        from,
                        wish.target(),
                        MoveState.PLANNED,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        return new MoveRecord(
                move,
                wish.reason(),
                wish.override(),
                wish.drain(),
                Optional.empty(),
                false,
                1,
                new Times(now, now, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /// Whether the user may not move otherwise meanwhile.
    public boolean isOpen() {
        return !move.finished() && move.closed().isEmpty();
    }

    public MoveRecord taken(long turn, Instant now) {
        return with(
                new Move(
                        move.id(),
                        move.user(),
                        move.from(),
                        move.target(),
                        move.state(),
                        turn,
                        move.turns() + 1,
                        move.verified(),
                        move.closed(),
                        move.purgeAfter(),
                        false),
                now);
    }

    /// Goes on to a state of which nothing more is to be said.
    public MoveRecord entered(MoveState state, Instant now) {
        return stepped(state, move.verified(), move.closed(), move.purgeAfter(), false, now);
    }

    public MoveRecord verified(Move.Verified found, Instant now) {
        return stepped(
                MoveState.VERIFIED,
                Optional.of(found),
                move.closed(),
                move.purgeAfter(),
                false,
                now);
    }

    public MoveRecord aborted(String why, Instant now) {
        MoveRecord aborted = entered(MoveState.ABORTED, now);
        return new MoveRecord(
                aborted.move,
                reason,
                overridden,
                drain,
                Optional.of(why),
                unaccounted,
                aborted.steps,
                aborted.times);
    }

    public MoveRecord closed(Stamp stamp, Instant purgeAfter, Instant now) {
        return stepped(
                move.state(),
                move.verified(),
                Optional.of(stamp),
                Optional.of(purgeAfter),
                false,
                now);
    }

    public MoveRecord finished(Instant now) {
        return stepped(move.state(), move.verified(), move.closed(), move.purgeAfter(), true, now);
    }

    public MoveRecord withUnaccounted(Instant now) {
        MoveRecord finished = finished(now);
        return new MoveRecord(
                finished.move,
                reason,
                overridden,
                drain,
                failure,
                true,
                finished.steps,
                finished.times);
    }

    private MoveRecord stepped(
            MoveState state,
            Optional<Move.Verified> verified,
            Optional<Stamp> closed,
            Optional<Instant> purgeAfter,
            boolean finished,
            Instant now) {
        var next =
                new Move(
                        move.id(),
                        move.user(),
                        move.from(),
                        move.target(),
                        state,
                        move.turn(),
                        move.turns(),
                        verified,
                        closed,
                        purgeAfter,
                        finished);
        MoveRecord changed = with(next, now);
        return new MoveRecord(
                changed.move,
                reason,
                overridden,
                drain,
                failure,
                unaccounted,
                steps + 1,
                changed.times);
    }

    private MoveRecord with(Move next, Instant now) {
        return new MoveRecord(
                next,
                reason,
                overridden,
                drain,
                failure,
                unaccounted,
                steps,
                new Times(
                        times.planned,
                        now,
                        firstTime(times.fenced, next.state() == MoveState.FENCED, now),
                        firstTime(times.activated, next.state() == MoveState.ACTIVE, now),
                        firstTime(times.finished, next.finished(), now)));
    }

    private static Optional<Instant> firstTime(
            Optional<Instant> known, boolean isThere, Instant now) {
        return isThere ? known.or(() -> Optional.of(now)) : known;
    }
}
