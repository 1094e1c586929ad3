package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.keystrokes.KeystrokeCodec;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `live_runs`: runs that are being typed, so that none is lost with a tab or a node.
@ApplicationScoped
class StoredLiveRuns {

    @PersistenceContext private EntityManager entities;

    /// Names a run.
    record Place(UserId user, UUID resultId) {}

    /// A run as it was written down last.
    ///
    /// @param typedAt when it was
    record Stored(
            String token,
            @Nullable String ownText,
            Keystrokes keystrokes,
            double reachedMillis,
            Instant typedAt) {}

    Optional<Stored> find(UserId user, UUID resultId) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT test, own_text, keystrokes, reached_millis, typed_at
                                FROM live_runs WHERE user_id = ? AND result_id = ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, resultId)
                        .getResultList();
        return rows.stream().findFirst().map(row -> stored((Object[]) row));
    }

    private static Stored stored(Object[] row) {
        return new Stored(
                (String) row[0],
                (String) row[1],
                KeystrokeCodec.decode((byte[]) row[2]),
                ((Number) row[3]).doubleValue(),
                Sql.instant(row[4]));
    }

    int count(UserId user) {
        Object rows =
                entities.createNativeQuery("SELECT count(*) FROM live_runs WHERE user_id = ?")
                        .setParameter(1, user.value())
                        .getSingleResult();
        return ((Number) rows).intValue();
    }

    /// @param dueAt from when on it is ended without its player
    void write(Place place, Stored run, Instant dueAt) {
        int _ =
                entities.createNativeQuery(
                                """
                                INSERT INTO live_runs (user_id, result_id, test, own_text, keystrokes,
                                    reached_millis, typed_at, due_at)
                                VALUES (?, ?, ?, CAST(? AS text), ?, ?, ?, ?)
                                ON CONFLICT (user_id, result_id) DO UPDATE
                                SET test = excluded.test, own_text = excluded.own_text,
                                    keystrokes = excluded.keystrokes,
                                    reached_millis = excluded.reached_millis,
                                    typed_at = excluded.typed_at, due_at = excluded.due_at
                                """)
                        .setParameter(1, place.user().value())
                        .setParameter(2, place.resultId())
                        .setParameter(3, run.token())
                        .setParameter(4, run.ownText())
                        .setParameter(5, KeystrokeCodec.encode(run.keystrokes()))
                        .setParameter(6, run.reachedMillis())
                        .setParameter(7, run.typedAt())
                        .setParameter(8, dueAt)
                        .executeUpdate();
    }

    void postpone(Place place, Instant dueAt) {
        int _ =
                entities.createNativeQuery(
                                """
                                UPDATE live_runs SET due_at = ? WHERE user_id = ? AND result_id = ?
                                """)
                        .setParameter(1, dueAt)
                        .setParameter(2, place.user().value())
                        .setParameter(3, place.resultId())
                        .executeUpdate();
    }

    void delete(Place place) {
        int _ =
                entities.createNativeQuery(
                                "DELETE FROM live_runs WHERE user_id = ? AND result_id = ?")
                        .setParameter(1, place.user().value())
                        .setParameter(2, place.resultId())
                        .executeUpdate();
    }

    List<Place> due(Instant now, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id, result_id FROM live_runs WHERE due_at <= ?
                                ORDER BY due_at LIMIT ?
                                """)
                        .setParameter(1, now)
                        .setParameter(2, limit)
                        .getResultList();
        return rows.stream().map(row -> place((Object[]) row)).toList();
    }

    private static Place place(Object[] row) {
        return new Place(new UserId((UUID) row[0]), (UUID) row[1]);
    }
}
