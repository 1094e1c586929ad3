package io.typogram.topology.placement.control;

import static io.typogram.topology.placement.control.TestingCells.cell;
import static io.typogram.topology.placement.control.TestingCells.dedicated;
import static io.typogram.topology.placement.control.TestingCells.tenant;
import static io.typogram.topology.placement.control.TestingCells.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.placement.entity.PlacementOutcome;
import io.typogram.topology.placement.entity.PlacementOutcome.AtHome;
import io.typogram.topology.placement.entity.PlacementOutcome.Erased;
import io.typogram.topology.placement.entity.PlacementOutcome.NoCellHasRoom;
import io.typogram.topology.placement.entity.PlacementRequest;
import io.typogram.topology.tenants.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlacementRoundTest {

    private static final RegionId EU = new RegionId("eu");

    @Property(tries = 200)
    void noCellEverHoldsMoreThanItsCapacityAndNobodyIsRefusedWhileThereIsRoom(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int count,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 15) Integer> capacities) {
        List<Cell> cells =
                IntStream.range(0, capacities.size())
                        .mapToObj(index -> cell("eu-" + (index + 1), 100, capacities.get(index)))
                        .toList();
        PlacementRound round = round(cells, Map.of(), 0);

        long placed =
                users(seed, count).stream()
                        .map(user -> round.decide(request(user, EU)))
                        .filter(AtHome.class::isInstance)
                        .count();

        long room = capacities.stream().mapToInt(Integer::intValue).sum();
        assertThat(placed).isEqualTo(Math.min(room, count));
        for (Cell cell : cells) {
            assertThat(round.usersAdded().getOrDefault(cell.id(), 0L))
                    .isLessThanOrEqualTo(cell.capacity());
        }
    }

    @Property(tries = 50)
    void versionsFollowOneAnotherWithoutAGap(
            @ForAll long seed,
            @ForAll @IntRange(max = 50) int count,
            @ForAll @IntRange(max = 1000) int version) {
        PlacementRound round = round(List.of(cell("eu-1", 100)), Map.of(), version);

        users(seed, count).forEach(user -> round.decide(request(user, EU)));

        assertThat(round.placed().stream().map(DirectoryEntry::version))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, count)
                                .mapToObj(step -> (long) version + step)
                                .toList());
        assertThat(round.usersAdded().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(count);
    }

    @Test
    void oneUserWhoAsksTwiceInARoundIsPlacedOnce() {
        UserId user = users(1, 1).getFirst();
        PlacementRound round = round(List.of(cell("eu-1", 100), cell("us-1", 100)), Map.of(), 0);

        PlacementOutcome first = round.decide(request(user, EU));
        PlacementOutcome second = round.decide(request(user, new RegionId("us")));

        assertThat(second).isEqualTo(first);
        assertThat(round.placed()).hasSize(1);
    }

    @Test
    void aUserWhoHasAHomeKeepsItThoughItsCellIsFull() {
        UserId user = users(1, 1).getFirst();
        var entry = new DirectoryEntry(user, new Home(new CellId("eu-1"), 4), 9);
        PlacementRound round =
                round(List.of(cell("eu-1", 100, 1).withUsers(1)), Map.of(user, entry), 12);

        assertThat(round.decide(request(user, EU))).isEqualTo(new AtHome(entry));
        assertThat(round.placed()).isEmpty();
        assertThat(round.usersAdded()).isEmpty();
    }

    @Test
    void aUserWhoIsRefusedTakesNoVersion() {
        PlacementRound round = round(List.of(cell("eu-1", 100, 0)), Map.of(), 3);

        assertThat(round.decide(request(users(1, 1).getFirst(), EU)))
                .isEqualTo(new NoCellHasRoom());
        assertThat(round.placed()).isEmpty();
    }

    @Property(tries = 200)
    void noTenantEverHasMoreMembersThanSeatsAndEveryPlacedOneHasASeat(
            @ForAll long seed,
            @ForAll @IntRange(max = 40) int count,
            @ForAll @IntRange(max = 20) int seats,
            @ForAll @IntRange(max = 20) int room) {
        Cell own = dedicated("eu-2", "acme.example").withCapacity(room);
        Tenant acme = tenant("acme", seats, "acme.example");
        PlacementRound round = round(List.of(cell("eu-1", 100), own), List.of(acme), Map.of(), 0);

        for (UserId user : users(seed, count)) {
            PlacementOutcome outcome =
                    round.decide(
                            new PlacementRequest(user, EU, Optional.empty(), Set.of(acme.id())));
            PlacementOutcome again =
                    round.decide(
                            new PlacementRequest(user, EU, Optional.empty(), Set.of(acme.id())));
            assertThat(again).isEqualTo(outcome);
        }

        int placed = Math.min(count, Math.min(seats, room));
        assertThat(round.placed()).hasSize(placed);
        assertThat(round.placed()).allMatch(entry -> entry.home().cell().equals(own.id()));
    }

    @Test
    void aUserWhoWasErasedIsNotPlacedAnew() {
        UserId user = users(1, 1).getFirst();
        var policy = new PlacementPolicy(NearestRegions.parse(""), Residency.parse(""));
        var round =
                new PlacementRound(
                        policy,
                        List.of(cell("eu-1", 100, 9)),
                        List.of(),
                        Map.of(),
                        Set.of(user),
                        3);

        assertThat(round.decide(request(user, EU))).isEqualTo(new Erased());
        assertThat(round.placed()).isEmpty();
        assertThat(round.usersAdded()).isEmpty();
    }

    private static PlacementRound round(
            List<Cell> cells, Map<UserId, DirectoryEntry> homes, long version) {
        return round(cells, List.of(), homes, version);
    }

    private static PlacementRound round(
            List<Cell> cells,
            List<Tenant> tenants,
            Map<UserId, DirectoryEntry> homes,
            long version) {
        var policy = new PlacementPolicy(NearestRegions.parse(""), Residency.parse(""));
        return new PlacementRound(policy, cells, tenants, homes, Set.of(), version);
    }

    private static PlacementRequest request(UserId user, RegionId region) {
        return new PlacementRequest(user, region, Optional.empty(), Set.of());
    }
}
