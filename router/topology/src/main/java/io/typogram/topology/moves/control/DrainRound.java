package io.typogram.topology.moves.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.moves.entity.Drain;
import io.typogram.topology.moves.entity.MoveWish;
import io.typogram.topology.moves.entity.PlanOutcome;
import io.typogram.topology.placement.Destinations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One look at a drain: plans as many moves as there is place for. Runs in the caller's transaction.
@ApplicationScoped
public class DrainRound {

    /// How often one user is tried.
    public static final int TRIES = 3;

    @Inject private Drains drains;
    @Inject private MoveRecords records;
    @Inject private Plans plans;
    @Inject private Cells cells;
    @Inject private Destinations destinations;
    @Inject private InstantSource clock;

    /// Plans moves of users to other cells.
    ///
    /// @param places how many moves of the drain may be open
    /// @param rest how long a user whose move was given up is let be
    public Planned plan(Drain drain, Cell source, int places, Duration rest) throws SQLException {
        int free = places - drains.open(drain.id());
        if (free <= 0) {
            return new Planned(0, drain.nowhereToGo());
        }
        Instant notSince = clock.instant().minus(rest);
        List<UserId> users = drains.candidates(drain, TRIES, notSince, free);
        int planned = 0;
        boolean nowhereToGo = false;
        for (UserId user : users) {
            Optional<Cell> target =
                    destinations.choose(
                            user, source, othersWithArriving(source), drain.acrossRegions());
            nowhereToGo |= target.isEmpty();
            if (target.isPresent() && isPlanned(user, target.get(), drain)) {
                planned++;
            }
        }
        if (nowhereToGo != drain.nowhereToGo()) {
            drains.update(drain.withNowhereToGo(nowhereToGo));
        }
        return new Planned(planned, nowhereToGo);
    }

    /// Whoever is on their way to a cell counts as if they lived there: so none gets more than it takes.
    private List<Cell> othersWithArriving(Cell source) throws SQLException {
        Map<CellId, Long> arriving = records.arriving();
        List<Cell> others = new ArrayList<>();
        for (Cell cell : cells.all()) {
            if (!cell.id().equals(source.id())) {
                others.add(cell.withUsers(cell.users() + arriving.getOrDefault(cell.id(), 0L)));
            }
        }
        return others;
    }

    private boolean isPlanned(UserId user, Cell target, Drain drain) throws SQLException {
        var wish =
                new MoveWish(
                        user,
                        target.id(),
                        drain.reason(),
                        false,
                        drain.acrossRegions(),
                        Optional.of(drain.id()));
        return plans.plan(wish, false) instanceof PlanOutcome.Planned;
    }

    /// What came of a look.
    ///
    /// @param nowhereToGo whether there is somebody whom no cell may take
    public record Planned(int moves, boolean nowhereToGo) {}
}
