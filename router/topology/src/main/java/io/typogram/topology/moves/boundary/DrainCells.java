package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellEmptied;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.moves.control.DrainRound;
import io.typogram.topology.moves.control.Drains;
import io.typogram.topology.moves.control.MoveRecords;
import io.typogram.topology.moves.entity.Drain;
import io.typogram.topology.moves.entity.DrainOutcome;
import io.typogram.topology.moves.entity.DrainOutcome.CellUnknown;
import io.typogram.topology.moves.entity.DrainOutcome.Draining;
import io.typogram.topology.moves.entity.DrainOutcome.NotDraining;
import io.typogram.topology.moves.entity.DrainProgress;
import io.typogram.topology.moves.entity.MovesDue;
import io.typogram.topology.platform.Loops;
import io.typogram.topology.platform.SchemaReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Drains cells: plans moves of their users, a bounded number at a time, until nobody is left.
///
/// A drain is on record, and each look at it is one transaction that holds its row: any node may look at
/// any time, and a restart needs no care. It ends when the cell's state says something else.
@ApplicationScoped
public class DrainCells {

    private static final Logger LOG = System.getLogger(DrainCells.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Reason CALLED_OFF = new Reason("topology", "the drain was called off");

    @Inject private Transactions transactions;
    @Inject private Cells cells;
    @Inject private Drains drains;
    @Inject private DrainRound round;
    @Inject private MoveRecords records;
    @Inject private JdbcMoves moves;
    @Inject private Loops loops;
    @Inject private MoveSettings settings;
    @Inject private InstantSource clock;
    @Inject private Event<MovesDue> due;
    @Inject private Event<CellEmptied> emptied;

    void start(@Observes SchemaReady ready) {
        loops.start(this::lookForEver);
    }

    /// Begins to drain a cell that is draining by its state. Asking again changes nothing.
    public DrainOutcome drain(CellId id, Reason reason, boolean acrossRegions) {
        return run(() -> {
            Optional<Cell> cell = cells.find(id);
            if (cell.isEmpty()) {
                return new CellUnknown();
            }
            if (cell.get().state() != CellState.DRAINING) {
                return new NotDraining();
            }
            Optional<Drain> known = drains.latest(id).filter(drain -> drain.ended().isEmpty());
            return new Draining(
                    known.isPresent() ? known.get() : begin(cell.get(), reason, acrossRegions));
        });
    }

    /// How far the latest drain of a cell is.
    public Optional<DrainProgress> progress(CellId id) {
        return run(() -> {
            Optional<Drain> drain = drains.latest(id);
            if (drain.isEmpty()) {
                return Optional.empty();
            }
            long left = cells.find(id).orElseThrow().users();
            return Optional.of(
                    drains.progress(drain.get(), left, DrainRound.TRIES, clock.instant()));
        });
    }

    private Drain begin(Cell cell, Reason reason, boolean acrossRegions) throws SQLException {
        var drain =
                new Drain(
                        UUID.randomUUID(),
                        cell.id(),
                        reason,
                        acrossRegions,
                        cell.users(),
                        false,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty());
        drains.insert(drain);
        return drain;
    }

    private void lookForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (Drain drain : run(drains::underWay)) {
                    look(drain.id());
                }
            } catch (RuntimeException | Error failed) {
                // A look changes all or nothing; the next one may succeed.
                LOG.log(Level.WARNING, "TOPOLOGY-305 cannot look after drains, will again", failed);
            }
            pause();
        }
    }

    private void look(UUID id) {
        Look look = run(() -> lookOnce(id));
        if (look.planned() > 0) {
            due.fire(new MovesDue());
        }
        look.stuck()
                .ifPresent(cell ->
                        LOG.log(
                                Level.WARNING,
                                "TOPOLOGY-306 no cell may take those who shall leave {0}",
                                cell));
        // Should the node end here, these go on: some users more have moved.
        look.calledOff().forEach(move -> moves.giveUp(move, CALLED_OFF));
        look.emptied().ifPresent(cell -> emptied.fire(cell));
    }

    private Look lookOnce(UUID id) throws SQLException {
        Optional<Drain> known = drains.lock(id);
        if (known.isEmpty()) {
            return Look.NOTHING;
        }
        Drain drain = known.get();
        Cell cell = cells.find(drain.cell()).orElseThrow();
        return switch (cell.state()) {
            case DRAINING -> goOn(drain, cell);
            case DRAINED, RETIRED -> end(drain, Drain.DRAINED);
            // Nobody moves out until a person has looked.
            case QUARANTINED -> Look.NOTHING;
            case PROVISIONING, ACTIVE -> end(drain, Drain.CALLED_OFF);
        };
    }

    private Look goOn(Drain drain, Cell cell) throws SQLException {
        boolean somebodyComes = records.arriving().containsKey(cell.id());
        if (cell.users() == 0 && !somebodyComes && drains.open(drain.id()) == 0) {
            return Look.of(new CellEmptied(cell.id(), drain.reason()));
        }
        DrainRound.Planned planned =
                round.plan(drain, cell, settings.plannedOfDrain(), settings.restOfDrain());
        Optional<CellId> stuck =
                planned.nowhereToGo() && !drain.nowhereToGo()
                        ? Optional.of(cell.id())
                        : Optional.empty();
        return new Look(planned.moves(), stuck, List.of(), Optional.empty());
    }

    private Look end(Drain drain, String how) throws SQLException {
        drains.update(drain.ended(how, clock.instant()));
        return new Look(0, Optional.empty(), drains.notBegun(drain.id()), Optional.empty());
    }

    private <T> T run(Callable<T> work) {
        return transactions.run(JdbcMoves.MAX_ATTEMPTS, work);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// What came of one look at a drain.
    ///
    /// @param stuck the cell, when it has just turned out that no cell may take somebody
    /// @param calledOff moves that nobody wants any more
    private record Look(
            int planned,
            Optional<CellId> stuck,
            List<UUID> calledOff,
            Optional<CellEmptied> emptied) {

        static final Look NOTHING = new Look(0, Optional.empty(), List.of(), Optional.empty());

        static Look of(CellEmptied emptied) {
            return new Look(0, Optional.empty(), List.of(), Optional.of(emptied));
        }
    }
}
