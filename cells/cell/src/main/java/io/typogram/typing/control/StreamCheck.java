package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.control.Replay.Press;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.StreamRefusal;
import io.typogram.typing.entity.StreamRefusal.NothingTyped;
import io.typogram.typing.entity.StreamRefusal.StreamAfterEnd;
import io.typogram.typing.entity.StreamRefusal.StreamDoesNotFit;
import io.typogram.typing.entity.StreamRefusal.StreamFailed;
import io.typogram.typing.entity.StreamRefusal.StreamImpossibleSpeed;
import io.typogram.typing.entity.StreamRefusal.StreamKeyNeverDown;
import io.typogram.typing.entity.StreamRefusal.StreamLongerThanElapsed;
import io.typogram.typing.entity.StreamRefusal.StreamUnfinished;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Whether a stream fits its test, the clock and what people can do.
///
/// The bounds refuse what cannot be. What merely looks like a machine is for later analysis, which
/// sees more than one run.
public final class StreamCheck {

    /// A browser may go on recording until it has drawn the result.
    public static final int AFTER_END_GRACE_MILLIS = 1_000;

    /// Of 168,000 people the fastest hundredth begins at 103 wpm (Dhakal et al., CHI 2018), and the
    /// fastest short bursts ever published lie near 300.
    public static final int MAX_RAW_WPM = 400;

    /// Twelve words in a second, a speed of 720 wpm: room for a burst and for a key that repeats.
    public static final int MAX_INPUTS_PER_SECOND = 60;

    /// Clocks of two nodes of a cell differ by less.
    public static final Duration ELAPSED_TOLERANCE = Duration.ofSeconds(2);

    /// Below this the stream belongs to another text. Hands that were one key off all the time still
    /// get their spaces right.
    public static final int MIN_CORRECT_INPUTS_PERCENT = 10;

    /// `raw = (characters / 5) / (millis / 60,000)`, so raw · millis = characters · 12,000.
    private static final int WPM_MILLIS_PER_CHARACTER = 12_000;

    private StreamCheck() {}

    /// Why a stream is refused, if it is.
    ///
    /// @param replay what the stream says, read against the words of its test
    /// @param sinceIssued from the issue of the test to the arrival of the stream
    public static Optional<StreamRefusal> check(
            Replay replay, Keystrokes keystrokes, Duration sinceIssued, Difficulty difficulty) {
        return releases(keystrokes)
                .or(() -> inputs(replay))
                .or(() -> end(replay, keystrokes))
                .or(() -> elapsed(replay, sinceIssued))
                .or(() -> speed(replay))
                .or(() -> fit(replay))
                .or(() -> mistakes(replay, difficulty));
    }

    /// A key may go up twice, because two keys can carry one character, but not before it went down
    /// at all.
    private static Optional<StreamRefusal> releases(Keystrokes keystrokes) {
        Set<String> pressed = new HashSet<>();
        for (int event = 0; event < keystrokes.size(); event++) {
            if (keystrokes.isDown(event)) {
                pressed.add(keystrokes.key(event));
            } else if (!pressed.contains(keystrokes.key(event))) {
                return Optional.of(new StreamKeyNeverDown(event));
            }
        }
        return Optional.empty();
    }

    private static Optional<StreamRefusal> inputs(Replay replay) {
        return replay.inputs().isEmpty() ? Optional.of(new NothingTyped()) : Optional.empty();
    }

    private static Optional<StreamRefusal> end(Replay replay, Keystrokes keystrokes) {
        if (!replay.finished()) {
            return Optional.of(new StreamUnfinished());
        }
        return keystrokes.lastAtMillis() > replay.durationMillis() + AFTER_END_GRACE_MILLIS
                ? Optional.of(new StreamAfterEnd(replay.durationMillis()))
                : Optional.empty();
    }

    private static Optional<StreamRefusal> elapsed(Replay replay, Duration sinceIssued) {
        long mostMillis = sinceIssued.plus(ELAPSED_TOLERANCE).toMillis();
        return replay.durationMillis() > mostMillis
                ? Optional.of(
                        new StreamLongerThanElapsed(
                                replay.durationMillis(), sinceIssued.toMillis()))
                : Optional.empty();
    }

    private static Optional<StreamRefusal> speed(Replay replay) {
        double rawMillis = (double) replay.rawCharacters() * WPM_MILLIS_PER_CHARACTER;
        boolean impossible =
                rawMillis > MAX_RAW_WPM * replay.durationMillis() || hasCrowdedSecond(replay);
        return impossible ? Optional.of(new StreamImpossibleSpeed()) : Optional.empty();
    }

    private static boolean hasCrowdedSecond(Replay replay) {
        List<Press> inputs = replay.inputs();
        for (int last = MAX_INPUTS_PER_SECOND; last < inputs.size(); last++) {
            double firstAtMillis = inputs.get(last - MAX_INPUTS_PER_SECOND).atMillis();
            if (inputs.get(last).atMillis() - firstAtMillis < Replay.MILLIS_PER_SECOND) {
                return true;
            }
        }
        return false;
    }

    private static Optional<StreamRefusal> fit(Replay replay) {
        List<Press> inputs = replay.inputs();
        long correct = inputs.stream().filter(press -> press.effect() == Effect.CORRECT).count();
        return correct * 100 < (long) inputs.size() * MIN_CORRECT_INPUTS_PERCENT
                ? Optional.of(new StreamDoesNotFit())
                : Optional.empty();
    }

    private static Optional<StreamRefusal> mistakes(Replay replay, Difficulty difficulty) {
        Predicate<Press> ends =
                switch (difficulty) {
                    case NORMAL -> press -> false;
                    case EXPERT -> press -> press.isWrong() && press.endsWord();
                    case MASTER -> Press::isWrong;
                };
        return replay.presses().stream()
                .filter(ends)
                .findFirst()
                .map(press -> new StreamFailed(press.atMillis()));
    }
}
