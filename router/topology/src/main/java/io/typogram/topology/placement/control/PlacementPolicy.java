package io.typogram.topology.placement.control;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.placement.entity.Choice;
import io.typogram.topology.placement.entity.Choice.Chosen;
import io.typogram.topology.placement.entity.Choice.NoRoom;
import io.typogram.topology.placement.entity.Choice.UnknownRegion;
import io.typogram.topology.placement.entity.PlacementRequest;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Chooses a cell for a user: among the open cells with room of the asked region, by weight; when there
/// is none, likewise in the next nearest. Who came by a tenant's host name gets that tenant's cell or
/// none.
public final class PlacementPolicy {

    private final NearestRegions nearest;

    public PlacementPolicy(NearestRegions nearest) {
        this.nearest = Objects.requireNonNull(nearest);
    }

    public Choice choose(PlacementRequest request, Collection<Cell> cells) {
        return request.host()
                .flatMap(host -> inTenantsCell(host, cells))
                .orElseGet(() -> byRegion(request, cells));
    }

    /// Empty when the host name is no tenant's.
    private static Optional<Choice> inTenantsCell(HostName host, Collection<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.hosts().contains(host))
                .findFirst()
                .map(cell ->
                        cell.takesNewUsers() && cell.hasRoom() ? new Chosen(cell) : new NoRoom());
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
