package io.typogram.typing.control;

import static io.typogram.typing.control.Formulas.roundToHundredths;

import io.typogram.typing.control.Replay.Press;
import io.typogram.typing.entity.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What a run is worth (rules 10 to 18).
public final class Scoring {

    private Scoring() {}

    /// Scores a finished run.
    ///
    /// @throws IllegalArgumentException when the run is not finished
    public static Score of(Replay replay) {
        if (!replay.finished()) {
            throw new IllegalArgumentException("an unfinished run has no score");
        }
        double durationSeconds = replay.durationMillis() / Replay.MILLIS_PER_SECOND;
        List<Second> seconds = Second.of(replay);
        return new Score(
                roundToHundredths(Formulas.wpm(replay.speedCharacters(), durationSeconds)),
                roundToHundredths(Formulas.wpm(replay.rawCharacters(), durationSeconds)),
                roundToHundredths(accuracy(replay)),
                roundToHundredths(Formulas.kogasa(seconds.stream().map(Second::raw).toList())),
                roundToHundredths(Formulas.kogasa(keySpacings(replay.presses()))),
                replay.characters(),
                roundToHundredths(durationSeconds),
                (int) seconds.stream().filter(Second::away).count(),
                roundToHundredths(replay.keyOverlapMillis()),
                rounded(seconds, Second::wpm),
                rounded(seconds, Second::raw),
                seconds.stream().map(Second::errors).toList());
    }

    private static double accuracy(Replay replay) {
        List<Press> inputs = replay.inputs();
        long correct = inputs.stream().filter(press -> press.effect() == Effect.CORRECT).count();
        return Formulas.accuracy((int) correct, inputs.size());
    }

    /// The intervals between keys going down, without the last one, as Monkeytype drops it.
    private static List<Double> keySpacings(List<Press> presses) {
        List<Double> spacings = new ArrayList<>();
        for (int place = 1; place < presses.size() - 1; place++) {
            spacings.add(presses.get(place).atMillis() - presses.get(place - 1).atMillis());
        }
        return spacings;
    }

    private static List<Double> rounded(List<Second> seconds, ToDoubleFunction<Second> figure) {
        return seconds.stream()
                .map(second -> roundToHundredths(figure.applyAsDouble(second)))
                .toList();
    }
}
