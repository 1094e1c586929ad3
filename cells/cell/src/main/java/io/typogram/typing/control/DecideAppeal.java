package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.residence.NotAtHomeException;
import io.typogram.platform.residence.UserWrites;
import io.typogram.typing.entity.Appeal;
import io.typogram.typing.entity.Appeal.Decision;
import io.typogram.typing.entity.ResultStanding;
import io.typogram.typing.entity.StoredResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// A moderator decides about an appeal. A run that is cleared counts as if it had counted when it was typed: as a
/// personal best if it is faster than what stands, and for whoever hears of completed tests, with the time at which it
/// was completed.
@ApplicationScoped
public class DecideAppeal {

    @Inject private Appeals appeals;
    @Inject private Results results;
    @Inject private KeepResult keepResult;
    @Inject private UserWrites writes;
    @Inject private InstantSource clock;

    /// What became of the decision.
    public sealed interface Outcome {

        record Decided(Appeal appeal) implements Outcome {}

        record DecidedBefore() implements Outcome {}

        /// Nobody decides about a run of their own.
        record OwnAppeal() implements Outcome {}

        /// There is none, or none of somebody who lives here.
        record AppealUnknown() implements Outcome {}
    }

    /// Decides about an open appeal, in a write to the data of the player whose it is.
    ///
    /// @throws IllegalArgumentException when the reason is no text
    public Outcome decide(UUID appealId, boolean cleared, String reason, UserId moderator) {
        Decision decision = new Decision(cleared, reason, moderator, clock.instant());
        Optional<Appeal> found = appeals.find(appealId);
        if (found.isEmpty()) {
            return new Outcome.AppealUnknown();
        }
        Appeal appeal = found.get();
        if (appeal.userId().equals(moderator)) {
            return new Outcome.OwnAppeal();
        }
        Appeal decided =
                new Appeal(
                        appealId,
                        appeal.userId(),
                        appeal.resultId(),
                        appeal.text(),
                        appeal.appealedAt(),
                        Optional.of(decision));
        try {
            return writes.run(appeal.userId(), () -> write(decided));
        } catch (NotAtHomeException moved) {
            return new Outcome.AppealUnknown();
        }
    }

    /// In the transaction of a write to the appealing player's data. Of two moderators at once one finds it open.
    private Outcome write(Appeal decided) {
        if (!appeals.decide(decided)) {
            return new Outcome.DecidedBefore();
        }
        StoredResult stored = results.stored(decided.userId(), decided.resultId()).orElseThrow();
        if (decided.decision().orElseThrow().cleared()) {
            stored.stand(ResultStanding.CLEARED);
            keepResult.countAfterAll(stored);
        } else {
            stored.stand(ResultStanding.UPHELD);
        }
        return new Outcome.Decided(decided);
    }
}
