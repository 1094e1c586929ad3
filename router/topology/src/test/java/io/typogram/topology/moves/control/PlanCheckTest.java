package io.typogram.topology.moves.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesRegion;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesTenant;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.Quarantined;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetClosed;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetFull;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PlanCheckTest {

    private static final Cell SOURCE = cell("eu-1", CellKind.SHARED, CellState.ACTIVE);
    private static final Cell TARGET = cell("eu-2", CellKind.SHARED, CellState.ACTIVE);

    @Test
    void withinARegionUsersMove() {
        assertThat(PlanCheck.refusal(SOURCE, TARGET, 0, false)).isEmpty();
        assertThat(PlanCheck.refusal(SOURCE.withState(CellState.DRAINING), TARGET, 0, false))
                .isEmpty();
        assertThat(PlanCheck.refusalOfFlip(SOURCE, TARGET)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CellState.class,
            names = {"ACTIVE", "QUARANTINED"},
            mode = Mode.EXCLUDE)
    void nobodyMovesToACellThatIsNotActive(CellState state) {
        Cell closed = TARGET.withState(state);

        assertThat(PlanCheck.refusal(SOURCE, closed, 0, true)).contains(new TargetClosed(closed));
        assertThat(PlanCheck.refusalOfFlip(SOURCE, closed)).contains("TARGET_CLOSED");
    }

    @Test
    void quarantineIsOverriddenByNobody() {
        Cell source = SOURCE.withState(CellState.QUARANTINED);
        Cell target = TARGET.withState(CellState.QUARANTINED);

        assertThat(PlanCheck.refusal(source, TARGET, 0, true)).contains(new Quarantined(source));
        assertThat(PlanCheck.refusal(SOURCE, target, 0, true)).contains(new Quarantined(target));
        assertThat(PlanCheck.refusalOfFlip(source, TARGET)).contains("CELL_QUARANTINED");
    }

    @Test
    void whoIsOnTheirWayCountsUpToTheLastPlace() {
        Cell target = TARGET.withUsers(TARGET.capacity() - 2);

        assertThat(PlanCheck.refusal(SOURCE, target, 1, false)).isEmpty();
        assertThat(PlanCheck.refusal(SOURCE, target, 2, false)).contains(new TargetFull(target, 2));
        assertThat(PlanCheck.refusal(SOURCE, target, 2, true)).contains(new TargetFull(target, 2));
        assertThat(PlanCheck.refusalOfFlip(SOURCE, TARGET.withUsers(TARGET.capacity())))
                .contains("TARGET_FULL");
    }

    @Test
    void leavingARegionOrATenantHasToBeSaid() {
        Cell elsewhere = cell("us-1", CellKind.SHARED, CellState.ACTIVE);
        Cell tenants = cell("eu-3", CellKind.DEDICATED, CellState.ACTIVE);

        assertThat(PlanCheck.refusal(SOURCE, elsewhere, 0, false))
                .contains(new LeavesRegion(SOURCE, elsewhere));
        assertThat(PlanCheck.refusal(SOURCE, tenants, 0, false))
                .contains(new LeavesTenant(SOURCE, tenants));
        assertThat(PlanCheck.refusal(tenants, TARGET, 0, false))
                .contains(new LeavesTenant(tenants, TARGET));
        assertThat(PlanCheck.refusal(SOURCE, elsewhere, 0, true)).isEmpty();
        assertThat(PlanCheck.refusal(SOURCE, tenants, 0, true)).isEmpty();
    }

    private static Cell cell(String id, CellKind kind, CellState state) {
        var cellId = new CellId(id);
        var region = new RegionId(id.substring(0, id.indexOf('-')));
        return new Cell(cellId, region, kind, state, 100, 10, 0, List.of(), List.of(), 1);
    }
}
