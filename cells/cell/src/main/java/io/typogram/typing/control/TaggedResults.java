package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/// The fastest of the results that have a tag.
@ApplicationScoped
public class TaggedResults {

    /// There is one for each kind of test, so they are few.
    private static final int MAX_BESTS = 1_000;

    @PersistenceContext private EntityManager entities;
    @Inject private Results results;

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
        return results.of(user, ids);
    }
}
