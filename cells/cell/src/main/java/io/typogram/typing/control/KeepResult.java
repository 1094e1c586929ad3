package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.events.Events;
import io.typogram.typing.TypingEvent.TestCompleted;
import io.typogram.typing.entity.PersonalBest;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.SubmissionOutcome.Scored;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/// Keeps a scored run and what was typed. That a run is kept once, and a test completed once, is held by the table's own
/// keys: nothing is looked up before, because what a transaction has read makes it fail when others
/// write beside it.
@ApplicationScoped
public class KeepResult {

    @Inject private Results results;
    @Inject private PersonalBests personalBests;
    @Inject private CustomTexts customTexts;
    @Inject private Events events;

    /// Runs in the transaction of a user write, which a unique key ends when the run, or another run
    /// of its test, was kept before.
    ///
    /// @param keystrokes as bytes, which are made before: the transaction may run again
    /// @param typedAt see [CompletionTime]
    public Result keep(
            UserId user,
            UUID resultId,
            Scored scored,
            byte[] keystrokes,
            Instant receivedAt,
            Instant typedAt) {
        Result result = result(user, resultId, scored, receivedAt);
        results.add(result, keystrokes);
        scored.own().ifPresent(text -> customTexts.add(user, text));
        events.publish(completed(result, typedAt));
        return result;
    }

    private Result result(UserId user, UUID resultId, Scored scored, Instant receivedAt) {
        TestSettings settings = scored.test().settings();
        Score score = scored.score();
        boolean personalBest =
                settings.mode().isComparable()
                        && score.wpm() > 0
                        && personalBests.improve(
                                user,
                                new PersonalBest(
                                        settings,
                                        score.wpm(),
                                        score.accuracy(),
                                        resultId,
                                        receivedAt));
        return new Result(
                user,
                resultId,
                scored.test().testId(),
                settings,
                scored.test().seed(),
                scored.test().wordsVersion(),
                score,
                receivedAt,
                personalBest,
                Score.FORMULA_VERSION);
    }

    private static TestCompleted completed(Result result, Instant typedAt) {
        TestSettings settings = result.settings();
        return new TestCompleted(
                result.userId(),
                result.completedAt(),
                result.resultId(),
                settings.mode().wireName(),
                settings.amount(),
                settings.language().value(),
                settings.punctuation(),
                settings.numbers(),
                settings.difficulty().wireName(),
                settings.lazy(),
                result.score().wpm(),
                result.score().accuracy(),
                result.score().durationSeconds(),
                result.score().afkSeconds(),
                result.score().characters().errorsLeft(),
                typedAt);
    }
}
