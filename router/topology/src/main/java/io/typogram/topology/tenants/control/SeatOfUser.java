package io.typogram.topology.tenants.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.platform.UserRows;
import io.typogram.topology.tenants.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;

/// The seat of a user who is erased. It is free for another member at once.
@ApplicationScoped
public class SeatOfUser implements UserRows {

    @Inject private Tenants tenants;

    @Override
    public Map<String, Long> forget(UserId user) throws SQLException {
        return Map.of("tenant_members", tenants.unseat(user));
    }
}
