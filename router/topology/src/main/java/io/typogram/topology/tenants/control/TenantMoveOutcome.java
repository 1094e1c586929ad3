package io.typogram.topology.tenants.control;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.tenants.Tenant;
import java.util.List;

/// What came of the wish that a tenant move into another cell.
public sealed interface TenantMoveOutcome {

    /// The cell is the tenant's own, by this wish or before it; or it may be, when that was only asked.
    ///
    /// @param from the tenant's other cells; who lives there is to be moved
    record Possible(Tenant tenant, Cell target, List<Cell> from) implements TenantMoveOutcome {

        public Possible {
            from = List.copyOf(from);
        }

        /// How many are to be moved.
        public long users() {
            return from.stream().mapToLong(Cell::users).sum();
        }
    }

    record TenantUnknown() implements TenantMoveOutcome {}

    record CellUnknown() implements TenantMoveOutcome {}

    /// The cell is for everybody, or another tenant's.
    record NotToHave(Cell cell) implements TenantMoveOutcome {}

    /// The cell takes nobody in its state.
    record Closed(Cell cell) implements TenantMoveOutcome {}

    /// The cell has not room for all.
    record Full(Cell cell, long users) implements TenantMoveOutcome {}

    /// Users would leave their region, and nobody has said that they may.
    record LeavesRegion(Cell from, Cell target) implements TenantMoveOutcome {}
}
