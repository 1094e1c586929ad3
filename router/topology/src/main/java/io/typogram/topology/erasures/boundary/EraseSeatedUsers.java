package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.tenants.SeatedUsers;
import io.typogram.topology.tenants.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Erases those who have a tenant's seats, as the tenant's administrators wish.
@ApplicationScoped
public class EraseSeatedUsers implements SeatedUsers {

    @Inject private Homes homes;
    @Inject private Cells cells;
    @Inject private RequestErasures requests;

    @Override
    public boolean isSeated(Tenant tenant, UserId user) throws SQLException {
        Optional<DirectoryEntry> home = homes.find(user);
        if (home.isEmpty()) {
            return false;
        }
        return tenant.sharesCells()
                ? home.get().tenant().equals(Optional.of(tenant.id()))
                : tenant.cellsAmong(cells.all()).stream()
                        .anyMatch(cell -> cell.id().equals(home.get().home().cell()));
    }

    @Override
    public UUID erase(UserId user, Reason reason) {
        return requests.request(user, reason).erasure().id();
    }
}
