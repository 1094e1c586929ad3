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
import java.util.Optional;
import java.util.UUID;

/// Keeps a scored run, once: the same id gives the first answer again, and a test is completed once.
@ApplicationScoped
public class KeepResult {

    @Inject private Results results;
    @Inject private PersonalBests personalBests;
    @Inject private Events events;

    /// What became of the run.
    public sealed interface Outcome {

        record Kept(Result result) implements Outcome {}

        /// It had been kept before, and this is what was answered then.
        record KeptBefore(Result result) implements Outcome {}

        /// The player has completed this test with another run.
        record TestUsedUp() implements Outcome {}
    }

    /// Runs in the transaction of a user write.
    public Outcome keep(UserId user, UUID resultId, Scored scored, Instant receivedAt) {
        Optional<Result> before = results.find(user, resultId);
        if (before.isPresent()) {
            return new Outcome.KeptBefore(before.get());
        }
        if (results.findByTest(user, scored.test().testId()).isPresent()) {
            return new Outcome.TestUsedUp();
        }
        Result result = result(user, resultId, scored, receivedAt);
        results.add(result);
        events.publish(completed(result));
        return new Outcome.Kept(result);
    }

    private Result result(UserId user, UUID resultId, Scored scored, Instant receivedAt) {
        TestSettings settings = scored.test().settings();
        Score score = scored.score();
        boolean personalBest =
                score.wpm() > 0
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
                score,
                receivedAt,
                personalBest,
                Score.FORMULA_VERSION);
    }

    private static TestCompleted completed(Result result) {
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
                result.score().wpm(),
                result.score().accuracy(),
                result.score().durationSeconds());
    }
}
