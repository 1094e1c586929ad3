package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.StoredResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The results of the players who live in this cell.
@ApplicationScoped
public class Results {

    @PersistenceContext private EntityManager entities;

    /// The end of a page: results are read newest first, and by id where two came at once.
    public record Position(Instant completedAt, UUID resultId) {}

    public Optional<Result> find(UserId user, UUID resultId) {
        return stored(user, resultId).map(StoredResult::toResult);
    }

    /// The row, which a transaction may change.
    Optional<StoredResult> stored(UserId user, UUID resultId) {
        var key = new StoredResult.Key(user.value(), resultId);
        return Optional.ofNullable(entities.find(StoredResult.class, key));
    }

    public List<Result> newest(UserId user, int limit) {
        return entities.createQuery(
                        """
                        SELECT r FROM StoredResult r WHERE r.userId = :user
                        ORDER BY r.completedAt DESC, r.resultId DESC
                        """,
                        StoredResult.class)
                .setParameter("user", user.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(StoredResult::toResult)
                .toList();
    }

    public List<Result> newest(UserId user, Position before, int limit) {
        return entities.createQuery(
                        """
                        SELECT r FROM StoredResult r WHERE r.userId = :user
                        AND (r.completedAt < :completed
                             OR (r.completedAt = :completed AND r.resultId < :result))
                        ORDER BY r.completedAt DESC, r.resultId DESC
                        """,
                        StoredResult.class)
                .setParameter("user", user.value())
                .setParameter("completed", before.completedAt())
                .setParameter("result", before.resultId())
                .setMaxResults(limit)
                .getResultStream()
                .map(StoredResult::toResult)
                .toList();
    }

    /// @param keystrokes as [io.typogram.keystrokes.KeystrokeCodec] makes bytes of them
    void add(Result result, byte[] keystrokes) {
        entities.persist(new StoredResult(result, keystrokes));
    }
}
