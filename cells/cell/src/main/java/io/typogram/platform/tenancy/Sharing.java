package io.typogram.platform.tenancy;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// The tenants whose members may live in this cell beside everybody else, as topology said last.
record Sharing(Set<Sharer> tenants, Instant heardAt) {

    static final Sharing NOBODY = new Sharing(Set.of(), Instant.MIN);

    /// One of them.
    ///
    /// @param hosts by which its people come
    /// @param allowed what may be told of its members
    record Sharer(TenantId tenant, Set<HostName> hosts, Set<Disclosure> allowed) {

        Sharer {
            Objects.requireNonNull(tenant);
            hosts = Set.copyOf(hosts);
            allowed = Set.copyOf(allowed);
        }
    }

    Sharing {
        tenants = Set.copyOf(tenants);
        Objects.requireNonNull(heardAt);
    }
}
