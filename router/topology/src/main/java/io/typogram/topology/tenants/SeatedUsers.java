package io.typogram.topology.tenants;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Reason;
import java.sql.SQLException;
import java.util.UUID;

/// Those who have a tenant's seats, where it takes homes and erasures to answer. Who erases implements it.
public interface SeatedUsers {

    /// Whether the user has one of the tenant's seats. Runs in the caller's transaction.
    boolean isSeated(Tenant tenant, UserId user) throws SQLException;

    /// Has the user erased everywhere. It goes on by itself.
    ///
    /// @return the id of the receipt
    UUID erase(UserId user, Reason reason);
}
