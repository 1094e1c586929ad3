package io.typogram.platform.tenancy;

import io.typogram.kernel.identity.TenantId;
import java.util.Objects;
import java.util.Optional;

/// Whose the cell is, as topology says.
public sealed interface Ownership {

    /// Topology has never said it, or does not know the cell.
    record Unknown() implements Ownership {}

    /// It is for everybody.
    record Everybodys() implements Ownership {}

    /// It is one tenant's own.
    ///
    /// @param tenant empty when topology knows of none that has one of the cell's host names
    record Dedicated(Optional<TenantId> tenant) implements Ownership {

        public Dedicated {
            Objects.requireNonNull(tenant);
        }
    }
}
