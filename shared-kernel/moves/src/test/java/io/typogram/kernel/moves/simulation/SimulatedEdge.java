package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.simulation.SimulatedCell.Answer;
import io.typogram.kernel.topology.Home;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// An edge: it has a copy of the directory that may be old, and learns from what cells answer.
final class SimulatedEdge {

    private static final int MAX_REPLAYS = 2;

    private final Network network;
    private final Function<CellId, SimulatedCell> cells;
    private final Function<UserId, Optional<Home>> topology;
    private final Map<UserId, Home> directory = new HashMap<>();

    SimulatedEdge(
            Network network,
            Function<CellId, SimulatedCell> cells,
            Function<UserId, Optional<Home>> topology) {
        this.network = network;
        this.cells = cells;
        this.topology = topology;
    }

    void learn(UserId user, Home home) {
        directory.merge(user, home, (old, said) -> said.isNewerThan(old) ? said : old);
    }

    /// The directory has told that the user is gone.
    void forget(UserId user) {
        directory.remove(user);
    }

    void restart() {
        directory.clear();
    }

    /// The answer, served or gone for good; empty when the client has to try again.
    Optional<Answer> pass(UserId user, BiFunction<SimulatedCell, UserId, Answer> request) {
        for (int attempt = 0; attempt <= MAX_REPLAYS; attempt++) {
            Optional<Home> known = Optional.ofNullable(directory.get(user));
            Optional<Home> asked = known.isPresent() ? known : topology.apply(user);
            if (asked.isEmpty()) {
                return Optional.of(new Answer.Erased());
            }
            Home home = asked.get();
            learn(user, home);
            SimulatedCell cell = cells.apply(home.cell());
            switch (network.ask(home.cell(), () -> request.apply(cell, user))) {
                case Answer.Served served -> {
                    return Optional.of(served);
                }
                case Answer.Erased erased -> {
                    return Optional.of(erased);
                }
                case Answer.Held _ -> {
                    return Optional.empty();
                }
                case Answer.Elsewhere(Home said) -> {
                    learn(user, said);
                    if (said.equals(home)) {
                        network.ask(
                                home.cell(),
                                () -> {
                                    cell.settle(user, said);
                                    return said;
                                });
                    }
                }
            }
        }
        return Optional.empty();
    }
}
