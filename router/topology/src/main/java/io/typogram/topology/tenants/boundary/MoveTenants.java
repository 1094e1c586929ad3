package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellHosts;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.control.TenantChanges;
import io.typogram.topology.tenants.control.TenantMoveOutcome;
import io.typogram.topology.tenants.control.TenantMoveOutcome.CellUnknown;
import io.typogram.topology.tenants.control.TenantMoveOutcome.Closed;
import io.typogram.topology.tenants.control.TenantMoveOutcome.Full;
import io.typogram.topology.tenants.control.TenantMoveOutcome.LeavesRegion;
import io.typogram.topology.tenants.control.TenantMoveOutcome.NotToHave;
import io.typogram.topology.tenants.control.TenantMoveOutcome.Possible;
import io.typogram.topology.tenants.control.TenantMoveOutcome.TenantUnknown;
import io.typogram.topology.versions.DirectoryAdvanced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Gives a tenant another cell: its hosts lead there from then on, and so do new members. Its users stay where
/// they are until the cells that it had are drained, and those are its own until then.
@ApplicationScoped
public class MoveTenants {

    /// Every placement and flip wants the row of versions too.
    private static final int MAX_ATTEMPTS = 40;

    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private TenantChanges changes;
    @Inject private Cells cells;
    @Inject private CellHosts hosts;
    @Inject private Event<DirectoryAdvanced> advanced;

    /// Where a tenant shall live.
    ///
    /// @param acrossRegions whether its users may leave their region
    public record Wish(TenantId tenant, CellId target, boolean acrossRegions) {}

    /// Asking again changes nothing.
    ///
    /// @param dryRun whether it is only asked
    public TenantMoveOutcome move(Wish wish, Reason reason, boolean dryRun) {
        Moved moved = transactions.run(MAX_ATTEMPTS, () -> moveIfPossible(wish, reason, dryRun));
        if (moved.version() > 0) {
            advanced.fire(new DirectoryAdvanced(moved.version()));
        }
        return moved.outcome();
    }

    private Moved moveIfPossible(Wish wish, Reason reason, boolean dryRun) throws SQLException {
        Optional<Tenant> tenant = tenants.find(wish.tenant());
        Optional<Cell> target = cells.find(wish.target());
        if (tenant.isEmpty() || target.isEmpty()) {
            return Moved.nothing(tenant.isEmpty() ? new TenantUnknown() : new CellUnknown());
        }
        List<Cell> from =
                tenant.get().cellsAmong(cells.all()).stream()
                        .filter(cell -> !cell.id().equals(wish.target()))
                        .toList();
        var possible = new Possible(tenant.get(), target.get(), from);
        Optional<TenantMoveOutcome> refusal = refusal(possible, wish.acrossRegions());
        if (refusal.isPresent() || dryRun) {
            return Moved.nothing(refusal.orElse(possible));
        }
        long version = hosts.give(target.get(), tenant.get().hosts(), reason);
        Tenant moved = tenant.get().movedFrom(from.stream().map(Cell::id).toList());
        return new Moved(
                new Possible(store(tenant.get(), moved, target.get(), reason), target.get(), from),
                version);
    }

    private Tenant store(Tenant known, Tenant moved, Cell target, Reason reason)
            throws SQLException {
        if (moved.equals(known)) {
            return known;
        }
        Tenant stored = moved.withVersion(known.version() + 1);
        tenants.store(stored);
        changes.note(stored, reason, "it moves to " + target.id());
        return stored;
    }

    private Optional<TenantMoveOutcome> refusal(Possible wish, boolean acrossRegions)
            throws SQLException {
        Cell target = wish.target();
        if (target.kind() != CellKind.DEDICATED
                || wish.tenant().sharesCells()
                || isAnothers(wish)) {
            return Optional.of(new NotToHave(target));
        }
        if (target.state() != CellState.ACTIVE) {
            return Optional.of(new Closed(target));
        }
        Optional<Cell> elsewhere =
                wish.from().stream()
                        .filter(cell -> cell.users() > 0)
                        .filter(cell -> !cell.region().equals(target.region()))
                        .findFirst();
        if (elsewhere.isPresent() && !acrossRegions) {
            return Optional.of(new LeavesRegion(elsewhere.get(), target));
        }
        return target.users() + wish.users() > target.capacity()
                ? Optional.of(new Full(target, wish.users()))
                : Optional.empty();
    }

    private boolean isAnothers(Possible wish) throws SQLException {
        return tenants.all().stream()
                .filter(other -> !other.id().equals(wish.tenant().id()))
                .anyMatch(other -> other.owns(wish.target()));
    }

    /// What came of it.
    ///
    /// @param version of the cells' last change; zero when there was none
    private record Moved(TenantMoveOutcome outcome, long version) {

        static Moved nothing(TenantMoveOutcome outcome) {
            return new Moved(outcome, 0);
        }
    }
}
