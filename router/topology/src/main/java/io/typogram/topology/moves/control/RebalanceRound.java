package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.moves.entity.MoveWish;
import io.typogram.topology.moves.entity.PlanOutcome;
import io.typogram.topology.moves.entity.Rebalance;
import io.typogram.topology.moves.entity.Rebalance.Looked;
import io.typogram.topology.placement.Destinations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One look at a rebalance: plans as many moves as there is place for. All users of the region's open cells are
/// looked at once, some thousands at a time; whoever comes meanwhile is placed where they belong anyway. Runs
/// in the caller's transaction.
@ApplicationScoped
public class RebalanceRound {

    /// Users looked at in one look.
    static final int LOOKED_AT_ONCE = 5000;

    private static final int PAGE = 500;

    @Inject private Rebalances rebalances;
    @Inject private Drains drains;
    @Inject private MoveRecords records;
    @Inject private Plans plans;
    @Inject private Cells cells;
    @Inject private Homes homes;
    @Inject private Destinations destinations;
    @Inject private InstantSource clock;

    /// Plans moves, and stores how far it has come.
    ///
    /// @param places how many moves of the rebalance may be open
    /// @param rest how long a user whose move was given up is let be
    public Planned plan(Rebalance rebalance, int places, Duration rest) throws SQLException {
        int open = drains.open(rebalance.id());
        var look = new Look(rebalance, openCells(rebalance.region()), places - open);
        Instant now = clock.instant();
        for (UserId user : givenUp(rebalance, Instant.EPOCH, now.minus(rest), look.free)) {
            Optional<DirectoryEntry> entry = homes.find(user);
            if (entry.isPresent()) {
                look.again(user, entry.get().home().cell());
            }
        }
        Looked looked = lookFurther(look, rebalance.looked());
        rebalances.update(rebalance.lookedAt(looked, look.unplaced));
        boolean somebodyRests = !givenUp(rebalance, now.minus(rest), now, 1).isEmpty();
        boolean goesOn = open > 0 || look.planned > 0 || somebodyRests;
        return new Planned(look.planned, looked.all() && !goesOn);
    }

    private List<UserId> givenUp(Rebalance rebalance, Instant after, Instant until, int limit)
            throws SQLException {
        return rebalances.givenUp(
                rebalance.id(), DrainRound.TRIES, after, until, Math.max(0, limit));
    }

    private Looked lookFurther(Look look, Looked from) throws SQLException {
        Looked looked = from;
        int users = 0;
        while (!looked.all() && look.free > 0 && users < LOOKED_AT_ONCE) {
            Optional<CellId> cell = looked.cell().or(() -> look.cellAfter(Optional.empty()));
            if (cell.isEmpty()) {
                return Looked.ALL;
            }
            List<UserId> page = rebalances.usersOf(cell.get(), looked.user(), PAGE);
            users += page.size();
            Optional<UserId> last = look.at(page, cell.get());
            boolean isThrough = page.size() < PAGE && last.equals(lastOf(page));
            looked =
                    isThrough
                            ? look.cellAfter(cell)
                                    .map(next ->
                                            new Looked(Optional.of(next), Optional.empty(), false))
                                    .orElse(Looked.ALL)
                            : new Looked(cell, last.or(looked::user), false);
        }
        return looked;
    }

    private static Optional<UserId> lastOf(List<UserId> page) {
        return page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
    }

    private List<Cell> openCells(RegionId region) throws SQLException {
        return cells.all().stream()
                .filter(cell -> cell.region().equals(region) && cell.isOpenToAnybody())
                .sorted(Comparator.comparing(Cell::id))
                .toList();
    }

    /// What came of a look.
    ///
    /// @param isDone whether nobody is left who should move
    public record Planned(int moves, boolean isDone) {}

    /// What one look has found and done so far.
    private final class Look {

        private final Rebalance rebalance;
        private final List<Cell> open;
        private final Map<CellId, Long> room = new HashMap<>();
        private int free;
        private int planned;
        private long unplaced;

        Look(Rebalance rebalance, List<Cell> open, int free) throws SQLException {
            this.rebalance = rebalance;
            this.open = open;
            this.free = free;
            this.unplaced = rebalance.unplaced();
            // Whoever is on their way to a cell counts as if they lived there: so none gets too
            // many.
            Map<CellId, Long> arriving = records.arriving();
            for (Cell cell : open) {
                long coming = arriving.getOrDefault(cell.id(), 0L);
                room.put(cell.id(), cell.capacity() - cell.users() - coming);
            }
        }

        Optional<CellId> cellAfter(Optional<CellId> before) {
            return open.stream()
                    .map(Cell::id)
                    .filter(id -> before.isEmpty() || id.compareTo(before.get()) > 0)
                    .findFirst();
        }

        /// Looks at users of a cell until there is no place for more moves.
        ///
        /// @return the last of them who was looked at
        Optional<UserId> at(List<UserId> users, CellId cell) throws SQLException {
            Optional<UserId> last = Optional.empty();
            for (UserId user : users) {
                if (free <= 0) {
                    return last;
                }
                at(user, cell);
                last = Optional.of(user);
            }
            return last;
        }

        /// Looks again at somebody whose move was given up. Who cannot be placed was counted before.
        void again(UserId user, CellId cell) throws SQLException {
            long before = unplaced;
            at(user, cell);
            unplaced = before;
        }

        private void at(UserId user, CellId cell) throws SQLException {
            Optional<CellId> belongs =
                    destinations.belonging(user, rebalance.region(), open).map(Cell::id);
            if (belongs.isEmpty() || belongs.get().equals(cell)) {
                return;
            }
            CellId target = belongs.get();
            if (room.getOrDefault(target, 0L) <= 0) {
                unplaced++;
            } else if (isPlanned(user, target)) {
                room.merge(target, -1L, Long::sum);
                planned++;
                free--;
            }
        }

        private boolean isPlanned(UserId user, CellId target) throws SQLException {
            var wish =
                    new MoveWish(
                            user,
                            target,
                            rebalance.reason(),
                            false,
                            false,
                            Optional.of(rebalance.id()));
            return plans.plan(wish, false) instanceof PlanOutcome.Planned;
        }
    }
}
