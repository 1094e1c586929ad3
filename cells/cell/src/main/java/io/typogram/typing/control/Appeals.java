package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.entity.Appeal;
import io.typogram.typing.entity.Appeal.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table `appeals`.
@ApplicationScoped
public class Appeals {

    private static final String SELECT =
            """
            SELECT appeal_id, user_id, result_id, text, appealed_at, state, reason, decided_by,
                decided_at
            FROM appeals AS a
            """;

    /// Of those who have moved there are rows here for a while, which are not this cell's to decide.
    private static final String LIVING_HERE =
            """
             AND EXISTS (SELECT 1 FROM homes h WHERE h.user_id = a.user_id
                 AND h.state IN ('ACTIVE', 'LEAVING', 'MOVING'))
            """;

    @PersistenceContext private EntityManager entities;

    /// The end of a page: appeals are read oldest first, and by id where two came at once.
    public record Position(Instant appealedAt, UUID appealId) {}

    public Optional<Appeal> find(UserId user, UUID resultId) {
        return read(entities.createNativeQuery(SELECT + " WHERE user_id = ? AND result_id = ?")
                        .setParameter(1, user.value())
                        .setParameter(2, resultId)
                        .getResultList())
                .findFirst();
    }

    /// An appeal of somebody who lives here.
    public Optional<Appeal> find(UUID appealId) {
        return read(entities.createNativeQuery(SELECT + " WHERE appeal_id = ?" + LIVING_HERE)
                        .setParameter(1, appealId)
                        .getResultList())
                .findFirst();
    }

    /// Appeals of who lives here that nobody has decided, behind a position.
    public List<Appeal> open(Position after, int limit) {
        return read(entities.createNativeQuery(
                                SELECT
                                        + """
                                         WHERE state = 'open' AND (appealed_at > ?1
                                            OR (appealed_at = ?1 AND appeal_id > ?2))
                                        """
                                        + LIVING_HERE
                                        + " ORDER BY appealed_at, appeal_id")
                        .setParameter(1, after.appealedAt())
                        .setParameter(2, after.appealId())
                        .setMaxResults(limit)
                        .getResultList())
                .toList();
    }

    void add(Appeal appeal) {
        int added =
                entities.createNativeQuery(
                                """
                                INSERT INTO appeals (user_id, result_id, appeal_id, text,
                                    appealed_at, state, reason)
                                VALUES (?, ?, ?, ?, ?, 'open', '')
                                """)
                        .setParameter(1, appeal.userId().value())
                        .setParameter(2, appeal.resultId())
                        .setParameter(3, appeal.appealId())
                        .setParameter(4, appeal.text())
                        .setParameter(5, appeal.appealedAt())
                        .executeUpdate();
        assert added == 1;
    }

    /// Decides an open appeal; says whether it was open.
    boolean decide(Appeal decided) {
        Decision decision = decided.decision().orElseThrow();
        return entities.createNativeQuery(
                                """
                                UPDATE appeals
                                SET state = ?, reason = ?, decided_by = ?, decided_at = ?
                                WHERE user_id = ? AND result_id = ? AND state = 'open'
                                """)
                        .setParameter(1, decided.state())
                        .setParameter(2, decision.reason())
                        .setParameter(3, decision.moderator().value())
                        .setParameter(4, decision.decidedAt())
                        .setParameter(5, decided.userId().value())
                        .setParameter(6, decided.resultId())
                        .executeUpdate()
                == 1;
    }

    private static Stream<Appeal> read(List<?> rows) {
        return rows.stream().map(row -> appeal((Object[]) row));
    }

    private static Appeal appeal(Object[] row) {
        return new Appeal(
                (UUID) row[0],
                new UserId((UUID) row[1]),
                (UUID) row[2],
                (String) row[3],
                Sql.instant(row[4]),
                decision(row));
    }

    private static Optional<Decision> decision(Object[] row) {
        @Nullable Object moderator = row[7];
        if (moderator == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Decision(
                        row[5].equals("cleared"),
                        (String) row[6],
                        new UserId((UUID) moderator),
                        Sql.instant(row[8])));
    }
}
