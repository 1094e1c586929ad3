package io.typogram.topology.placement.control;

import static io.typogram.topology.placement.control.TestingCells.cell;
import static io.typogram.topology.placement.control.TestingCells.dedicated;
import static io.typogram.topology.placement.control.TestingCells.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.placement.entity.Choice;
import io.typogram.topology.placement.entity.Choice.Chosen;
import io.typogram.topology.placement.entity.Choice.NoRoom;
import io.typogram.topology.placement.entity.Choice.UnknownRegion;
import io.typogram.topology.placement.entity.PlacementRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementPolicyTest {

    private final PlacementPolicy policy = new PlacementPolicy(NearestRegions.parse("eu:us,ap:"));

    @Test
    void theAskedRegionIsPreferredHoweverLightItsCell() {
        Cell near = cell("eu-1", 1);
        assertThat(choose("eu", near, cell("us-1", 1000))).isEqualTo(new Chosen(near));
    }

    @Test
    void aFullRegionSpillsToTheNextOneOnly() {
        Cell full = cell("eu-1", 100, 7).withUsers(7);
        Cell next = cell("us-1", 100);

        assertThat(choose("eu", full, next, cell("sa-1", 100))).isEqualTo(new Chosen(next));
        assertThat(choose("eu", full, cell("sa-1", 100))).isEqualTo(new NoRoom());
    }

    @Test
    void whoLeavesTheOnlyCellOfARegionGoesToTheNextNearest() {
        Cell next = cell("us-1", 100);
        UserId user = users(1, 1).getFirst();

        assertThat(policy.nearestWithRoom(user, new RegionId("sa"), List.of(next))).contains(next);
        assertThat(policy.nearestWithRoom(user, new RegionId("ap"), List.of(next))).isEmpty();
    }

    @Test
    void aCellWithMoreUsersThanItsCapacityIsFullToo() {
        assertThat(choose("eu", cell("eu-1", 100, 7).withUsers(8))).isEqualTo(new NoRoom());
    }

    @Test
    void aTenantsCellTakesNobodyByRegion() {
        assertThat(choose("eu", dedicated("eu-1"))).isEqualTo(new NoRoom());
    }

    @Test
    void whoComesByATenantsHostIsPlacedInItsCellWhateverTheRegion() {
        Cell tenants = dedicated("us-1", "acme.example", "typing.acme.example");

        assertThat(chooseBy("typing.acme.example", cell("eu-1", 1000), tenants))
                .isEqualTo(new Chosen(tenants));
    }

    @Test
    void aTenantsUserIsNeverPlacedInAnotherCell() {
        Cell full = dedicated("eu-2", "acme.example").withUsers(TestingCells.ROOM_FOR_ALL);
        Cell draining = dedicated("eu-3", "other.example").withState(CellState.DRAINING);
        Cell shared = cell("eu-1", 100);

        assertThat(chooseBy("acme.example", shared, full, draining)).isEqualTo(new NoRoom());
        assertThat(chooseBy("other.example", shared, full, draining)).isEqualTo(new NoRoom());
    }

    @Test
    void aHostThatIsNobodysPlacesByRegion() {
        Cell shared = cell("eu-1", 100);

        assertThat(chooseBy("typogram.example", shared, dedicated("eu-2", "acme.example")))
                .isEqualTo(new Chosen(shared));
    }

    @ParameterizedTest
    @EnumSource(names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void onlyAnActiveCellTakesUsers(CellState state) {
        assertThat(choose("eu", cell("eu-1", 100).withState(state))).isEqualTo(new NoRoom());
    }

    @Test
    void aRegionIsKnownByItsCellsOrByTheConfiguration() {
        Cell far = cell("us-1", 100);

        assertThat(choose("sa", far)).isEqualTo(new UnknownRegion());
        assertThat(choose("ap", far)).isEqualTo(new NoRoom());
        assertThat(choose("eu", far)).isEqualTo(new Chosen(far));
    }

    private Choice choose(String region, Cell... cells) {
        return choose(region, Optional.empty(), cells);
    }

    private Choice chooseBy(String host, Cell... cells) {
        return choose("eu", Optional.of(new HostName(host)), cells);
    }

    private Choice choose(String region, Optional<HostName> host, Cell... cells) {
        var request = new PlacementRequest(users(7, 1).getFirst(), new RegionId(region), host);
        return policy.choose(request, List.of(cells));
    }
}
