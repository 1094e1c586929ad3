package io.typogram.topology.moves.boundary;

import io.typogram.kernel.moves.MoveLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What an operator may set about moves, for each node of topology.
@ApplicationScoped
public class MoveSettings {

    private static final int MAX_PARALLEL = 256;
    private static final int MAX_PLANNED_OF_DRAIN = 1000;

    @Inject
    @ConfigProperty(name = "typogram.topology.moves.parallel", defaultValue = "4")
    private int parallel;

    @Inject
    @ConfigProperty(name = "typogram.topology.moves.parallel.per.cell", defaultValue = "2")
    private int parallelPerCell;

    @Inject
    @ConfigProperty(name = "typogram.topology.moves.rollback.seconds", defaultValue = "86400")
    private long rollbackSeconds;

    @Inject
    @ConfigProperty(name = "typogram.topology.drain.planned", defaultValue = "32")
    private int plannedOfDrain;

    @Inject
    @ConfigProperty(name = "typogram.topology.drain.rest.seconds", defaultValue = "30")
    private long restOfDrainSeconds;

    /// How many moves this node drives that keep nobody waiting.
    int parallel() {
        return Math.clamp(parallel, 1, MAX_PARALLEL);
    }

    /// How many of those from one cell.
    int parallelPerCell() {
        return Math.clamp(parallelPerCell, 1, MAX_PARALLEL);
    }

    /// How many moves this node drives in all: those that may keep somebody waiting have as many places
    /// again.
    int maxAtOnce() {
        return 2 * parallel();
    }

    /// How many moves of one drain are open at a time.
    int plannedOfDrain() {
        return Math.clamp(plannedOfDrain, 1, MAX_PLANNED_OF_DRAIN);
    }

    /// How long a drain lets a user rest whose move was given up.
    Duration restOfDrain() {
        return Duration.ofSeconds(Math.max(0, restOfDrainSeconds));
    }

    MoveLimits limits() {
        return MoveLimits.USUAL.withRollbackWindow(
                Duration.ofSeconds(Math.max(0, rollbackSeconds)));
    }
}
