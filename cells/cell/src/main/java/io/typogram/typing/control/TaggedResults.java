package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.StoredResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The results that have a tag.
@ApplicationScoped
public class TaggedResults {

    /// There is one for each kind of test, so they are few.
    private static final int MAX_BESTS = 1_000;

    @PersistenceContext private EntityManager entities;

    public List<Result> newest(
            UserId user, UUID tagId, Optional<Results.Position> before, int limit) {
        List<?> ids =
                entities.createNativeQuery(
                                """
                                SELECT r.result_id
                                FROM result_tags t
                                JOIN results r
                                    ON r.user_id = t.user_id AND r.result_id = t.result_id
                                WHERE t.user_id = ?1 AND t.tag_id = ?2
                                    AND (CAST(?3 AS timestamptz) IS NULL
                                        OR r.completed_at < CAST(?3 AS timestamptz)
                                        OR (r.completed_at = CAST(?3 AS timestamptz)
                                            AND r.result_id < CAST(?4 AS uuid)))
                                ORDER BY r.completed_at DESC, r.result_id DESC LIMIT ?5
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, tagId)
                        .setParameter(3, before.map(at -> at.completedAt().toString()).orElse(null))
                        .setParameter(4, before.map(at -> at.resultId().toString()).orElse(null))
                        .setParameter(5, limit)
                        .getResultList();
        return results(user, ids);
    }

    /// The fastest of each kind of test whose runs can be compared: of two equal ones the more accurate, then the earlier.
    public List<Result> bests(UserId user, UUID tagId) {
        List<?> ids =
                entities.createNativeQuery(
                                """
                                SELECT DISTINCT ON (r.mode, r.amount, r.language, r.punctuation,
                                    r.numbers, r.difficulty, r.lazy) r.result_id
                                FROM result_tags t
                                JOIN results r
                                    ON r.user_id = t.user_id AND r.result_id = t.result_id
                                WHERE t.user_id = ? AND t.tag_id = ? AND r.wpm > 0
                                    AND r.mode NOT IN ('zen', 'custom')
                                ORDER BY r.mode, r.amount, r.language, r.punctuation, r.numbers,
                                    r.difficulty, r.lazy, r.wpm DESC, r.accuracy DESC, r.completed_at, r.result_id
                                LIMIT ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, tagId)
                        .setParameter(3, MAX_BESTS)
                        .getResultList();
        return results(user, ids);
    }

    /// In the order of their ids' list.
    private List<Result> results(UserId user, List<?> ids) {
        if (ids.isEmpty()) {
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
                        .setParameter("ids", ids)
                        .getResultStream()
                        .map(StoredResult::toResult)
                        .collect(Collectors.toMap(Result::resultId, Function.identity()));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }
}
