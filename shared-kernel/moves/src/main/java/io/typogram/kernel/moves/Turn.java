package io.typogram.kernel.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MovingCell.Leaving;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// One driver's turn at one move: the steps, and what is remembered between them.
final class Turn {

    private final UserId user;
    private final MovingCell source;
    private final MovingCell target;
    private final Moves moves;
    private final InstantSource clock;
    private final MoveLimits limits;
    private final Stamps stamps;
    private final Copier copier;

    private Instant renewAfter;
    private Optional<Leaving> leaving = Optional.empty();
    private Optional<Survey> common = Optional.empty();

    Turn(
            Move taken,
            MovingCell source,
            MovingCell target,
            Moves moves,
            InstantSource clock,
            MoveLimits limits) {
        this.user = taken.user();
        this.source = source;
        this.target = target;
        this.moves = moves;
        this.clock = clock;
        this.limits = limits;
        this.stamps = new Stamps(taken.turn());
        this.copier = new Copier(user, source, target, stamps, limits);
        this.renewAfter = clock.instant().plus(limits.renewal());
    }

    /// The next step of a move; nothing when somebody else has taken it up.
    ///
    /// @throws CellUnreachableException when it has to be tried again later
    Optional<Move> step(Move move) {
        try {
            return switch (move.state()) {
                case PLANNED -> moves.advance(move, MoveState.COPYING);
                case COPYING -> copy(move);
                case FENCED -> verify(move);
                case VERIFIED -> moves.flip(move);
                case FLIPPED -> activate(move);
                case ACTIVE -> move.closed().isEmpty() ? close(move) : purge(move);
                case ABORTED -> takeBack(move);
            };
        } catch (RefusedException refused) {
            return refused(move, refused.reason());
        }
    }

    private Optional<Move> refused(Move move, Refusal reason) {
        if (reason == Refusal.OUTDATED) {
            return Optional.empty();
        }
        if (!move.state().isBeforeFlip()) {
            throw new IllegalStateException("after the flip nothing can be refused: " + reason);
        }
        return moves.abort(move, reason.name());
    }

    // Before the fence.

    private Optional<Move> copy(Move move) {
        if (move.turns() > limits.turnsBeforeFence()) {
            return moves.abort(move, "TOO_MANY_TURNS");
        }
        copyUntilAlike(begin(move), limits.roundsBeforeFence(), () -> renew(move));
        return moves.advance(move, MoveState.FENCED);
    }

    private Leaving begin(Move move) {
        Leaving begun = value(source.leave(user, stamps.next(), move.from()));
        nothing(target.arrive(user, stamps.next(), move.from()));
        leaving = Optional.of(begun);
        return begun;
    }

    /// A turn at a large copy goes on for long.
    private void renew(Move move) {
        Instant now = clock.instant();
        if (now.isAfter(renewAfter)) {
            renewAfter = now.plus(limits.renewal());
            if (moves.renew(move).isEmpty()) {
                throw new RefusedException(Refusal.OUTDATED);
            }
        }
    }

    private void copyUntilAlike(Leaving begun, int maxRounds, Runnable afterEachPage) {
        common = Optional.empty();
        for (int round = 0; round < maxRounds && common.isEmpty(); round++) {
            common = copier.copy(begun.tables(), afterEachPage);
        }
    }

    // Behind the fence: the user waits.

    private Optional<Move> verify(Move move) {
        try {
            Instant deadline = clock.instant().plus(limits.longestPause());
            Leaving begun = leaving.orElseGet(() -> begin(move));
            long writes = value(source.fence(user, stamps.next()));
            if (common.isEmpty() || common.get().writes() != writes) {
                common = copier.copy(begun.tables(), () -> {});
            }
            if (common.isEmpty()) {
                return moves.abort(move, "SIDES_DIFFER");
            }
            if (clock.instant().isAfter(deadline)) {
                return moves.abort(move, "PAUSE_TOO_LONG");
            }
            return moves.verified(move, new Move.Verified(common.get().digest(), begun.settled()));
        } catch (CellUnreachableException unreachable) {
            return moves.abort(move, "UNREACHABLE_BEHIND_FENCE");
        }
    }

    // After the flip.

    private Optional<Move> activate(Move move) {
        boolean settled = move.verified().orElseThrow().settled();
        nothing(target.activate(user, stamps.next(), move.to(), settled));
        return moves.activated(move);
    }

    private Optional<Move> close(Move move) {
        Stamp closing = stamps.next();
        nothing(source.close(user, closing, move.to()));
        return moves.closed(move, closing, limits.rollbackWindow());
    }

    /// What the user left behind goes if it is what was verified, or if somebody has had to do with it
    /// since. Of a user who is coming back nothing is left behind.
    private Optional<Move> purge(Move move) {
        return switch (source.survey(user)) {
            case Reply.Refused<Survey> _ -> moves.finished(move);
            case Reply.Done<Survey>(Survey left) ->
                    isAccountedFor(move, left) ? purgeAll(move) : moves.unaccounted(move);
        };
    }

    private static boolean isAccountedFor(Move move, Survey left) {
        boolean untouched = move.closed().filter(left.stamp()::equals).isPresent();
        return !untouched || left.digest().equals(move.verified().orElseThrow().digest());
    }

    private Optional<Move> purgeAll(Move move) {
        while (isMore(source.purge(user, stamps.next(), move.to()))) {
            // Some more.
        }
        return moves.finished(move);
    }

    // After it was given up.

    private Optional<Move> takeBack(Move move) {
        ifNotOutdated(source.release(user, stamps.next(), move.from()));
        while (isMore(target.discard(user, stamps.next(), move.from()))) {
            // Some more.
        }
        return moves.finished(move);
    }

    /// Whether there is more to delete. Who lives there has left nothing behind.
    private static boolean isMore(Reply<Boolean> more) {
        ifNotOutdated(more);
        return more instanceof Reply.Done<Boolean>(Boolean value) && value;
    }

    private static void ifNotOutdated(Reply<?> reply) {
        if (reply instanceof Reply.Refused<?>(Refusal reason) && reason == Refusal.OUTDATED) {
            throw new RefusedException(reason);
        }
    }

    private static <T> T value(Reply<T> reply) {
        return RefusedException.value(reply);
    }

    private static void nothing(Reply<MovingCell.Nothing> reply) {
        MovingCell.Nothing done = value(reply);
        assert done == MovingCell.Nothing.NOTHING;
    }
}
