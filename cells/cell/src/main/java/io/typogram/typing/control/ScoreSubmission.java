package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.OpenedTest.Genuine;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.SubmissionOutcome;
import io.typogram.typing.entity.SubmissionOutcome.Refused;
import io.typogram.typing.entity.SubmissionOutcome.Scored;
import io.typogram.typing.entity.TestRefusal;
import io.typogram.typing.entity.TestRefusal.TestOfAnotherText;
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
    /// @param own the text of a `custom` test, which nobody but the player has
    /// @param receivedAt when the run arrived; it can have taken no longer than since the issue
    public SubmissionOutcome score(
            String token, Optional<CustomText> own, Keystrokes keystrokes, Instant receivedAt) {
        return switch (signedTests.open(token, receivedAt)) {
            case Genuine(var test) ->
                    test.settings().mode() == Mode.CUSTOM
                            ? scoreOwn(test, own, keystrokes, receivedAt)
                            : scoreOurs(test, keystrokes, receivedAt);
            case TestRefusal refusal -> new Refused(refusal);
        };
    }

    private SubmissionOutcome scoreOwn(
            IssuedTest test, Optional<CustomText> own, Keystrokes keystrokes, Instant receivedAt) {
        return own.filter(text -> text.version().equals(test.wordsVersion()))
                .map(text -> score(test, text.words(), own, keystrokes, receivedAt))
                .orElseGet(() -> new Refused(new TestOfAnotherText()));
    }

    private SubmissionOutcome scoreOurs(
            IssuedTest test, Keystrokes keystrokes, Instant receivedAt) {
        return issuedWords
                .of(test)
                .map(words -> score(test, words, Optional.empty(), keystrokes, receivedAt))
                .orElseGet(() -> new Refused(new TestOutdated()));
    }

    private static SubmissionOutcome score(
            IssuedTest test,
            List<String> words,
            Optional<CustomText> own,
            Keystrokes keystrokes,
            Instant receivedAt) {
        Replay replay = Replay.of(test.settings(), words, keystrokes);
        Duration sinceIssued = Duration.between(test.issuedAt(), receivedAt);
        return StreamCheck.check(replay, keystrokes, sinceIssued, test.settings().difficulty())
                .<SubmissionOutcome>map(Refused::new)
                .orElseGet(() -> scored(test, own, replay, keystrokes));
    }

    private static SubmissionOutcome scored(
            IssuedTest test, Optional<CustomText> own, Replay replay, Keystrokes keystrokes) {
        Score score = Scoring.of(replay);
        return new Scored(
                test, own, score, PlausibilityCheck.of(test.settings().mode(), keystrokes, score));
    }
}
