package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.Rescoring;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.StoredResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Computes a result anew from its keystrokes, by the formulas of today, and keeps what it was worth before.
@ApplicationScoped
public class RescoreResult {

    @Inject private Results results;
    @Inject private ResultWords words;
    @Inject private Rescorings rescorings;
    @Inject private PersonalBests personalBests;
    @Inject private InstantSource clock;

    /// Runs in the transaction of a user write. A result whose words can no longer be told stays as it is, with the version of the formulas that computed it.
    void rescore(UserId user, UUID resultId, Keystrokes typed) {
        results.stored(user, resultId)
                .filter(stored -> stored.toResult().formulaVersion() < Score.FORMULA_VERSION)
                .ifPresent(stored ->
                        scored(stored.toResult(), typed)
                                .ifPresent(score -> replace(user, stored, score)));
    }

    private Optional<Score> scored(Result result, Keystrokes typed) {
        return words.of(result)
                .map(told -> Replay.of(result.settings(), told, typed))
                .filter(Replay::finished)
                .map(Scoring::of);
    }

    private void replace(UserId user, StoredResult stored, Score score) {
        Result before = stored.toResult();
        rescorings.add(
                user,
                before.resultId(),
                Rescoring.of(before, Score.FORMULA_VERSION, clock.instant()));
        stored.rescore(score, Score.FORMULA_VERSION);
        boolean changed = before.score().wpm() != score.wpm();
        if (changed && before.settings().mode().isComparable()) {
            personalBests.findAgain(user, before.settings());
        }
    }
}
