package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.typing.entity.Appeal;
import io.typogram.typing.entity.ResultStanding;
import io.typogram.typing.entity.StoredResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// A player asks for another look at a run that does not count. Once for each: the second time it is the first appeal
/// that is answered, if it says the same.
@ApplicationScoped
public class AppealResult {

    @Inject private Results results;
    @Inject private Appeals appeals;
    @Inject private InstantSource clock;

    /// What became of the wish.
    public sealed interface Outcome {

        record Appealed(Appeal appeal) implements Outcome {}

        record AppealedBefore(Appeal appeal) implements Outcome {}

        /// Somebody may be deciding about the other text already.
        record AppealedOtherwise() implements Outcome {}

        record NotFlagged() implements Outcome {}

        record ResultUnknown() implements Outcome {}
    }

    /// Runs in the transaction of a user write.
    ///
    /// @throws IllegalArgumentException when the text is none
    public Outcome appeal(UserId user, UUID resultId, String text) {
        Appeal appeal =
                new Appeal(
                        UUID.randomUUID(), user, resultId, text, clock.instant(), Optional.empty());
        Optional<StoredResult> stored = results.stored(user, resultId);
        if (stored.isEmpty()) {
            return new Outcome.ResultUnknown();
        }
        Optional<Appeal> before = appeals.find(user, resultId);
        if (before.isPresent()) {
            return before.get().text().equals(appeal.text())
                    ? new Outcome.AppealedBefore(before.get())
                    : new Outcome.AppealedOtherwise();
        }
        if (stored.get().standing() != ResultStanding.FLAGGED) {
            return new Outcome.NotFlagged();
        }
        stored.get().stand(ResultStanding.APPEALED);
        appeals.add(appeal);
        return new Outcome.Appealed(appeal);
    }
}
