package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Erasure;
import io.typogram.kernel.moves.ErasureState;
import io.typogram.kernel.moves.Erasures;
import io.typogram.kernel.moves.MovingCell.Erased;
import io.typogram.kernel.topology.Home;
import java.time.Duration;
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

/// Topology's records of erasures, in the same database as those of moves. A driver is suspended before and
/// after each transaction, so it can crash there.
final class SimulatedErasures implements Erasures {

    private final World world;
    private final SimulatedMoves moves;
    private final List<CellId> cells;
    private long leaseMicros;
    private final Map<UUID, Erasure> erasures = new LinkedHashMap<>();
    private final Map<UUID, Long> takenUntil = new HashMap<>();
    private final Map<UUID, Set<CellId>> done = new HashMap<>();
    private final Set<UUID> signInEnded = new HashSet<>();

    SimulatedErasures(World world, SimulatedMoves moves, List<CellId> cells, long leaseMicros) {
        this.world = world;
        this.moves = moves;
        this.cells = cells;
        this.leaseMicros = leaseMicros;
    }

    /// From now on drivers do not take erasures away from each other.
    void heal() {
        leaseMicros = 3_000_000;
    }

    /// Wants a user erased. Asked again, it is the same erasure.
    void request(UUID id, UserId user) {
        if (moves.erase(user)) {
            erasures.put(id, new Erasure(id, user, ErasureState.REQUESTED, 0, 0));
        }
    }

    List<Erasure> open() {
        return erasures.values().stream()
                .filter(erasure -> erasure.state() != ErasureState.DONE)
                .toList();
    }

    Collection<Erasure> all() {
        return erasures.values();
    }

    @Override
    public Optional<Erasure> take(UUID id) {
        return transaction(() -> {
            Erasure known = Optional.ofNullable(erasures.get(id)).orElseThrow();
            if (known.state() == ErasureState.DONE
                    || takenUntil.getOrDefault(id, 0L) > world.micros()) {
                return Optional.empty();
            }
            takenUntil.put(id, world.micros() + leaseMicros);
            return Optional.of(
                    put(
                            new Erasure(
                                    id,
                                    known.user(),
                                    known.state(),
                                    known.turn() + 1,
                                    known.turns() + 1)));
        });
    }

    @Override
    public Optional<Erasure> renew(Erasure erasure) {
        return change(erasure, () -> erasure);
    }

    @Override
    public boolean settle(Erasure erasure) {
        return transaction(() -> moves.settle(erasure.user()));
    }

    @Override
    public Optional<Home> home(Erasure erasure) {
        return transaction(() -> moves.home(erasure.user()));
    }

    @Override
    public List<CellId> pending(Erasure erasure) {
        return transaction(() -> pending(erasure.id()));
    }

    private List<CellId> pending(UUID id) {
        List<CellId> pending = new ArrayList<>(cells);
        pending.removeAll(done.getOrDefault(id, Set.of()));
        return pending;
    }

    @Override
    public Optional<Erasure> answered(Erasure erasure, CellId cell, Erased erased) {
        return change(
                erasure,
                () -> {
                    if (erased.isAll()) {
                        done.computeIfAbsent(erasure.id(), _ -> new HashSet<>()).add(cell);
                    }
                    return erasure;
                });
    }

    @Override
    public boolean hasSignIn(Erasure erasure) {
        return transaction(() -> !signInEnded.contains(erasure.id()));
    }

    @Override
    public Optional<Erasure> signInEnded(Erasure erasure) {
        return change(
                erasure,
                () -> {
                    signInEnded.add(erasure.id());
                    return erasure;
                });
    }

    @Override
    public Optional<Erasure> advance(Erasure erasure, ErasureState next) {
        return change(
                erasure,
                () -> {
                    boolean isTooEarly =
                            next == ErasureState.ERASED
                                    && (!signInEnded.contains(erasure.id())
                                            || !pending(erasure.id()).isEmpty());
                    return isTooEarly ? erasure : erasure.in(next);
                });
    }

    @Override
    public Optional<Erasure> forget(Erasure erasure) {
        return change(
                erasure,
                () -> {
                    moves.forget(erasure.user());
                    return erasure.in(ErasureState.DONE);
                });
    }

    private Optional<Erasure> change(Erasure erasure, Supplier<Erasure> changed) {
        return transaction(() -> {
            if (!erasure.equals(erasures.get(erasure.id()))) {
                return Optional.empty();
            }
            takenUntil.put(erasure.id(), world.micros() + leaseMicros);
            return Optional.of(put(changed.get()));
        });
    }

    private Erasure put(Erasure erasure) {
        erasures.put(erasure.id(), erasure);
        return erasure;
    }

    private <T> T transaction(Supplier<T> work) {
        world.pauseUpTo(Duration.ofMillis(5));
        T answer = work.get();
        world.pauseUpTo(Duration.ofMillis(5));
        return answer;
    }
}
