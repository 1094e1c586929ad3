package io.typogram.topology.placement.control;

import static io.typogram.topology.placement.control.TestingCells.cell;
import static io.typogram.topology.placement.control.TestingCells.dedicated;
import static io.typogram.topology.placement.control.TestingCells.sharing;
import static io.typogram.topology.placement.control.TestingCells.tenant;
import static io.typogram.topology.placement.control.TestingCells.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.placement.entity.Choice;
import io.typogram.topology.placement.entity.Choice.Chosen;
import io.typogram.topology.placement.entity.Choice.NoMember;
import io.typogram.topology.placement.entity.Choice.NoRoom;
import io.typogram.topology.placement.entity.Choice.NoSeat;
import io.typogram.topology.placement.entity.Choice.Seated;
import io.typogram.topology.placement.entity.Choice.UnknownRegion;
import io.typogram.topology.placement.entity.PlacementRequest;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.TenantState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementPolicyTest {

    private final PlacementPolicy policy =
            new PlacementPolicy(NearestRegions.parse("eu:us,ap:"), Residency.parse(""));

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
    void aMemberIsPlacedInTheTenantsCellWhateverHostTheyComeByAndWhateverTheRegion() {
        Cell own = dedicated("us-1", "acme.example", "typing.acme.example");
        Tenant acme = tenant("acme", 10, "acme.example", "typing.acme.example");

        for (Optional<HostName> host : hosts("typogram.example", "typing.acme.example")) {
            assertThat(chooseAs(Set.of(acme.id()), host, List.of(acme), cell("eu-1", 1000), own))
                    .isEqualTo(new Seated(own, acme));
        }
    }

    @Test
    void aMemberIsNeverPlacedInAnotherCell() {
        Tenant acme = tenant("acme", 10, "acme.example");
        Tenant other = tenant("other", 10, "other.example");
        Tenant making =
                new Tenant(
                        new TenantId("making"),
                        "making",
                        List.of(new HostName("making.example")),
                        10,
                        0,
                        Set.of(),
                        TenantState.PROVISIONING,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        1);
        Cell full = dedicated("eu-2", "acme.example").withUsers(TestingCells.ROOM_FOR_ALL);
        Cell draining = dedicated("eu-3", "other.example").withState(CellState.DRAINING);
        Cell unused = dedicated("eu-4", "making.example");
        List<Tenant> tenants = List.of(acme, other, making);

        for (Tenant tenant : tenants) {
            assertThat(
                            chooseAs(
                                    Set.of(tenant.id()),
                                    Optional.empty(),
                                    tenants,
                                    cell("eu-1", 100),
                                    full,
                                    draining,
                                    unused))
                    .isEqualTo(new NoRoom());
        }
    }

    @Test
    void whoIsNoMemberIsNeverPlacedInATenantsCellThoughTheyComeByItsHost() {
        Cell shared = cell("eu-1", 100);
        Cell own = dedicated("eu-2", "acme.example");
        Tenant acme = tenant("acme", 10, "acme.example");
        Tenant without = tenant("without", 10, "without.example");
        List<Tenant> tenants = List.of(acme, without);

        for (Optional<HostName> host : hosts("acme.example", "without.example")) {
            assertThat(chooseAs(Set.of(), host, tenants, shared, own)).isEqualTo(new NoMember());
            assertThat(chooseAs(Set.of(new TenantId("nobody")), host, tenants, shared, own))
                    .isEqualTo(new NoMember());
        }
        assertThat(chooseAs(Set.of(), Optional.empty(), tenants, shared, own))
                .isEqualTo(new Chosen(shared));
        assertThat(chooseBy("acme.example", shared, own)).isEqualTo(new NoMember());
    }

    @Test
    void whoIsAMemberOfTwoGoesWhereTheyCameByAndElseToTheFirstByName() {
        Cell ones = dedicated("eu-2", "acme.example");
        Cell others = dedicated("eu-3", "bolt.example");
        Tenant acme = tenant("acme", 10, "acme.example");
        Tenant bolt = tenant("bolt", 10, "bolt.example");
        List<Tenant> tenants = List.of(bolt, acme);
        Set<TenantId> both = Set.of(acme.id(), bolt.id());

        assertThat(chooseAs(both, Optional.of(new HostName("bolt.example")), tenants, ones, others))
                .isEqualTo(new Seated(others, bolt));
        assertThat(chooseAs(both, Optional.empty(), tenants, ones, others))
                .isEqualTo(new Seated(ones, acme));
    }

    @Test
    void theLastSeatIsGivenAndNoneAfterIt() {
        Cell own = dedicated("eu-2", "acme.example");
        Tenant acme = tenant("acme", 3, "acme.example");

        assertThat(chooseAs(Set.of(acme.id()), Optional.empty(), List.of(acme.withSeated(2)), own))
                .isEqualTo(new Seated(own, acme.withSeated(2)));
        assertThat(chooseAs(Set.of(acme.id()), Optional.empty(), List.of(acme.withSeated(3)), own))
                .isEqualTo(new NoSeat());
    }

    @Test
    void theMembersOfATenantThatSharesCellsLiveTogetherInItsRegion() {
        Tenant acme = sharing("acme", 1000, "eu", "acme.example");
        Cell one = cell("eu-1", 100);
        Cell two = cell("eu-2", 100);
        Cell dedicated = dedicated("eu-3", "acme.example");
        Set<Choice> chosen = new HashSet<>();
        for (UserId user : users(1, 50)) {
            chosen.add(
                    policy.choose(
                            new PlacementRequest(
                                    user, new RegionId("us"), Optional.empty(), Set.of(acme.id())),
                            List.of(one, two, dedicated, cell("us-1", 1000)),
                            List.of(acme)));
        }

        assertThat(chosen).hasSize(1).isSubsetOf(new Seated(one, acme), new Seated(two, acme));
    }

    @Test
    void aTenantThatSharesCellsSpillsWithinItsRegionAndNotOverItsSeats() {
        Tenant acme = sharing("acme", 3, "eu", "acme.example");
        Optional<HostName> host = Optional.of(new HostName("acme.example"));
        Cell open = cell("eu-1", 100);
        Cell full = cell("eu-2", 100, 7).withUsers(7);
        Cell far = cell("us-1", 100);
        Set<TenantId> member = Set.of(acme.id());

        assertThat(chooseAs(member, host, List.of(acme), open, full, far))
                .isEqualTo(new Seated(open, acme));
        assertThat(chooseAs(member, host, List.of(acme), full, far)).isEqualTo(new NoRoom());
        assertThat(chooseAs(member, host, List.of(acme.withSeated(3)), open))
                .isEqualTo(new NoSeat());
        assertThat(chooseAs(Set.of(), host, List.of(acme), open)).isEqualTo(new NoMember());
    }

    @Test
    void whoIsOfARegionWhoseDataStaysIsNeverPlacedOutsideOfIt() {
        var strict = new PlacementPolicy(NearestRegions.parse(""), Residency.parse("eu"));
        Cell full = cell("eu-1", 100, 7).withUsers(7);
        List<Cell> cells = List.of(full, cell("us-1", 100));

        assertThat(strict.choose(request("eu", Optional.empty(), Set.of()), cells, List.of()))
                .isEqualTo(new NoRoom());
        assertThat(strict.choose(request("us", Optional.empty(), Set.of()), cells, List.of()))
                .isInstanceOf(Chosen.class);
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
        return policy.choose(request(region, host, Set.of()), List.of(cells), List.of());
    }

    private Choice chooseAs(
            Set<TenantId> memberOf, Optional<HostName> host, List<Tenant> tenants, Cell... cells) {
        return policy.choose(request("eu", host, memberOf), List.of(cells), tenants);
    }

    private static PlacementRequest request(
            String region, Optional<HostName> host, Set<TenantId> memberOf) {
        return new PlacementRequest(users(7, 1).getFirst(), new RegionId(region), host, memberOf);
    }

    private static List<Optional<HostName>> hosts(String... names) {
        return Stream.of(names).map(HostName::new).map(Optional::of).toList();
    }
}
