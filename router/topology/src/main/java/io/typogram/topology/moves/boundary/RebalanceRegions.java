package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.moves.control.DrainRound;
import io.typogram.topology.moves.control.Drains;
import io.typogram.topology.moves.control.MoveRecords;
import io.typogram.topology.moves.control.RebalanceRound;
import io.typogram.topology.moves.control.Rebalances;
import io.typogram.topology.moves.entity.MovesDue;
import io.typogram.topology.moves.entity.Rebalance;
import io.typogram.topology.moves.entity.Rebalance.Looked;
import io.typogram.topology.moves.entity.RebalancePlan;
import io.typogram.topology.moves.entity.RebalancePlan.Room;
import io.typogram.topology.moves.entity.RebalancePlan.Way;
import io.typogram.topology.moves.entity.RebalanceProgress;
import io.typogram.topology.placement.Destinations;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Rebalances regions: plans moves of users to the cell where they would be placed now, a bounded number at a
/// time.
///
/// As with drains, each look is one transaction that holds the rebalance's row: any node may look at any time,
/// and a restart needs no care.
@ApplicationScoped
public class RebalanceRegions {

    /// Of a cell that has more users as many are looked at before a rebalance, and the rest is estimated: users'
    /// ids are random, so the first ones are as good as any.
    static final int COUNTED_OF_A_CELL = 100_000;

    private static final Logger LOG = System.getLogger(RebalanceRegions.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int PAGE = 5000;

    @Inject private Transactions transactions;
    @Inject private Cells cells;
    @Inject private Rebalances rebalances;
    @Inject private Drains drains;
    @Inject private RebalanceRound round;
    @Inject private MoveRecords records;
    @Inject private Destinations destinations;
    @Inject private JdbcMoves moves;
    @Inject private Loops loops;
    @Inject private MoveSettings settings;
    @Inject private InstantSource clock;
    @Inject private Event<MovesDue> due;

    void start(@Observes SchemaReady ready) {
        loops.start(this::lookForEver);
    }

    /// What a rebalance would do now; empty when no cell stands in the region.
    public Optional<RebalancePlan> plan(RegionId region) {
        List<Cell> all = run(cells::all);
        if (all.stream().noneMatch(cell -> cell.region().equals(region))) {
            return Optional.empty();
        }
        List<Cell> open =
                all.stream()
                        .filter(cell -> cell.region().equals(region) && cell.isOpenToAnybody())
                        .toList();
        Map<CellId, Long> arriving = run(records::arriving);
        List<Way> ways = new ArrayList<>();
        List<Room> rooms = new ArrayList<>();
        boolean exact = true;
        for (Cell cell : open) {
            exact &= cell.users() <= COUNTED_OF_A_CELL;
            ways.addAll(waysFrom(cell, region, open));
            long coming = arriving.getOrDefault(cell.id(), 0L);
            rooms.add(new Room(cell.id(), Math.max(0, cell.capacity() - cell.users() - coming)));
        }
        return Optional.of(new RebalancePlan(ways, rooms, exact));
    }

    private List<Way> waysFrom(Cell cell, RegionId region, List<Cell> open) {
        Map<CellId, Long> found = new TreeMap<>();
        long looked = 0;
        Optional<UserId> last = Optional.empty();
        List<UserId> page;
        do {
            Optional<UserId> after = last;
            page = run(() -> rebalances.usersOf(cell.id(), after, PAGE));
            for (UserId user : page) {
                destinations
                        .belonging(user, region, open)
                        .map(Cell::id)
                        .filter(target -> !target.equals(cell.id()))
                        .ifPresent(target -> found.merge(target, 1L, Long::sum));
                last = Optional.of(user);
            }
            looked += page.size();
        } while (page.size() == PAGE && looked < COUNTED_OF_A_CELL);
        double scale =
                looked < COUNTED_OF_A_CELL ? 1 : Math.max(1.0, (double) cell.users() / looked);
        return found.entrySet().stream()
                .map(way -> new Way(cell.id(), way.getKey(), Math.round(way.getValue() * scale)))
                .toList();
    }

    /// Begins to rebalance a region. Asking again changes nothing. Empty when no cell stands there.
    public Optional<RebalanceProgress> begin(RegionId region, Reason reason) {
        Optional<Rebalance> before = run(() -> rebalances.latest(region));
        if (before.isEmpty() || before.get().ended().isPresent()) {
            Optional<RebalancePlan> plan = plan(region);
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            run(() -> insertUnlessUnderWay(region, reason, plan.get().users()));
        }
        return progress(region);
    }

    private boolean insertUnlessUnderWay(RegionId region, Reason reason, long users)
            throws SQLException {
        if (rebalances.latest(region).filter(one -> one.ended().isEmpty()).isPresent()) {
            return false;
        }
        rebalances.insert(
                new Rebalance(
                        UUID.randomUUID(),
                        region,
                        reason,
                        users,
                        Looked.NONE,
                        0,
                        clock.instant(),
                        Optional.empty(),
                        Optional.empty()));
        return true;
    }

    /// How far the latest rebalance of a region is.
    public Optional<RebalanceProgress> progress(RegionId region) {
        return run(() -> {
            Optional<Rebalance> latest = rebalances.latest(region);
            if (latest.isEmpty()) {
                return Optional.empty();
            }
            UUID id = latest.get().id();
            return Optional.of(
                    new RebalanceProgress(
                            latest.get(),
                            drains.counts(id, clock.instant()),
                            rebalances.failed(id, DrainRound.TRIES)));
        });
    }

    /// Ends the rebalance of a region: what has begun of it goes on, what has not is given up. Asking again
    /// changes nothing.
    public Optional<RebalanceProgress> callOff(RegionId region, Reason reason) {
        List<UUID> notBegun =
                run(() -> {
                    Optional<Rebalance> latest = rebalances.latest(region);
                    Optional<Rebalance> known =
                            latest.isEmpty()
                                    ? Optional.empty()
                                    : rebalances.lock(latest.get().id());
                    if (known.isEmpty()) {
                        return List.of();
                    }
                    rebalances.update(known.get().ended(Rebalance.CALLED_OFF, clock.instant()));
                    return drains.notBegun(known.get().id());
                });
        // Should the node end here, these go on: some users more have moved.
        notBegun.forEach(move -> moves.giveUp(move, reason));
        return progress(region);
    }

    private void lookForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (Rebalance rebalance : run(rebalances::underWay)) {
                    look(rebalance.id());
                }
            } catch (RuntimeException | Error failed) {
                // A look changes all or nothing; the next one may succeed.
                LOG.log(
                        Level.WARNING,
                        "TOPOLOGY-307 cannot look after rebalances, will again",
                        failed);
            }
            pause();
        }
    }

    private void look(UUID id) {
        int planned =
                run(() -> {
                    Optional<Rebalance> known = rebalances.lock(id);
                    return known.isEmpty() ? 0 : lookAt(known.get());
                });
        if (planned > 0) {
            due.fire(new MovesDue());
        }
    }

    private int lookAt(Rebalance rebalance) throws SQLException {
        RebalanceRound.Planned planned =
                round.plan(rebalance, settings.plannedOfDrain(), settings.restOfDrain());
        if (planned.isDone()) {
            Rebalance known = rebalances.lock(rebalance.id()).orElseThrow();
            rebalances.update(known.ended(Rebalance.BALANCED, clock.instant()));
            LOG.log(Level.INFO, "TOPOLOGY-308 {0} is balanced", rebalance.region());
        }
        return planned.moves();
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
}
