package io.typogram.topology.placement.entity;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import java.util.Objects;
import java.util.Optional;

/// A wish for a home, near `region`.
///
/// @param host by which the user came, which may be a tenant's
public record PlacementRequest(UserId user, RegionId region, Optional<HostName> host) {

    public PlacementRequest {
        Objects.requireNonNull(user);
        Objects.requireNonNull(region);
        Objects.requireNonNull(host);
    }
}
