package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.moves.Moves;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.topology.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Topology's database. A driver is suspended before and after each transaction, so it can crash there.
final class SimulatedMoves implements Moves {

    private final World world;
    private long leaseMicros;
    private final Map<UUID, Move> moves = new LinkedHashMap<>();
    private final Map<UUID, Long> takenUntil = new HashMap<>();
    private final Map<UserId, Home> directory = new HashMap<>();
    private final Set<UserId> erased = new HashSet<>();
    private final List<String> unaccounted = new ArrayList<>();
    private long turns;
    private int aborted;

    /// @param leaseMicros how long a turn keeps others away. What is promised doesn't depend on it, but that moves end
    SimulatedMoves(World world, long leaseMicros) {
        this.world = world;
        this.leaseMicros = leaseMicros;
    }

    /// From now on drivers do not take moves away from each other.
    void heal() {
        leaseMicros = 3_000_000;
    }

    // What operators and edges do.

    void place(UserId user, Home home) {
        directory.put(user, home);
    }

    /// Nothing of one who was erased and forgotten.
    Optional<Home> home(UserId user) {
        return Optional.ofNullable(directory.get(user));
    }

    // What erasures do, in the same database.

    /// From now on the user is not moved.
    ///
    /// @return whether nobody has wanted that before
    boolean erase(UserId user) {
        return erased.add(user);
    }

    /// Gives up an open move; false when one has flipped and is not over.
    boolean settle(UserId user) {
        for (Move move : List.copyOf(moves.values())) {
            if (move.user().equals(user) && isOpen(move)) {
                if (move.state().isBeforeFlip()) {
                    put(move, with(move, MoveState.ABORTED));
                } else if (move.state() != MoveState.ABORTED) {
                    return false;
                }
            }
        }
        return true;
    }

    void forget(UserId user) {
        directory.remove(user);
        moves.values().removeIf(move -> move.user().equals(user));
    }

    /// Wants a move, unless one of this user is under way.
    void plan(UUID id, UserId user, CellId target) {
        if (erased.contains(user)) {
            return;
        }
        Home home = home(user).orElseThrow();
        boolean open =
                moves.values().stream().anyMatch(move -> move.user().equals(user) && isOpen(move));
        if (!open && !home.cell().equals(target)) {
            moves.put(
                    id,
                    new Move(
                            id,
                            user,
                            home,
                            target,
                            MoveState.PLANNED,
                            0,
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false));
        }
    }

    /// As an operator does, whatever a driver is doing.
    void giveUp(UUID id) {
        Move move = moves.get(id);
        if (move != null && move.state().isBeforeFlip()) {
            put(move, with(move, MoveState.ABORTED));
        }
    }

    Collection<Move> all() {
        return moves.values();
    }

    List<String> unaccounted() {
        return unaccounted;
    }

    int aborted() {
        return aborted;
    }

    private static boolean isOpen(Move move) {
        return !move.finished() && move.closed().isEmpty();
    }

    // What drivers do.

    @Override
    public Optional<Move> take(UUID id) {
        return transaction(() -> {
            Move move = moves.get(id);
            if (move == null
                    || move.finished()
                    || takenUntil.getOrDefault(id, 0L) > world.micros()) {
                return Optional.empty();
            }
            takenUntil.put(id, world.micros() + leaseMicros);
            turns++;
            Move taken =
                    new Move(
                            move.id(),
                            move.user(),
                            move.from(),
                            move.target(),
                            move.state(),
                            turns,
                            move.turns() + 1,
                            move.verified(),
                            move.closed(),
                            move.purgeAfter(),
                            false);
            moves.put(id, taken);
            return Optional.of(taken);
        });
    }

    @Override
    public Optional<Move> renew(Move move) {
        return change(move, () -> move);
    }

    @Override
    public Optional<Move> advance(Move move, MoveState next) {
        return change(move, () -> with(move, next));
    }

    @Override
    public Optional<Move> verified(Move move, Move.Verified found) {
        return change(
                move,
                () ->
                        with(
                                move,
                                MoveState.VERIFIED,
                                Optional.of(found),
                                Optional.empty(),
                                Optional.empty(),
                                false));
    }

    @Override
    public Optional<Move> flip(Move move) {
        return change(
                move,
                () -> {
                    if (!home(move.user()).equals(Optional.of(move.from()))) {
                        return with(move, MoveState.ABORTED);
                    }
                    directory.put(move.user(), move.to());
                    return with(move, MoveState.FLIPPED);
                });
    }

    @Override
    public Optional<Move> activated(Move move) {
        return change(move, () -> with(move, MoveState.ACTIVE));
    }

    @Override
    public Optional<Move> abort(Move move, String reason) {
        return change(
                move,
                () -> {
                    aborted++;
                    return with(move, MoveState.ABORTED);
                });
    }

    @Override
    public Optional<Move> closed(Move move, Stamp stamp, Duration window) {
        Instant due = world.instant().plus(window);
        return change(
                move,
                () ->
                        with(
                                move,
                                move.state(),
                                move.verified(),
                                Optional.of(stamp),
                                Optional.of(due),
                                false));
    }

    @Override
    public Optional<Move> finished(Move move) {
        return change(
                move,
                () ->
                        with(
                                move,
                                move.state(),
                                move.verified(),
                                move.closed(),
                                move.purgeAfter(),
                                true));
    }

    @Override
    public Optional<Move> unaccounted(Move move) {
        unaccounted.add("unaccounted writes left behind by " + move);
        return finished(move);
    }

    private Optional<Move> change(Move move, Supplier<Move> changed) {
        return transaction(() -> {
            if (!move.equals(moves.get(move.id()))) {
                return Optional.empty();
            }
            takenUntil.put(move.id(), world.micros() + leaseMicros);
            return Optional.of(put(move, changed.get()));
        });
    }

    private Move put(Move before, Move after) {
        moves.put(before.id(), after);
        return after;
    }

    private <T> T transaction(Supplier<T> work) {
        world.pauseUpTo(Duration.ofMillis(5));
        T answer = work.get();
        world.pauseUpTo(Duration.ofMillis(5));
        return answer;
    }

    private static Move with(Move move, MoveState state) {
        return with(
                move, state, move.verified(), move.closed(), move.purgeAfter(), move.finished());
    }

    private static Move with(
            Move move,
            MoveState state,
            Optional<Move.Verified> verified,
            Optional<Stamp> closed,
            Optional<Instant> purgeAfter,
            boolean finished) {
        return new Move(
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
    }
}
