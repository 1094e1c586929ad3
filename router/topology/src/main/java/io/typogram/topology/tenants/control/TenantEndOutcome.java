package io.typogram.topology.tenants.control;

import io.typogram.topology.tenants.Tenant;

/// What came of the wish that a tenant end.
public sealed interface TenantEndOutcome {

    /// Nobody is placed any more, and somebody lives there still.
    record Ending(Tenant tenant) implements TenantEndOutcome {}

    /// All that it had is free, by this wish or before it.
    record Ended(Tenant tenant) implements TenantEndOutcome {}

    record Unknown() implements TenantEndOutcome {}
}
