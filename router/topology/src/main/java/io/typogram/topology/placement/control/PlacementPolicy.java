package io.typogram.topology.placement.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.placement.entity.Choice;
import io.typogram.topology.placement.entity.Choice.Chosen;
import io.typogram.topology.placement.entity.Choice.NoMember;
import io.typogram.topology.placement.entity.Choice.NoRoom;
import io.typogram.topology.placement.entity.Choice.NoSeat;
import io.typogram.topology.placement.entity.Choice.Seated;
import io.typogram.topology.placement.entity.Choice.UnknownRegion;
import io.typogram.topology.placement.entity.PlacementRequest;
import io.typogram.topology.tenants.Tenant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Chooses a cell for a user: among the open cells with room of the asked region, by weight; when there
/// is none, likewise in the next nearest.
///
/// Before that stands what is a tenant's: its members get its cell or none, whatever host they came by, and
/// nobody else ever gets it. Which of their tenants' hosts a member of several came by decides; otherwise the
/// name that comes first.
///
/// The members of a tenant that shares cells are drawn as one, so that they live together while there is room.
public final class PlacementPolicy {

    private final NearestRegions nearest;
    private final Residency residency;

    public PlacementPolicy(NearestRegions nearest, Residency residency) {
        this.nearest = Objects.requireNonNull(nearest);
        this.residency = Objects.requireNonNull(residency);
    }

    public Choice choose(
            PlacementRequest request, Collection<Cell> cells, Collection<Tenant> tenants) {
        Optional<Tenant> own = tenantOf(request, tenants);
        if (own.isPresent()) {
            return own.get().sharesCells()
                    ? inSharedCell(own.get(), cells)
                    : inOwnCell(request.user(), own.get(), cells);
        }
        boolean isTenantsHost =
                request.host().filter(host -> isTenants(host, cells, tenants)).isPresent();
        return isTenantsHost ? new NoMember() : byRegion(request, cells);
    }

    private static Optional<Tenant> tenantOf(PlacementRequest request, Collection<Tenant> tenants) {
        return tenants.stream()
                .filter(tenant -> !tenant.hasEnded())
                .filter(tenant -> request.memberOf().contains(tenant.id()))
                .min(
                        Comparator.comparing((Tenant tenant) -> !isHostOf(request, tenant))
                                .thenComparing(Tenant::id));
    }

    private static boolean isHostOf(PlacementRequest request, Tenant tenant) {
        return request.host().filter(tenant.hosts()::contains).isPresent();
    }

    private static Choice inOwnCell(UserId user, Tenant tenant, Collection<Cell> cells) {
        List<Cell> open =
                cells.stream()
                        .filter(cell -> tenant.isActive() && tenant.leadsTo(cell))
                        .filter(cell -> cell.takesNewUsers() && cell.hasRoom())
                        .toList();
        Optional<Cell> chosen = WeightedRendezvous.choose(user, open);
        if (chosen.isEmpty()) {
            return new NoRoom();
        }
        return tenant.hasSeat() ? new Seated(chosen.get(), tenant) : new NoSeat();
    }

    private static Choice inSharedCell(Tenant tenant, Collection<Cell> cells) {
        List<Cell> open =
                cells.stream()
                        .filter(cell -> tenant.isActive() && tenant.shares(cell))
                        .filter(cell -> cell.isOpenToAnybody() && cell.hasRoom())
                        .toList();
        Optional<Cell> chosen = WeightedRendezvous.choose(drawing(tenant.id()), open);
        if (chosen.isEmpty()) {
            return new NoRoom();
        }
        return tenant.hasSeat() ? new Seated(chosen.get(), tenant) : new NoSeat();
    }

    /// Draws for all members of a tenant that shares cells, as a user does for themselves.
    public static UserId drawing(TenantId tenant) {
        return new UserId(UUID.nameUUIDFromBytes(tenant.value().getBytes(UTF_8)));
    }

    /// The cell for a user who leaves a cell of their tenant's: one into which the tenant has moved.
    public static Optional<Cell> withTenant(UserId user, Tenant tenant, Collection<Cell> cells) {
        return WeightedRendezvous.choose(
                user,
                cells.stream()
                        .filter(tenant::leadsTo)
                        .filter(cell -> cell.takesNewUsers() && cell.hasRoom())
                        .toList());
    }

    private static boolean isTenants(
            HostName host, Collection<Cell> cells, Collection<Tenant> tenants) {
        return tenants.stream()
                        .anyMatch(tenant -> !tenant.hasEnded() && tenant.hosts().contains(host))
                || cells.stream().anyMatch(cell -> cell.hosts().contains(host));
    }

    private Choice byRegion(PlacementRequest request, Collection<Cell> cells) {
        List<RegionId> regions = cells.stream().map(Cell::region).distinct().toList();
        if (!regions.contains(request.region()) && !nearest.names(request.region())) {
            return new UnknownRegion();
        }
        return nearestWithRoom(request.user(), request.region(), cells)
                .<Choice>map(Chosen::new)
                .orElseGet(NoRoom::new);
    }

    /// The open cell with room in the region, or in the next nearest: also when no cell stands in the
    /// region itself, as when somebody leaves its only one.
    public Optional<Cell> nearestWithRoom(UserId user, RegionId from, Collection<Cell> cells) {
        List<RegionId> regions = cells.stream().map(Cell::region).distinct().toList();
        return nearest.from(from, regions).stream()
                .filter(region -> residency.permits(from, region))
                .map(region -> candidates(region, cells))
                .map(candidates -> WeightedRendezvous.choose(user, candidates))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The open cell of a region that a user would be placed in if it had room: its own cell is among them.
    public static Optional<Cell> belonging(UserId user, RegionId region, Collection<Cell> cells) {
        return WeightedRendezvous.choose(
                user,
                cells.stream()
                        .filter(cell -> cell.region().equals(region) && cell.isOpenToAnybody())
                        .toList());
    }

    private static List<Cell> candidates(RegionId region, Collection<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.region().equals(region))
                .filter(cell -> cell.isOpenToAnybody() && cell.hasRoom())
                .toList();
    }
}
