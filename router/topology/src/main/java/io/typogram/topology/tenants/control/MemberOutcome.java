package io.typogram.topology.tenants.control;

/// What came of a wish about a member of a tenant.
public enum MemberOutcome {
    /// It is as wished, whether by this wish or before it.
    DONE,
    TENANT_UNKNOWN,
    /// Keycloak does not know the user.
    USER_UNKNOWN,
    /// The user has none of the tenant's seats.
    NOT_SEATED,
    /// There would be no administrator any more.
    LAST_ADMINISTRATOR,
    TOO_MANY_ADMINISTRATORS
}
