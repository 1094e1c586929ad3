package io.typogram.platform.residence;

import io.typogram.kernel.identity.TenantId;
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
}
