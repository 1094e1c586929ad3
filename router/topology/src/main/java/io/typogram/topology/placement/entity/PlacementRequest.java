package io.typogram.topology.placement.entity;

import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.UserId;
import java.util.Objects;

/// A wish for a home, near `region`.
public record PlacementRequest(UserId user, RegionId region) {

    public PlacementRequest {
        Objects.requireNonNull(user);
        Objects.requireNonNull(region);
    }
}
