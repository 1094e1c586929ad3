package io.typogram.edge.routing;

import io.typogram.kernel.identity.RegionId;
import java.util.Objects;
import java.util.Optional;

/// What routing looks at in a request.
///
/// @param path the path without the query, as it was sent
/// @param region where the client is
public record Arrival(
        String path, Optional<AccessToken> token, Optional<GuestId> guest, RegionId region) {

    public Arrival {
        Objects.requireNonNull(path);
        Objects.requireNonNull(token);
        Objects.requireNonNull(guest);
        Objects.requireNonNull(region);
    }
}
