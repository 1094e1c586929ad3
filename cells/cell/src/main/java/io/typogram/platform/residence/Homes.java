package io.typogram.platform.residence;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The table `homes`: this cell's own record of the users who live, or lived, in it.
@ApplicationScoped
class Homes {

    @PersistenceContext private EntityManager entities;
    @Inject private InstantSource clock;

    /// What the cell knows without asking anybody.
    Optional<Residence> find(UserId user) {
        return read(user, "SELECT cell, epoch, state FROM homes WHERE user_id = ?");
    }

    /// As [#find], holding the row until the transaction ends, so that a move has to wait.
    Optional<Residence> lock(UserId user) {
        return read(user, "SELECT cell, epoch, state FROM homes WHERE user_id = ? FOR UPDATE");
    }

    /// Takes a user in whom topology placed here. False for one who is known already.
    boolean settle(UserId user, Home home) {
        Instant now = clock.instant();
        return entities.createNativeQuery(
                                """
                                INSERT INTO homes (user_id, cell, epoch, state, event_sequence, changed_at)
                                VALUES (?, ?, ?, 'ACTIVE', 0, ?)
                                ON CONFLICT (user_id) DO NOTHING
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, home.cell().value())
                        .setParameter(3, home.epoch())
                        .setParameter(4, now)
                        .executeUpdate()
                == 1;
    }

    /// Counts one more event of the user's, and says in which epoch.
    EventStamp nextEvent(UserId user) {
        Object[] row =
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        UPDATE homes SET event_sequence = event_sequence + 1
                                        WHERE user_id = ?
                                        RETURNING epoch, event_sequence
                                        """)
                                .setParameter(1, user.value())
                                .getSingleResult();
        return new EventStamp(((Number) row[0]).intValue(), ((Number) row[1]).longValue());
    }

    private Optional<Residence> read(UserId user, String select) {
        List<?> rows =
                entities.createNativeQuery(select).setParameter(1, user.value()).getResultList();
        return rows.stream().findFirst().map(row -> residence((Object[]) row));
    }

    private static Residence residence(Object[] row) {
        Home home = new Home(new CellId((String) row[0]), ((Number) row[1]).intValue());
        return switch (HomeState.valueOf((String) row[2])) {
            case ACTIVE -> new Residence.Resident(home);
            case MOVING -> new Residence.Moving(home);
            case MOVED -> new Residence.Elsewhere(home);
        };
    }
}
