package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.events.Events;
import io.typogram.typing.TypingEvent.TestCompleted;
import io.typogram.typing.TypingEvent.TestFlagged;
import io.typogram.typing.entity.PersonalBest;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.ResultStanding;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.StoredResult;
import io.typogram.typing.entity.SubmissionOutcome.Scored;
import io.typogram.typing.entity.Suspicion;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Keeps a scored run and what was typed. That a run is kept once, and a test completed once, is held by the table's own
/// keys: nothing is looked up before, because what a transaction has read makes it fail when others
/// write beside it.
@ApplicationScoped
public class KeepResult {

    @Inject private Results results;
    @Inject private PersonalBests personalBests;
    @Inject private Rhythms rhythms;
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
        if (result.standing() == ResultStanding.COUNTED) {
            rhythms.add(resultId, scored.plausibility().print(), receivedAt);
            events.publish(completed(result, typedAt));
        } else {
            events.publish(flagged(result));
        }
        return result;
    }

    /// Counts a run that did not, as if it always had: with the time at which it was completed. When the
    /// player ended it is not kept, so it counts for the day on which it came.
    void countAfterAll(StoredResult stored) {
        Result result = stored.toResult();
        if (isBest(result.userId(), best(result))) {
            stored.becomePersonalBest();
        }
        events.publish(completed(result, result.completedAt()));
    }

    private Result result(UserId user, UUID resultId, Scored scored, Instant receivedAt) {
        TestSettings settings = scored.test().settings();
        Score score = scored.score();
        List<Suspicion> suspicions = scored.plausibility().suspicions();
        ResultStanding standing =
                suspicions.isEmpty() ? ResultStanding.COUNTED : ResultStanding.FLAGGED;
        boolean personalBest =
                standing == ResultStanding.COUNTED
                        && isBest(
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
                Score.FORMULA_VERSION,
                standing,
                suspicions);
    }

    private boolean isBest(UserId user, PersonalBest run) {
        return run.settings().mode().isComparable()
                && run.wpm() > 0
                && personalBests.improve(user, run);
    }

    private static PersonalBest best(Result result) {
        return new PersonalBest(
                result.settings(),
                result.score().wpm(),
                result.score().accuracy(),
                result.resultId(),
                result.completedAt());
    }

    private static TestFlagged flagged(Result result) {
        return new TestFlagged(
                result.userId(),
                result.completedAt(),
                result.resultId(),
                result.suspicions().stream().map(Suspicion::code).toList());
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
