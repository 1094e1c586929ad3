package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which results their players show to everybody who has the link.
@ApplicationScoped
public class SharedResults {

    @PersistenceContext private EntityManager entities;
    @Inject private Results results;
    @Inject private InstantSource clock;

    /// What became of a wish to show a result.
    public sealed interface Outcome {
        record Shared(Instant since) implements Outcome {}

        record NotCounted() implements Outcome {}

        record ResultUnknown() implements Outcome {}
    }

    /// Shows a result; one that is shown stays so since then. Runs in the transaction of a user write.
    public Outcome share(UserId user, UUID resultId) {
        Optional<Result> result = results.find(user, resultId);
        if (result.isEmpty()) {
            return new Outcome.ResultUnknown();
        }
        if (!isShowable(result.get())) {
            return new Outcome.NotCounted();
        }
        Optional<Instant> before = since(user, resultId);
        return new Outcome.Shared(before.orElseGet(() -> write(user, resultId, clock.instant())));
    }

    private Instant write(UserId user, UUID resultId, Instant now) {
        int written =
                entities.createNativeQuery(
                                """
                                UPDATE results SET shared_at = ? WHERE user_id = ? AND result_id = ?
                                """)
                        .setParameter(1, now)
                        .setParameter(2, user.value())
                        .setParameter(3, resultId)
                        .executeUpdate();
        assert written == 1;
        return now;
    }

    /// Shows it no more, if it was. Runs in the transaction of a user write.
    public void unshare(UserId user, UUID resultId) {
        int _ =
                entities.createNativeQuery(
                                """
                                UPDATE results SET shared_at = NULL
                                WHERE user_id = ? AND result_id = ? AND shared_at IS NOT NULL
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, resultId)
                        .executeUpdate();
    }

    /// Since when a result is shown; nothing when it is not, or there is none.
    public Optional<Instant> since(UserId user, UUID resultId) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT shared_at FROM results
                                WHERE user_id = ? AND result_id = ? AND shared_at IS NOT NULL
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, resultId)
                        .getResultList();
        return rows.stream().findFirst().map(Sql::instant);
    }

    /// A result that is shown. One that does not count any more is not, whatever was said.
    public Optional<Result> find(UserId user, UUID resultId) {
        return since(user, resultId)
                .flatMap(_ -> results.find(user, resultId))
                .filter(SharedResults::isShowable);
    }

    private static boolean isShowable(Result result) {
        return result.standing().counts();
    }
}
