package io.typogram.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;

/// The table `leases`. A row stands where another database would offer an advisory lock, which
/// CockroachDB accepts and does not honour.
@ApplicationScoped
public class Leases {

    @PersistenceContext private EntityManager entities;
    @Inject private InstantSource clock;

    /// Takes the lease, or holds it longer, in the transaction under way. False when another has it.
    public boolean hold(Lease lease) {
        Instant now = clock.instant();
        int held =
                entities.createNativeQuery(
                                """
                                INSERT INTO leases (name, holder, expires_at) VALUES (?, ?, ?)
                                ON CONFLICT (name) DO UPDATE
                                SET holder = excluded.holder, expires_at = excluded.expires_at
                                WHERE leases.holder = excluded.holder OR leases.expires_at < ?
                                """)
                        .setParameter(1, lease.name())
                        .setParameter(2, lease.holder())
                        .setParameter(3, now.plus(lease.duration()))
                        .setParameter(4, now)
                        .executeUpdate();
        return held == 1;
    }
}
