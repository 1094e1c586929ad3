package io.typogram.typing.control;

import java.util.List;

/// The formulas behind every figure, as Monkeytype has them (`packages/util/src/numbers.ts`), so
/// that a player who comes from there sees the same numbers.
public final class Formulas {

    private static final int CHARACTERS_PER_WORD = 5;
    private static final int SECONDS_PER_MINUTE = 60;

    private Formulas() {}

    /// Words per minute: `(c / 5) / (s / 60)`. Where no time has passed there is no speed: zero.
    public static double wpm(int characters, double seconds) {
        if (seconds <= 0) {
            return 0;
        }
        return ((double) characters / CHARACTERS_PER_WORD) / (seconds / SECONDS_PER_MINUTE);
    }

    /// Percent of the inputs that were right; zero when there were none.
    public static double accuracy(int correctInputs, int inputs) {
        return inputs == 0 ? 0 : 100.0 * correctInputs / inputs;
    }

    /// How even the values are, from 100 (all alike) towards 0:
    /// `100 · (1 − tanh(x + x³/3 + x⁵/5))` with `x` = population standard deviation / mean. Zero
    /// for no values and for a mean of zero.
    public static double kogasa(List<Double> values) {
        double mean = mean(values);
        if (mean == 0) {
            return 0;
        }
        double x = standardDeviation(values, mean) / mean;
        return 100 * (1 - Math.tanh(x + Math.pow(x, 3) / 3 + Math.pow(x, 5) / 5));
    }

    /// Two decimals, halves up, as JavaScript's `Math.round` does it.
    public static double roundToHundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.isEmpty() ? 0 : sum / values.size();
    }

    private static double standardDeviation(List<Double> values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.size());
    }
}
