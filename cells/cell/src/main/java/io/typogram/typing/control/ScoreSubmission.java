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

    /// A test that is genuine, and its words.
    sealed interface Opening {
        record Opened(IssuedTest test, Optional<CustomText> own, List<String> words)
                implements Opening {}

        record Unfit(TestRefusal refusal) implements Opening {}
    }

    /// Opens a test.
    ///
    /// @param token the signed test as it was issued
    /// @param own the text of a `custom` test, which nobody but the player has
    Opening open(String token, Optional<CustomText> own, Instant receivedAt) {
        return switch (signedTests.open(token, receivedAt)) {
            case Genuine(var test) ->
                    test.settings().mode() == Mode.CUSTOM ? openOwn(test, own) : openOurs(test);
            case TestRefusal refusal -> new Opening.Unfit(refusal);
        };
    }

    private static Opening openOwn(IssuedTest test, Optional<CustomText> own) {
        return own.filter(text -> text.version().equals(test.wordsVersion()))
                .<Opening>map(text -> new Opening.Opened(test, own, text.words()))
                .orElseGet(() -> new Opening.Unfit(new TestOfAnotherText()));
    }

    private Opening openOurs(IssuedTest test) {
        return issuedWords
                .of(test)
                .<Opening>map(words -> new Opening.Opened(test, Optional.empty(), words))
                .orElseGet(() -> new Opening.Unfit(new TestOutdated()));
    }

    /// Judges one run of a test, see [#open].
    ///
    /// @param receivedAt when the run arrived; it can have taken no longer than since the issue
    public SubmissionOutcome score(
            String token, Optional<CustomText> own, Keystrokes keystrokes, Instant receivedAt) {
        return switch (open(token, own, receivedAt)) {
            case Opening.Opened(var test, var text, var words) ->
                    score(test, words, text, keystrokes, receivedAt);
            case Opening.Unfit(var refusal) -> new Refused(refusal);
        };
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
