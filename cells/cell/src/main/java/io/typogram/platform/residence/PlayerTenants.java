package io.typogram.platform.residence;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/// The table `player_tenants`: which players are members of a tenant that shares this cell. A row is written
/// once, when the member is taken in, and then belongs to the player's data: moves carry it, erasures delete it.
@ApplicationScoped
public class PlayerTenants {

    @PersistenceContext private EntityManager entities;

    public Optional<TenantId> find(UserId user) {
        List<?> rows =
                entities.createNativeQuery("SELECT tenant FROM player_tenants WHERE user_id = ?")
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().findFirst().map(tenant -> new TenantId((String) tenant));
    }

    /// Writes down whose member somebody is who is being taken in.
    void join(UserId user, TenantId tenant) {
        int _ =
                entities.createNativeQuery(
                                """
                                INSERT INTO player_tenants (user_id, tenant) VALUES (?, ?)
                                ON CONFLICT (user_id) DO NOTHING
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, tenant.value())
                        .executeUpdate();
    }
}
