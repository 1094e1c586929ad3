package io.typogram.topology.placement.entity;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A wish for a home, near `region`.
///
/// @param host by which the user came, which may be a tenant's
/// @param memberOf the tenants of whom a verified token says that the user is a member
public record PlacementRequest(
        UserId user, RegionId region, Optional<HostName> host, Set<TenantId> memberOf) {

    public PlacementRequest {
        Objects.requireNonNull(user);
        Objects.requireNonNull(region);
        Objects.requireNonNull(host);
        memberOf = Set.copyOf(memberOf);
    }
}
