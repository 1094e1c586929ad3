package io.typogram.platform.residence;

import io.typogram.kernel.identity.TenantId;
import io.typogram.platform.callers.Player;
import io.typogram.platform.tenancy.Tenancy;
import java.util.Objects;
import java.util.Optional;

/// Where a user lives, and whose member they are there.
///
/// @param tenant that shares this cell; empty for everybody else, and for who does not live here
record Lodging(Residence residence, Optional<TenantId> tenant) {

    Lodging {
        Objects.requireNonNull(residence);
        Objects.requireNonNull(tenant);
    }

    static Lodging of(Residence residence) {
        return new Lodging(residence, Optional.empty());
    }

    /// Whether the player's own token says that they are a member of the cell's owner, and of the tenant by which
    /// they came into a cell that it shares.
    boolean isOpenTo(Player player, Tenancy tenancy) {
        return tenancy.admits(player) && tenant.map(player.tenants()::contains).orElse(true);
    }
}
