package io.typogram.topology.tenants;

import java.util.Locale;

/// How far a tenant is.
public enum TenantState {
    /// Its name and hosts are taken, and what it needs at Keycloak is being made.
    PROVISIONING,
    /// Its members may come.
    ACTIVE,
    /// Nobody is placed any more; it ends when nobody lives there.
    ENDING,
    /// It was. Its hosts are free, and so is its name.
    ENDED;

    /// The name on the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
