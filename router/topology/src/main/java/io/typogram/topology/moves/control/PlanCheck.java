package io.typogram.topology.moves.control;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesRegion;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesTenant;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.Quarantined;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetClosed;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetFull;
import java.util.Optional;

/// Whether anybody may move from one cell to another.
public final class PlanCheck {

    private PlanCheck() {}

    /// What speaks against planning it; nothing does when it is empty.
    ///
    /// @param arriving how many are on their way to `target`
    /// @param override whether the user may leave their region, or a tenant's cell
    public static Optional<PlanRefusal> refusal(
            Cell source, Cell target, long arriving, boolean override) {
        if (source.state() == CellState.QUARANTINED) {
            return Optional.of(new Quarantined(source));
        }
        if (target.state() == CellState.QUARANTINED) {
            return Optional.of(new Quarantined(target));
        }
        if (target.state() != CellState.ACTIVE) {
            return Optional.of(new TargetClosed(target));
        }
        Optional<PlanRefusal> wall = override ? Optional.empty() : wallBetween(source, target);
        boolean isFull = target.users() + arriving >= target.capacity();
        return wall.isEmpty() && isFull ? Optional.of(new TargetFull(target, arriving)) : wall;
    }

    /// What has happened since it was planned that speaks against the flip: a word for the record.
    public static Optional<String> refusalOfFlip(Cell source, Cell target) {
        if (source.state() == CellState.QUARANTINED || target.state() == CellState.QUARANTINED) {
            return Optional.of("CELL_QUARANTINED");
        }
        if (target.state() != CellState.ACTIVE) {
            return Optional.of("TARGET_CLOSED");
        }
        return target.hasRoom() ? Optional.empty() : Optional.of("TARGET_FULL");
    }

    private static Optional<PlanRefusal> wallBetween(Cell source, Cell target) {
        if (source.kind() == CellKind.DEDICATED || target.kind() == CellKind.DEDICATED) {
            return Optional.of(new LeavesTenant(source, target));
        }
        return source.region().equals(target.region())
                ? Optional.empty()
                : Optional.of(new LeavesRegion(source, target));
    }
}
