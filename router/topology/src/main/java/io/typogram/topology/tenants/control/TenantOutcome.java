package io.typogram.topology.tenants.control;

import io.typogram.kernel.identity.HostName;
import io.typogram.topology.tenants.Tenant;

/// What came of a wish about a tenant.
public sealed interface TenantOutcome {

    /// The tenant is as wished, whether by this wish or before it.
    record Done(Tenant tenant) implements TenantOutcome {}

    record Unknown() implements TenantOutcome {}

    /// One of that name is there, and is described otherwise.
    record Another(Tenant tenant) implements TenantOutcome {}

    /// One of the host names is another tenant's, or leads to a cell that is for everybody.
    record HostTaken(HostName host) implements TenantOutcome {}

    /// No shared cell stands in the region in which the tenant's members are to live.
    record NowhereToShare() implements TenantOutcome {}

    /// There are as many tenants as there may be.
    record TooMany() implements TenantOutcome {}

    /// The identity provider does not describe itself where it should.
    record ProviderUnreadable() implements TenantOutcome {}
}
