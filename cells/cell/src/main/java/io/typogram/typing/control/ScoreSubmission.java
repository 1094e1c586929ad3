package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.OpenedTest.Genuine;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.StreamRefusal;
import io.typogram.typing.entity.SubmissionOutcome;
import io.typogram.typing.entity.SubmissionOutcome.Refused;
import io.typogram.typing.entity.SubmissionOutcome.Scored;
import io.typogram.typing.entity.TestRefusal;
import io.typogram.typing.entity.TestRefusal.TestOutdated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Judges a run: opens its test, has its words, reads the keystrokes against them, checks
/// them and computes the score. The client's own figures are not asked for.
public final class ScoreSubmission {

    private final IssuedWords issuedWords;
    private final SignedTests signedTests;

    public ScoreSubmission(IssuedWords issuedWords, SignedTests signedTests) {
        this.issuedWords = issuedWords;
        this.signedTests = signedTests;
    }

    /// Judges one run.
    ///
    /// @param token the signed test as it was issued
    /// @param receivedAt when the run arrived; it can have taken no longer than since the issue
    public SubmissionOutcome score(String token, Keystrokes keystrokes, Instant receivedAt) {
        return switch (signedTests.open(token, receivedAt)) {
            case Genuine genuine -> score(genuine.test(), keystrokes, receivedAt);
            case TestRefusal refusal -> new Refused(refusal);
        };
    }

    private SubmissionOutcome score(IssuedTest test, Keystrokes keystrokes, Instant receivedAt) {
        Optional<List<String>> words = issuedWords.of(test);
        if (words.isEmpty()) {
            return new Refused(new TestOutdated());
        }
        Replay replay = Replay.of(test.settings(), words.get(), keystrokes);
        Duration sinceIssued = Duration.between(test.issuedAt(), receivedAt);
        Optional<StreamRefusal> refusal = StreamCheck.check(replay, keystrokes, sinceIssued);
        return refusal.<SubmissionOutcome>map(Refused::new)
                .orElseGet(() -> scored(test, replay, keystrokes));
    }

    private static SubmissionOutcome scored(IssuedTest test, Replay replay, Keystrokes keystrokes) {
        Score score = Scoring.of(replay);
        return new Scored(test, score, PlausibilityCheck.of(keystrokes, score));
    }
}
