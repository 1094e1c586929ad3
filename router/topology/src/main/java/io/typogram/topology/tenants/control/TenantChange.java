package io.typogram.topology.tenants.control;

import io.typogram.topology.cells.Reason;
import java.time.Instant;
import java.util.Objects;

/// One line of the audit: who changed a tenant, why, and what it was from then on, in words.
public record TenantChange(long version, Instant at, Reason reason, String description) {

    public TenantChange {
        Objects.requireNonNull(at);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(description);
    }
}
