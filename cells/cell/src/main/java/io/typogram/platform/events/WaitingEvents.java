package io.typogram.platform.events;

import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/// What waits in the outbox about one user.
@ApplicationScoped
public class WaitingEvents {

    @PersistenceContext private EntityManager entities;

    /// Deletes it in the transaction under way. What the broker has been given already is out of reach: every
    /// cell leaves it out by itself.
    public int deleteOf(UserId user) {
        return entities.createNativeQuery("DELETE FROM outbox WHERE subject = ?")
                .setParameter(1, user.toString())
                .executeUpdate();
    }
}
