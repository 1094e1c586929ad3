package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.StoredResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// In the order of the ids.
    List<Result> of(UserId user, List<?> resultIds) {
        if (resultIds.isEmpty()) {
            return List.of();
        }
        Map<UUID, Result> found =
                entities.createQuery(
                                """
                                SELECT r FROM StoredResult r
                                WHERE r.userId = :user AND r.resultId IN :ids
                                """,
                                StoredResult.class)
                        .setParameter("user", user.value())
                        .setParameter("ids", resultIds)
                        .getResultStream()
                        .map(StoredResult::toResult)
                        .collect(Collectors.toMap(Result::resultId, Function.identity()));
        return resultIds.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    /// @param keystrokes as [io.typogram.keystrokes.KeystrokeCodec] makes bytes of them
    void add(Result result, byte[] keystrokes) {
        entities.persist(new StoredResult(result, keystrokes));
    }
}
