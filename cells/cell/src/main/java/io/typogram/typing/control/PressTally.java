package io.typogram.typing.control;

import io.typogram.typing.entity.KeyFigures.Presses;
import io.typogram.typing.entity.KeyFigures.Times;
import java.util.Arrays;
import java.util.Optional;

/// Counts how often one thing was wanted and missed, and keeps how long it took each time: of a mean alone nobody
/// could tell the median.
final class PressTally {

    private static final int FIRST_CAPACITY = 8;
    private static final double MICROS_PER_MILLI = 1_000;

    private int count;
    private int errors;
    private int[] micros = new int[FIRST_CAPACITY];
    private int timed;

    void wanted(boolean missed) {
        count++;
        errors += missed ? 1 : 0;
    }

    void took(int time) {
        if (timed == micros.length) {
            micros = Arrays.copyOf(micros, 2 * timed);
        }
        micros[timed++] = time;
    }

    int count() {
        return count;
    }

    Presses presses() {
        return new Presses(count, errors, timed == 0 ? Optional.empty() : Optional.of(times()));
    }

    private Times times() {
        int[] sorted = Arrays.copyOf(micros, timed);
        Arrays.sort(sorted);
        double mean = (double) Arrays.stream(sorted).asLongStream().sum() / timed;
        // Of an even number there are two in the middle.
        double median = (sorted[(timed - 1) / 2] + sorted[timed / 2]) / 2.0;
        return new Times(timed, millis(mean), millis(median));
    }

    private static double millis(double inMicros) {
        return Formulas.roundToHundredths(inMicros / MICROS_PER_MILLI);
    }
}
