package io.typogram.topology.moves.control;

import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.ErasedUsers;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.moves.entity.MoveRecord;
import io.typogram.topology.moves.entity.MoveWish;
import io.typogram.topology.moves.entity.Passage;
import io.typogram.topology.moves.entity.PlanOutcome;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.AtHomeAlready;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.Erased;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesTenant;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetUnknown;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.UnderWay;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.UserUnknown;
import io.typogram.topology.moves.entity.PlanOutcome.Planned;
import io.typogram.topology.moves.entity.PlanOutcome.Possible;
import io.typogram.topology.moves.entity.PlanOutcome.Refused;
import io.typogram.topology.tenants.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Plans a move, or says why not. Runs in the caller's transaction.
@ApplicationScoped
public class Plans {

    @Inject private MoveRecords records;
    @Inject private MoveHistory history;
    @Inject private Homes homes;
    @Inject private ErasedUsers erasedUsers;
    @Inject private Cells cells;
    @Inject private Tenants tenants;
    @Inject private InstantSource clock;

    /// Plans a move if nothing speaks against it.
    ///
    /// @param dryRun whether it is only asked
    public PlanOutcome plan(MoveWish wish, boolean dryRun) throws SQLException {
        if (erasedUsers.contains(wish.user())) {
            return new Refused(new Erased());
        }
        Optional<DirectoryEntry> entry = homes.find(wish.user());
        if (entry.isEmpty()) {
            return new Refused(new UserUnknown());
        }
        Optional<Cell> target = cells.find(wish.target());
        if (target.isEmpty()) {
            return new Refused(new TargetUnknown());
        }
        Home home = entry.get().home();
        Optional<PlanRefusal> refusal = refusal(wish, entry.get(), target.get());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        return dryRun ? new Possible(home, target.get()) : store(wish, home);
    }

    private Optional<PlanRefusal> refusal(MoveWish wish, DirectoryEntry entry, Cell target)
            throws SQLException {
        Home home = entry.home();
        Optional<MoveRecord> open = records.openOf(wish.user());
        if (open.isPresent()) {
            return Optional.of(new UnderWay(open.get().move().id()));
        }
        if (home.cell().equals(target.id())) {
            return Optional.of(new AtHomeAlready(home));
        }
        Cell source = cells.find(home.cell()).orElseThrow();
        if (entry.tenant().isPresent() && target.kind() == CellKind.DEDICATED) {
            // Their seat is not one of that cell's, whoever overrides.
            return Optional.of(new LeavesTenant(source, target));
        }
        Passage passage = Passage.of(source, target, tenants.all());
        return PlanCheck.refusal(passage, arriving(passage), wish.isMember(), wish.override());
    }

    private PlanCheck.Arriving arriving(Passage passage) throws SQLException {
        long toTarget = records.arriving().getOrDefault(passage.target().id(), 0L);
        long toTenant =
                passage.seatOf().isEmpty()
                        ? 0
                        : records.arrivingFromElsewhere(
                                passage.seatOf().get().cellsAmong(cells.all()));
        return new PlanCheck.Arriving(toTarget, toTenant);
    }

    private PlanOutcome store(MoveWish wish, Home home) throws SQLException {
        MoveRecord planned = MoveRecord.planned(UUID.randomUUID(), wish, home, clock.instant());
        if (!records.insert(planned)) {
            UUID open = records.openOf(wish.user()).orElseThrow().move().id();
            return new Refused(new UnderWay(open));
        }
        history.record(
                planned,
                MoveState.PLANNED.name(),
                wish.reason().by(),
                Optional.of(wish.reason().why()));
        return new Planned(planned);
    }
}
