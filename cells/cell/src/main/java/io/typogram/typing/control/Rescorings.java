package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.entity.Rescoring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/// The table `rescorings`, and the results that older formulas computed.
@ApplicationScoped
public class Rescorings {

    @PersistenceContext private EntityManager entities;

    /// Names a result among those of all players of the cell.
    record Place(UUID user, UUID result) {

        static final Place BEFORE_ALL = new Place(new UUID(0, 0), new UUID(0, 0));
    }

    /// Results of formulas before that one, in the order of their places.
    List<Place> olderThan(int version, Place after, int limit) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT user_id, result_id FROM results
                                WHERE formula_version < ?
                                    AND (user_id > ? OR (user_id = ? AND result_id > ?))
                                ORDER BY user_id, result_id LIMIT ?
                                """)
                        .setParameter(1, version)
                        .setParameter(2, after.user())
                        .setParameter(3, after.user())
                        .setParameter(4, after.result())
                        .setParameter(5, limit)
                        .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Place((UUID) row[0], (UUID) row[1]))
                .toList();
    }

    void add(UserId user, UUID resultId, Rescoring rescoring) {
        entities.createNativeQuery(
                        """
                        INSERT INTO rescorings (user_id, result_id, from_version, to_version, wpm,
                            raw, accuracy, consistency, key_consistency, rescored_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .setParameter(1, user.value())
                .setParameter(2, resultId)
                .setParameter(3, rescoring.fromVersion())
                .setParameter(4, rescoring.toVersion())
                .setParameter(5, rescoring.wpm())
                .setParameter(6, rescoring.raw())
                .setParameter(7, rescoring.accuracy())
                .setParameter(8, rescoring.consistency())
                .setParameter(9, rescoring.keyConsistency())
                .setParameter(10, rescoring.rescoredAt())
                .executeUpdate();
    }

    /// Of one result, the oldest first.
    public List<Rescoring> of(UserId user, UUID resultId) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT from_version, to_version, wpm, raw, accuracy, consistency,
                                       key_consistency, rescored_at
                                FROM rescorings WHERE user_id = ? AND result_id = ?
                                ORDER BY from_version
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, resultId)
                        .getResultList();
        return rows.stream().map(row -> rescoring((Object[]) row)).toList();
    }

    private static Rescoring rescoring(Object[] row) {
        return new Rescoring(
                ((Number) row[0]).intValue(),
                ((Number) row[1]).intValue(),
                ((Number) row[2]).doubleValue(),
                ((Number) row[3]).doubleValue(),
                ((Number) row[4]).doubleValue(),
                ((Number) row[5]).doubleValue(),
                ((Number) row[6]).doubleValue(),
                Sql.instant(row[7]));
    }
}
