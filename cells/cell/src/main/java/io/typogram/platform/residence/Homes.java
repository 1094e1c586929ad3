package io.typogram.platform.residence;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.moves.HomeState;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.topology.Home;
import io.typogram.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `homes`: this cell's own record of the users who live, or lived, in it.
@ApplicationScoped
public class Homes {

    @PersistenceContext private EntityManager entities;
    @Inject private InstantSource clock;

    /// What the cell knows without asking anybody.
    public Optional<HomeRecord> find(UserId user) {
        return read(
                        user,
                        """
                        SELECT cell, epoch, state, settled, writes, stamp
                        FROM homes WHERE user_id = ?
                        """)
                .map(Homes::homeRecord);
    }

    /// As [#find], with the tenant of whose members the user is.
    Optional<Lodging> look(UserId user) {
        return read(
                        user,
                        """
                        SELECT cell, epoch, state, settled, writes, stamp,
                            (SELECT p.tenant FROM player_tenants p WHERE p.user_id = homes.user_id)
                        FROM homes WHERE user_id = ?
                        """)
                .map(row -> new Lodging(Residence.of(homeRecord(row)), tenant(row[6])));
    }

    /// As [#find], holding the row until the transaction ends.
    public Optional<HomeRecord> lock(UserId user) {
        return lockRow(user).map(Homes::homeRecord);
    }

    /// As [#lock], for a write.
    Optional<Passage> pass(UserId user) {
        return lockRow(user)
                .map(row ->
                        new Passage(
                                homeRecord(row), ((Number) row[6]).longValue(), tenant(row[7])));
    }

    /// Takes a user in whom topology placed here. False for one who is known already.
    boolean settle(UserId user, Home home) {
        return entities.createNativeQuery(
                                """
                                INSERT INTO homes (user_id, cell, epoch, state, event_sequence, changed_at)
                                VALUES (?, ?, ?, 'ACTIVE', 0, ?)
                                ON CONFLICT (user_id) DO NOTHING
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, home.cell().value())
                        .setParameter(3, home.epoch())
                        .setParameter(4, clock.instant())
                        .executeUpdate()
                == 1;
    }

    /// Stores what a move, or the user's coming, has made of the record. The row is locked if it is there.
    public void store(UserId user, HomeRecord home) {
        int stored =
                entities.createNativeQuery(
                                """
                                INSERT INTO homes (user_id, cell, epoch, state, settled, writes, stamp,
                                    event_sequence, changed_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
                                ON CONFLICT (user_id) DO UPDATE
                                SET cell = excluded.cell, epoch = excluded.epoch,
                                    state = excluded.state, settled = excluded.settled,
                                    writes = excluded.writes, stamp = excluded.stamp,
                                    event_sequence = CASE WHEN excluded.state = 'ERASED' THEN 0
                                        ELSE homes.event_sequence END,
                                    changed_at = excluded.changed_at
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, home.home().cell().value())
                        .setParameter(3, home.home().epoch())
                        .setParameter(4, home.state().name())
                        .setParameter(5, home.settled())
                        .setParameter(6, home.writes())
                        .setParameter(7, home.stamp().value())
                        .setParameter(8, clock.instant())
                        .executeUpdate();
        assert stored == 1;
    }

    /// Those of `users` who were erased. Asked in the transaction that would take something of theirs over,
    /// it holds: whoever erases them changes the same rows.
    public Set<UserId> erased(Collection<UserId> users) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id FROM homes
                                WHERE user_id = ANY(CAST(? AS uuid[])) AND state = 'ERASED'
                                """)
                        .setParameter(1, Sql.arrayOf(users.stream().map(UserId::value).toList()))
                        .getResultList();
        return rows.stream().map(row -> new UserId((UUID) row)).collect(Collectors.toSet());
    }

    /// Forgets those who were erased before a time.
    public void forgetErasedBefore(Instant time, int limit) {
        List<?> users =
                entities.createNativeQuery(
                                """
                                SELECT user_id FROM homes
                                WHERE state = 'ERASED' AND changed_at < ?
                                ORDER BY changed_at LIMIT ?
                                """)
                        .setParameter(1, time)
                        .setParameter(2, limit)
                        .getResultList();
        String ids = Sql.arrayOf(users.stream().map(UUID.class::cast).toList());
        for (String table : List.of("erased_rows", "homes")) {
            int _ =
                    entities.createNativeQuery(
                                    "DELETE FROM "
                                            + table
                                            + " WHERE user_id = ANY(CAST(? AS uuid[]))")
                            .setParameter(1, ids)
                            .executeUpdate();
        }
    }

    /// Says which number the user's latest event has, and how many writes were counted. The row is locked.
    void count(UserId user, long sequence, long writes) {
        int counted =
                entities.createNativeQuery(
                                "UPDATE homes SET event_sequence = ?, writes = ? WHERE user_id = ?")
                        .setParameter(1, sequence)
                        .setParameter(2, writes)
                        .setParameter(3, user.value())
                        .executeUpdate();
        assert counted == 1;
    }

    private Optional<Object[]> lockRow(UserId user) {
        return read(
                user,
                """
                SELECT cell, epoch, state, settled, writes, stamp, event_sequence,
                    (SELECT p.tenant FROM player_tenants p WHERE p.user_id = homes.user_id)
                FROM homes WHERE user_id = ? FOR UPDATE
                """);
    }

    private Optional<Object[]> read(UserId user, String select) {
        List<?> rows =
                entities.createNativeQuery(select).setParameter(1, user.value()).getResultList();
        return rows.stream().findFirst().map(Object[].class::cast);
    }

    private static Optional<TenantId> tenant(@Nullable Object column) {
        return Optional.ofNullable(column).map(name -> new TenantId((String) name));
    }

    private static HomeRecord homeRecord(Object[] row) {
        return new HomeRecord(
                new Home(new CellId((String) row[0]), ((Number) row[1]).intValue()),
                HomeState.valueOf((String) row[2]),
                (Boolean) row[3],
                ((Number) row[4]).longValue(),
                new Stamp(((Number) row[5]).longValue()));
    }
}
