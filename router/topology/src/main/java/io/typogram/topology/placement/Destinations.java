package io.typogram.topology.placement;

import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.placement.control.NearestRegions;
import io.typogram.topology.placement.control.PlacementPolicy;
import io.typogram.topology.placement.control.Residency;
import io.typogram.topology.tenants.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where somebody goes whose cell is to be empty: chosen as for a new user.
@ApplicationScoped
public class Destinations {

    @Inject private Tenants tenants;
    @Inject private Homes homes;

    @Inject
    @ConfigProperty(name = "typogram.topology.nearest.regions")
    private Optional<String> nearestRegions;

    /// Where a user of a region's open cells belongs: placed anew, they would come there, if it had room.
    public Optional<Cell> belonging(UserId user, RegionId region, Collection<Cell> cells) {
        return PlacementPolicy.belonging(user, region, cells);
    }

    /// The cell for a user of `source`; empty when none may take them. Out of a tenant's cell there is only one
    /// into which the tenant has moved: where a tenant's users live is not decided by room.
    ///
    /// @param cells all but `source`
    /// @param acrossRegions whether another region will do when this one is full
    public Optional<Cell> choose(
            UserId user, Cell source, Collection<Cell> cells, boolean acrossRegions)
            throws SQLException {
        RegionId region = source.region();
        List<Cell> allowed =
                cells.stream()
                        .filter(cell -> acrossRegions || cell.region().equals(region))
                        .toList();
        if (source.kind() != CellKind.SHARED) {
            return tenants.all().stream()
                    .filter(tenant -> tenant.owns(source))
                    .findFirst()
                    .flatMap(tenant -> PlacementPolicy.withTenant(user, tenant, allowed));
        }
        // That users leave a region whose data stays there, a person has said who wants it empty.
        UserId drawing =
                homes.find(user)
                        .flatMap(DirectoryEntry::tenant)
                        .map(PlacementPolicy::drawing)
                        .orElse(user);
        var policy =
                new PlacementPolicy(
                        NearestRegions.parse(nearestRegions.orElse("")), new Residency(Set.of()));
        return policy.nearestWithRoom(drawing, region, allowed);
    }
}
