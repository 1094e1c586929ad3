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
        return read(user, "SELECT cell, epoch, state FROM homes WHERE user_id = ?")
                .map(Homes::residence);
    }

    /// As [#find], holding the row until the transaction ends, so that a move has to wait.
    Optional<Passage> lock(UserId user) {
        return read(
                        user,
                        """
                        SELECT cell, epoch, state, event_sequence
                        FROM homes WHERE user_id = ? FOR UPDATE
                        """)
                .map(row -> new Passage(residence(row), ((Number) row[3]).longValue()));
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

    /// Says which number the user's latest event has. The row is locked.
    void countEvents(UserId user, long sequence) {
        int counted =
                entities.createNativeQuery("UPDATE homes SET event_sequence = ? WHERE user_id = ?")
                        .setParameter(1, sequence)
                        .setParameter(2, user.value())
                        .executeUpdate();
        assert counted == 1;
    }

    private Optional<Object[]> read(UserId user, String select) {
        List<?> rows =
                entities.createNativeQuery(select).setParameter(1, user.value()).getResultList();
        return rows.stream().findFirst().map(Object[].class::cast);
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
