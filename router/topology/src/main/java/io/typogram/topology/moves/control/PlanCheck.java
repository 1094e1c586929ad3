package io.typogram.topology.moves.control;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.moves.entity.Passage;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesRegion;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesTenant;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.Quarantined;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.SeatsTaken;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetClosed;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetFull;
import io.typogram.topology.tenants.Tenant;
import java.util.Optional;

/// Whether anybody may move from one cell to another.
public final class PlanCheck {

    private PlanCheck() {}

    /// How many are on their way.
    ///
    /// @param toTarget to the target
    /// @param toTenant to the cells of the target's tenant, from elsewhere
    public record Arriving(long toTarget, long toTenant) {}

    /// What speaks against planning it; nothing does when it is empty.
    ///
    /// @param isMember whether the user is known as a member of the target's tenant
    /// @param override whether the user may leave their region, or a tenant's cell, or live in one without a
    ///     seat
    public static Optional<PlanRefusal> refusal(
            Passage passage, Arriving arriving, boolean isMember, boolean override) {
        Cell target = passage.target();
        if (passage.source().state() == CellState.QUARANTINED) {
            return Optional.of(new Quarantined(passage.source()));
        }
        if (target.state() == CellState.QUARANTINED) {
            return Optional.of(new Quarantined(target));
        }
        if (target.state() != CellState.ACTIVE) {
            return Optional.of(new TargetClosed(target));
        }
        Optional<PlanRefusal> wall =
                override
                        ? Optional.empty()
                        : wallIn(passage, isMember).or(() -> seatIn(passage, arriving));
        boolean isFull = target.users() + arriving.toTarget() >= target.capacity();
        return wall.isEmpty() && isFull
                ? Optional.of(new TargetFull(target, arriving.toTarget()))
                : wall;
    }

    /// What has happened since it was planned that speaks against the flip: a word for the record.
    ///
    /// @param override whether the user may live in a tenant's cell without a seat
    public static Optional<String> refusalOfFlip(Passage passage, boolean override) {
        Cell target = passage.target();
        if (passage.source().state() == CellState.QUARANTINED
                || target.state() == CellState.QUARANTINED) {
            return Optional.of("CELL_QUARANTINED");
        }
        if (target.state() != CellState.ACTIVE) {
            return Optional.of("TARGET_CLOSED");
        }
        if (!target.hasRoom()) {
            return Optional.of("TARGET_FULL");
        }
        boolean isSeated = override || passage.seatOf().map(Tenant::hasSeat).orElse(true);
        return isSeated ? Optional.empty() : Optional.of("SEATS_TAKEN");
    }

    private static Optional<PlanRefusal> wallIn(Passage passage, boolean isMember) {
        Cell source = passage.source();
        Cell target = passage.target();
        boolean isMembersOwn =
                passage.staysWithTenant()
                        || (isMember
                                && source.kind() == CellKind.SHARED
                                && passage.enters().isPresent());
        if (passage.concernsTenants() && !isMembersOwn) {
            return Optional.of(new LeavesTenant(source, target));
        }
        return source.region().equals(target.region())
                ? Optional.empty()
                : Optional.of(new LeavesRegion(source, target));
    }

    private static Optional<PlanRefusal> seatIn(Passage passage, Arriving arriving) {
        return passage.seatOf()
                .filter(tenant -> tenant.seated() + arriving.toTenant() >= tenant.seats())
                .map(tenant -> new SeatsTaken(tenant, arriving.toTenant()));
    }
}
