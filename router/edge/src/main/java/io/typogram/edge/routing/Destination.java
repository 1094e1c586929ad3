package io.typogram.edge.routing;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Where a request goes.
public sealed interface Destination {

    /// To the cell where the user lives, and to no other.
    record HomeCell(UserId user, CellId cell) implements Destination {}

    /// To the cell that owns the thing in the path, and to no other.
    record OwnerCell(CellId cell) implements Destination {}

    /// To the cell that the host name belongs to, and to no other: nobody stands in for a tenant's cell.
    record TenantCell(CellId cell) implements Destination {}

    /// To the first of these that can be reached. Empty when no cell is healthy.
    ///
    /// @param introduce whether the guest is new and must be given their cookie
    record AnyCell(List<CellId> inOrder, GuestId guest, boolean introduce) implements Destination {
        public AnyCell {
            inOrder = List.copyOf(inOrder);
            Objects.requireNonNull(guest);
        }
    }

    /// To sign-in.
    record IdentityProvider() implements Destination {}

    /// To topology, which serves a tenant's administrators.
    ///
    /// @param path as topology has it
    record Administration(String path) implements Destination {}

    /// Nowhere yet: topology must give the user a home first.
    ///
    /// @param host by which the user came, which may be a tenant's
    record Stranger(UserId user, RegionId region, Optional<HostName> host) implements Destination {}

    /// Nowhere: what the path names is not for the public, or does not exist.
    record Nowhere() implements Destination {}
}
