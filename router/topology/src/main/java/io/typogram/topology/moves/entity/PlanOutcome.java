package io.typogram.topology.moves.entity;

import io.typogram.kernel.topology.Home;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.tenants.Tenant;
import java.util.UUID;

/// What came of the wish for a move.
public sealed interface PlanOutcome {

    record Planned(MoveRecord move) implements PlanOutcome {}

    /// Nothing speaks against it; it was only asked.
    record Possible(Home from, Cell target) implements PlanOutcome {}

    record Refused(PlanRefusal refusal) implements PlanOutcome {}

    /// Why a move is not planned.
    sealed interface PlanRefusal {

        /// Nobody has placed this user yet.
        record UserUnknown() implements PlanRefusal {}

        record TargetUnknown() implements PlanRefusal {}

        /// The user is being erased, or was.
        record Erased() implements PlanRefusal {}

        record AtHomeAlready(Home home) implements PlanRefusal {}

        /// The user has an open move.
        record UnderWay(UUID open) implements PlanRefusal {}

        /// Nobody moves into this cell, or out of it, until a person has looked.
        record Quarantined(Cell cell) implements PlanRefusal {}

        /// The cell takes nobody in its state.
        record TargetClosed(Cell target) implements PlanRefusal {}

        /// As many live there, or are on their way, as it takes.
        ///
        /// @param arriving how many are on their way there
        record TargetFull(Cell target, long arriving) implements PlanRefusal {}

        /// The user would leave their region, and nobody has said that they may.
        record LeavesRegion(Cell source, Cell target) implements PlanRefusal {}

        /// One of the cells is a tenant's, and nobody has said that it may be.
        record LeavesTenant(Cell source, Cell target) implements PlanRefusal {}

        /// As many live in the tenant's cells, or are on their way there, as it has seats.
        ///
        /// @param arriving how many are on their way there
        record SeatsTaken(Tenant tenant, long arriving) implements PlanRefusal {}
    }
}
