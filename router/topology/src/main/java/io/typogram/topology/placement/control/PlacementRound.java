package io.typogram.topology.placement.control;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.placement.entity.Choice.Chosen;
import io.typogram.topology.placement.entity.Choice.NoMember;
import io.typogram.topology.placement.entity.Choice.NoRoom;
import io.typogram.topology.placement.entity.Choice.NoSeat;
import io.typogram.topology.placement.entity.Choice.Seated;
import io.typogram.topology.placement.entity.Choice.UnknownRegion;
import io.typogram.topology.placement.entity.PlacementOutcome;
import io.typogram.topology.placement.entity.PlacementOutcome.AtHome;
import io.typogram.topology.placement.entity.PlacementOutcome.Erased;
import io.typogram.topology.placement.entity.PlacementOutcome.MembersOnly;
import io.typogram.topology.placement.entity.PlacementOutcome.NoCellHasRoom;
import io.typogram.topology.placement.entity.PlacementOutcome.RegionUnknown;
import io.typogram.topology.placement.entity.PlacementOutcome.SeatsTaken;
import io.typogram.topology.placement.entity.PlacementRequest;
import io.typogram.topology.tenants.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides placements one after another, each seeing those before it, over one state of cells and
/// homes. It changes nothing outside itself; the caller stores what was placed.
public final class PlacementRound {

    private final PlacementPolicy policy;
    private final Map<CellId, Cell> cells = new TreeMap<>();
    private final Map<TenantId, Tenant> tenants = new TreeMap<>();
    private final Map<UserId, DirectoryEntry> homes;
    private final Set<UserId> erased;
    private final List<DirectoryEntry> placed = new ArrayList<>();
    private final Map<CellId, Long> usersAdded = new TreeMap<>();
    private final Map<TenantId, Long> seatsGiven = new TreeMap<>();
    private final long firstVersion;

    /// Nothing is decided yet.
    ///
    /// @param homes those of the users in this round who have one
    /// @param erased those of the users in this round who were erased
    /// @param version the directory's, before this round
    public PlacementRound(
            PlacementPolicy policy,
            Collection<Cell> cells,
            Collection<Tenant> tenants,
            Map<UserId, DirectoryEntry> homes,
            Set<UserId> erased,
            long version) {
        this.policy = policy;
        cells.forEach(cell -> this.cells.put(cell.id(), cell));
        tenants.forEach(tenant -> this.tenants.put(tenant.id(), tenant));
        this.homes = new HashMap<>(homes);
        this.erased = Set.copyOf(erased);
        this.firstVersion = version + 1;
    }

    public PlacementOutcome decide(PlacementRequest request) {
        if (erased.contains(request.user())) {
            return new Erased();
        }
        @Nullable DirectoryEntry home = homes.get(request.user());
        if (home != null) {
            return new AtHome(home);
        }
        return switch (policy.choose(request, cells.values(), tenants.values())) {
            case Chosen chosen -> place(request.user(), chosen.cell(), Optional.empty());
            case Seated(Cell cell, Tenant tenant) -> seat(request.user(), cell, tenant);
            case NoMember _ -> new MembersOnly();
            case NoSeat _ -> new SeatsTaken();
            case NoRoom _ -> new NoCellHasRoom();
            case UnknownRegion _ -> new RegionUnknown();
        };
    }

    /// The new homes, in the order of their versions.
    public List<DirectoryEntry> placed() {
        return List.copyOf(placed);
    }

    /// How many users each cell got.
    public Map<CellId, Long> usersAdded() {
        return Map.copyOf(usersAdded);
    }

    /// How many seats each tenant that shares cells gave.
    public Map<TenantId, Long> seatsGiven() {
        return Map.copyOf(seatsGiven);
    }

    private AtHome seat(UserId user, Cell cell, Tenant tenant) {
        assert tenant.hasSeat();
        tenants.put(tenant.id(), tenant.withSeated(tenant.seated() + 1));
        if (!tenant.sharesCells()) {
            return place(user, cell, Optional.empty());
        }
        seatsGiven.merge(tenant.id(), 1L, Long::sum);
        return place(user, cell, Optional.of(tenant.id()));
    }

    private AtHome place(UserId user, Cell cell, Optional<TenantId> tenant) {
        assert cell.hasRoom();
        var entry =
                new DirectoryEntry(
                        user, Home.first(cell.id()), firstVersion + placed.size(), tenant);
        homes.put(user, entry);
        placed.add(entry);
        cells.put(cell.id(), cell.withUsers(cell.users() + 1));
        usersAdded.merge(cell.id(), 1L, Long::sum);
        return new AtHome(entry);
    }
}
