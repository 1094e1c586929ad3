package io.typogram.edge.routing;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import java.util.Objects;
import java.util.Optional;

/// What routing looks at in a request.
///
/// @param path the path without the query, as it was sent
/// @param host by which the client came; empty when that is no host name, such as an address
/// @param region where the client is
public record Arrival(
        String path,
        Optional<HostName> host,
        Optional<Credential> credential,
        Optional<GuestId> guest,
        RegionId region) {

    public Arrival {
        Objects.requireNonNull(path);
        Objects.requireNonNull(host);
        Objects.requireNonNull(credential);
        Objects.requireNonNull(guest);
        Objects.requireNonNull(region);
    }
}
