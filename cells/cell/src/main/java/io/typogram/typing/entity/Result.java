package io.typogram.typing.entity;

import io.typogram.kernel.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A run that was accepted.
///
/// @param resultId made by the client before it sent the run, so that sending twice stores once
/// @param seed what its words were made from, with `wordsVersion`
/// @param completedAt when the run reached the cell
/// @param personalBest whether it was the player's fastest of its settings when it came
/// @param suspicions what spoke against it when it came
public record Result(
        UserId userId,
        UUID resultId,
        UUID testId,
        TestSettings settings,
        long seed,
        WordsVersion wordsVersion,
        Score score,
        Instant completedAt,
        boolean personalBest,
        int formulaVersion,
        ResultStanding standing,
        List<Suspicion> suspicions) {

    public Result {
        Objects.requireNonNull(userId);
        Objects.requireNonNull(resultId);
        Objects.requireNonNull(testId);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(wordsVersion);
        Objects.requireNonNull(score);
        Objects.requireNonNull(completedAt);
        Objects.requireNonNull(standing);
        suspicions = List.copyOf(suspicions);
    }
}
