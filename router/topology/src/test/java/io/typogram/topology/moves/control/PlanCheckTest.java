package io.typogram.topology.moves.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.moves.entity.Passage;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesRegion;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.LeavesTenant;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.Quarantined;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.SeatsTaken;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetClosed;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal.TargetFull;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.TenantState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PlanCheckTest {

    private static final Cell SOURCE = cell("eu-1", CellKind.SHARED, CellState.ACTIVE);
    private static final Cell TARGET = cell("eu-2", CellKind.SHARED, CellState.ACTIVE);

    private static final Cell OWN = cell("eu-3", CellKind.DEDICATED, CellState.ACTIVE);

    @Test
    void withinARegionUsersMove() {
        assertThat(PlanCheck.refusal(way(SOURCE, TARGET), arriving(0), false, false)).isEmpty();
        assertThat(
                        PlanCheck.refusal(
                                way(SOURCE.withState(CellState.DRAINING), TARGET),
                                arriving(0),
                                false,
                                false))
                .isEmpty();
        assertThat(PlanCheck.refusalOfFlip(way(SOURCE, TARGET), false)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CellState.class,
            names = {"ACTIVE", "QUARANTINED"},
            mode = Mode.EXCLUDE)
    void nobodyMovesToACellThatIsNotActive(CellState state) {
        Cell closed = TARGET.withState(state);

        assertThat(PlanCheck.refusal(way(SOURCE, closed), arriving(0), false, true))
                .contains(new TargetClosed(closed));
        assertThat(PlanCheck.refusalOfFlip(way(SOURCE, closed), false)).contains("TARGET_CLOSED");
    }

    @Test
    void quarantineIsOverriddenByNobody() {
        Cell source = SOURCE.withState(CellState.QUARANTINED);
        Cell target = TARGET.withState(CellState.QUARANTINED);

        assertThat(PlanCheck.refusal(way(source, TARGET), arriving(0), false, true))
                .contains(new Quarantined(source));
        assertThat(PlanCheck.refusal(way(SOURCE, target), arriving(0), false, true))
                .contains(new Quarantined(target));
        assertThat(PlanCheck.refusalOfFlip(way(source, TARGET), false))
                .contains("CELL_QUARANTINED");
    }

    @Test
    void whoIsOnTheirWayCountsUpToTheLastPlace() {
        Cell target = TARGET.withUsers(TARGET.capacity() - 2);

        assertThat(PlanCheck.refusal(way(SOURCE, target), arriving(1), false, false)).isEmpty();
        assertThat(PlanCheck.refusal(way(SOURCE, target), arriving(2), false, false))
                .contains(new TargetFull(target, 2));
        assertThat(PlanCheck.refusal(way(SOURCE, target), arriving(2), false, true))
                .contains(new TargetFull(target, 2));
        assertThat(PlanCheck.refusalOfFlip(way(SOURCE, TARGET.withUsers(TARGET.capacity())), false))
                .contains("TARGET_FULL");
    }

    @Test
    void leavingARegionOrATenantHasToBeSaid() {
        Cell elsewhere = cell("us-1", CellKind.SHARED, CellState.ACTIVE);
        Cell tenants = cell("eu-3", CellKind.DEDICATED, CellState.ACTIVE);

        assertThat(PlanCheck.refusal(way(SOURCE, elsewhere), arriving(0), false, false))
                .contains(new LeavesRegion(SOURCE, elsewhere));
        assertThat(PlanCheck.refusal(way(SOURCE, tenants), arriving(0), false, false))
                .contains(new LeavesTenant(SOURCE, tenants));
        assertThat(PlanCheck.refusal(way(tenants, TARGET), arriving(0), false, false))
                .contains(new LeavesTenant(tenants, TARGET));
        assertThat(PlanCheck.refusal(way(SOURCE, elsewhere), arriving(0), false, true)).isEmpty();
        assertThat(PlanCheck.refusal(way(SOURCE, tenants), arriving(0), false, true)).isEmpty();
    }

    @Test
    void aMemberMovesIntoTheTenantsCellWhileThereAreSeats() {
        Passage in = new Passage(SOURCE, OWN, Optional.empty(), Optional.of(tenant(3, 1)));

        assertThat(PlanCheck.refusal(in, arriving(0), false, false))
                .contains(new LeavesTenant(SOURCE, OWN));
        assertThat(PlanCheck.refusal(in, arriving(1), true, false)).isEmpty();
        assertThat(PlanCheck.refusal(in, arriving(2), true, false))
                .contains(new SeatsTaken(tenant(3, 1), 2));
        assertThat(PlanCheck.refusal(in, arriving(2), true, true)).isEmpty();
        assertThat(PlanCheck.refusal(in, arriving(2), false, true)).isEmpty();
    }

    @Test
    void theLastSeatMayBeTakenBeforeTheFlip() {
        Passage full = new Passage(SOURCE, OWN, Optional.empty(), Optional.of(tenant(3, 3)));

        assertThat(PlanCheck.refusalOfFlip(full, false)).contains("SEATS_TAKEN");
        assertThat(PlanCheck.refusalOfFlip(full, true)).isEmpty();
    }

    @Test
    void withinATenantsCellsAMoveTakesNoSeat() {
        Cell other = cell("eu-4", CellKind.DEDICATED, CellState.ACTIVE);
        Optional<Tenant> full = Optional.of(tenant(3, 3));
        Passage within = new Passage(OWN, other, full, full);

        assertThat(PlanCheck.refusal(within, arriving(3), false, false)).isEmpty();
        assertThat(PlanCheck.refusalOfFlip(within, false)).isEmpty();
        assertThat(
                        PlanCheck.refusal(
                                new Passage(OWN, TARGET, full, Optional.empty()),
                                arriving(0),
                                true,
                                false))
                .contains(new LeavesTenant(OWN, TARGET));
    }

    private static Tenant tenant(long seats, long seated) {
        return new Tenant(
                new TenantId("acme"),
                "Acme",
                List.of(new HostName("acme.example")),
                seats,
                seated,
                Set.of(),
                TenantState.ACTIVE,
                Optional.of("an organisation"),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                1);
    }

    private static Passage way(Cell source, Cell target) {
        return new Passage(source, target, Optional.empty(), Optional.empty());
    }

    private static PlanCheck.Arriving arriving(long users) {
        return new PlanCheck.Arriving(users, users);
    }

    private static Cell cell(String id, CellKind kind, CellState state) {
        var cellId = new CellId(id);
        var region = new RegionId(id.substring(0, id.indexOf('-')));
        return new Cell(cellId, region, kind, state, 100, 10, 0, List.of(), List.of(), 1);
    }
}
