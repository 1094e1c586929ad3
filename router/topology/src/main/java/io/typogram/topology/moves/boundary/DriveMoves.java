package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.CellUnreachableException;
import io.typogram.kernel.moves.MoveDriver;
import io.typogram.kernel.moves.MoveDriver.Progress;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.moves.MovingCells;
import io.typogram.topology.moves.control.MoveRecords;
import io.typogram.topology.moves.control.RunningMoves;
import io.typogram.topology.moves.control.SourceThrottle;
import io.typogram.topology.moves.entity.DueMove;
import io.typogram.topology.moves.entity.MovesDue;
import io.typogram.topology.platform.Loops;
import io.typogram.topology.platform.SchemaReady;
import io.typogram.topology.platform.WorkLoop;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/// Takes up every move that is due and that nobody drives: new ones, those that were interrupted, those
/// of a node that died, and those of which something is left to clear away. A bounded number at once.
///
/// A move that this node has planned wakes it at once; for others it looks twice a second. Nothing that
/// matters is remembered here, so a restart needs no care.
@ApplicationScoped
public class DriveMoves {

    private static final Logger LOG = System.getLogger(DriveMoves.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Inject private JdbcMoves moves;
    @Inject private MoveRecords records;
    @Inject private MovingCells cells;
    @Inject private MoveThreads threads;
    @Inject private Loops loops;
    @Inject private MoveSettings settings;
    @Inject private MoveMetrics metrics;
    @Inject private CellLoads loads;
    @Inject private Transactions transactions;
    @Inject private InstantSource clock;

    private final WorkLoop loop = new WorkLoop(LOOK_EVERY, this::takeUp, DriveMoves::failed);
    private MoveDriver driver;
    private RunningMoves running;

    @PostConstruct
    void prepare() {
        driver = new MoveDriver(moves, cells::of, clock, settings.limits());
        running = new RunningMoves(settings.parallel());
    }

    void start(@Observes SchemaReady ready) {
        loops.start(loop);
    }

    void onDue(@Observes MovesDue due) {
        loop.wake();
    }

    @Gauge(name = "typogram_topology_moves_driven", absolute = true, unit = "none")
    public int driven() {
        return running.count();
    }

    @Gauge(name = "typogram_topology_moves_unfinished", absolute = true, unit = "none")
    public long unfinished() {
        return transactions.run(records::unfinished);
    }

    private static void failed(Throwable failure) {
        // Nothing is lost: what is due is still due.
        LOG.log(Level.WARNING, "TOPOLOGY-301 cannot look for moves, will again", failure);
    }

    private void takeUp() {
        List<DueMove> due =
                transactions.run(() ->
                        records.due(
                                clock.instant(), settings.maxAtOnce(), 4 * settings.maxAtOnce()));
        for (DueMove move : due) {
            if (running.begin(move, maxFrom(move.source()))) {
                threads.drive(() -> drive(move));
            }
        }
    }

    /// A busy cell works for its players first.
    private int maxFrom(CellId source) {
        return SourceThrottle.most(settings.parallelPerCell(), loads.of(source));
    }

    private void drive(DueMove move) {
        try {
            Progress progress = turn(move);
            switch (progress) {
                case FINISHED, TAKEN -> {}
                case ENDED, INTERRUPTED -> moves.rest(move.id(), progress == Progress.ENDED);
            }
        } catch (RuntimeException | Error failed) {
            // The lease runs out by itself, and then the move is due again.
            LOG.log(Level.WARNING, "TOPOLOGY-304 move " + move.id() + " cannot rest", failed);
        } finally {
            running.end(move);
            // There is a place for the next one.
            loop.wake();
        }
    }

    private Progress turn(DueMove move) {
        try {
            return driver.drive(move.id());
        } catch (CellUnreachableException unreachable) {
            return Progress.INTERRUPTED;
        } catch (RuntimeException | Error failed) {
            metrics.turnFailed();
            LOG.log(
                    Level.WARNING,
                    "TOPOLOGY-302 a turn at move " + move.id() + " failed, will go on",
                    failed);
            return Progress.INTERRUPTED;
        }
    }
}
