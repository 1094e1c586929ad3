package io.typogram.kernel.moves.simulation;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.CellUnreachableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/// Carries requests to cells: some are lost, some of the answers are, some come late, some twice. Cells
/// may be down.
final class Network {

    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Duration VERY_LATE = Duration.ofSeconds(5);

    private final World world;
    private final Set<CellId> down = new HashSet<>();
    private double trouble;

    /// @param trouble the share of messages to which something happens
    Network(World world, double trouble) {
        this.world = world;
        this.trouble = trouble;
    }

    /// From now on messages arrive, and cells are up.
    void heal() {
        trouble = 0;
        down.clear();
    }

    void takeDown(CellId cell) {
        down.add(cell);
    }

    void bringUp(CellId cell) {
        down.remove(cell);
    }

    /// Asks a cell and waits for its answer.
    ///
    /// @throws CellUnreachableException when none comes in time
    <T> T ask(CellId cell, Supplier<T> request) {
        world.pauseUpTo(LATENCY);
        if (world.chance(trouble)) {
            switch (world.below(4)) {
                case 0 -> timeOut();
                case 1 -> {
                    lateOnce(cell, request);
                    timeOut();
                }
                case 2 -> {
                    T _ = answer(cell, request);
                    timeOut();
                }
                default -> lateOnce(cell, request);
            }
        }
        T answer = answer(cell, request);
        world.pauseUpTo(LATENCY);
        return answer;
    }

    private <T> T answer(CellId cell, Supplier<T> request) {
        if (down.contains(cell)) {
            timeOut();
        }
        return request.get();
    }

    private <T> void lateOnce(CellId cell, Supplier<T> request) {
        world.after(
                world.below(World.micros(VERY_LATE)),
                () -> {
                    if (!down.contains(cell)) {
                        T _ = request.get();
                    }
                });
    }

    private void timeOut() {
        world.pause(World.micros(TIMEOUT));
        throw new CellUnreachableException("simulated");
    }
}
